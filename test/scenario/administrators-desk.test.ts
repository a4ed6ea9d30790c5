import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Browser } from '../world/browser.ts'
import { addedPerson, deskAct, factOn, formOf } from '../world/desk.ts'
import { dump, forms } from '../world/dump.ts'
import { mailsTo } from '../world/mails.ts'
import {
  becomeCustomer,
  enrol,
  enterCode,
  type Held,
  identify,
  logOn,
  mailedCode,
  ownPins,
  type Person,
  readPerson,
  sayYes,
  showCertificate,
} from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

/** Hanako administers and Ichiro uses; both have certificates, and letters and mails bring pickup codes. */
async function company(t: Parameters<typeof makeWorld>[0]) {
  const world = await makeWorld(t, { now })
  const hanako = await readPerson(world, 'hanako')
  const ichiro = await readPerson(world, 'ichiro')
  const administrator = await becomeCustomer(world, hanako)
  const user = await becomeCustomer(world, ichiro)
  return { world, hanako, ichiro, administrator, user, desk: `/people/${ichiro.id}` }
}

/** 「電子証明書取得」 with the code that comes by mail when IDs and PINs are right, as somebody without a letter does. */
async function acquireByMail(world: World, browser: Browser, person: Person): Promise<Held> {
  const identified = await identify(browser, person)
  assert.equal(identified.location, '/acquire/code', identified.text)
  await browser.post('/acquire/code/mail', {})
  const code = await mailedCode(world, person)
  assert.ok(code, 'no code was mailed')
  const opened = await enterCode(browser, code)
  assert.equal(opened.location, '/acquire/window', opened.text)
  await sayYes(browser, '/acquire/window')
  return enrol(browser, '/acquire/window')
}

describe('an administrator adds a user', () => {
  const fields = { name: '鈴木 次郎', loginId: 'jiro', address: 'jiro@yamada.example', language: 'ja' }

  it('who acquires with PINs from his hand and a code from his own mailbox, and logs on', async (t) => {
    const { world, administrator } = await company(t)
    const done = await deskAct(administrator.browser, '/people/add', fields)
    assert.deepEqual([done.status, done.screen], [200, 'U-42'], done.text)
    assert.equal(factOn(done, 'この方のID'), 'jiro')
    const jiro = await addedPerson(world, done, 'jiro')
    const browser = world.openBrowser()
    const held = await acquireByMail(world, browser, jiro)
    await logOn(browser, held, jiro.pin)
    const chosen = await browser.post('/first-use', ownPins)
    assert.equal(chosen.location, '/logon/next', chosen.text)
    const page = await administrator.browser.get('/people')
    assert.match(page.text, /鈴木 次郎[\s\S]*?使用中です/)
  })

  it('once, however often the form is sent, and sees the same PINs twice', async (t) => {
    const { world, administrator } = await company(t)
    const { browser } = administrator
    const form = formOf(await browser.get('/people/add'))
    const sent = { form, confirmationPin: ownPins.confirmationPin, ...fields }
    const both = await Promise.all([browser.post('/people/add', sent), browser.post('/people/add', sent)])
    assert.deepEqual(
      both.map(({ screen }) => screen),
      ['U-42', 'U-42'],
      both[1]?.text,
    )
    const pins = both.map(({ text }) => [...text.matchAll(/<b class="hex">(\d+)/g)].map(([, pin]) => pin))
    assert.equal(pins[0]?.length, 2)
    assert.deepEqual(pins[0], pins[1])
    const members = await world.ports.store.at(world.institution().id).members.all()
    assert.equal(members.filter(({ loginId }) => loginId === 'jiro').length, 1)

    world.advance({ minutes: 10, seconds: 1 })
    const late = await browser.post('/people/add', sent)
    assert.equal(late.status, 409)
    assert.match(late.text, /お問い合わせ番号 <b>109/)
    await world.sweep()
    const { rows } = { rows: await world.database.db.selectFrom('desk_form').selectAll().execute() }
    assert.deepEqual(
      rows.map(({ shown }) => shown),
      [null],
      'PINs do not lie about',
    )
  })

  it('with PINs that lie nowhere as they are', async (t) => {
    const { world, administrator } = await company(t)
    const done = await deskAct(administrator.browser, '/people/add', fields)
    const { pin, confirmationPin } = await addedPerson(world, done, 'jiro')
    for (const [table, text] of await dump(world)) {
      for (const secret of [pin, confirmationPin])
        for (const form of forms(secret)) assert.ok(!text.includes(form), `${table} holds a PIN`)
    }
    for (const line of world.logged) assert.ok(!line.includes(pin) && !line.includes(confirmationPin), line)
    assert.equal(done.headers.get('cache-control'), 'no-store')
  })

  it('is asked for what is missing, and keeps what was typed', async (t) => {
    const { administrator } = await company(t)
    const page = await deskAct(administrator.browser, '/people/add', {
      name: '鈴木 次郎',
      confirmationPin: '',
    })
    assert.deepEqual([page.status, page.screen], [422, 'U-41'])
    for (const field of ['loginId', 'address', 'language', 'confirmationPin'])
      assert.match(page.text, new RegExp(`href="#${field}"`), field)
    assert.match(page.text, /value="鈴木 次郎"/)
  })

  it('is refused an ID that is taken, an address of somebody else, and without his PIN', async (t) => {
    const { world, administrator } = await company(t)
    const { browser } = administrator
    const post = (more: Record<string, string>) => deskAct(browser, '/people/add', { ...fields, ...more })
    assert.match((await post({ loginId: 'ichiro' })).text, /お問い合わせ番号 <b>711/)
    assert.match((await post({ address: 'ichiro@yamada.example' })).text, /お問い合わせ番号 <b>708/)
    const wrong = await post({ confirmationPin: 'a1b2c3' })
    assert.match(wrong.text, /お問い合わせ番号 <b>206/)
    assert.doesNotMatch(wrong.text, /a1b2c3/)
    for (let n = 1; n < 5; n += 1) await post({ confirmationPin: 'a1b2c3' })
    const locked = await post({})
    assert.match(locked.text, /お問い合わせ番号 <b>202/, 'the door of the desk')
    assert.equal((await browser.get('/menu')).status, 200, 'and no other')
    const members = await world.ports.store.at(world.institution().id).members.all()
    assert.equal(members.length, 3)
  })
})

describe('an administrator helps a user', () => {
  it('by a reissue, with new PINs, after which only the new certificate works', async (t) => {
    const { world, administrator, user, ichiro, desk } = await company(t)
    const done = await deskAct(administrator.browser, `${desk}/reissue`, {
      reason: 'forgotten',
      pins: 'reset',
    })
    assert.deepEqual([done.status, done.screen], [200, 'U-44'], done.text)
    assert.equal(factOn(done, 'この方のID'), 'ichiro')
    assert.match((await user.browser.get('/menu')).screen, /E-51/, 'his session is over')
    const fresh = { ...ichiro, ...(await addedPerson(world, done, 'ichiro')) }
    const held = await acquireByMail(world, user.browser, fresh)
    await logOn(user.browser, held, fresh.pin)
    await user.browser.post('/first-use', ownPins)
    assert.equal((await user.browser.get('/menu')).screen, 'M-10')
    assert.match((await showCertificate(world.openBrowser(), user.held)).text, />L-(53|51)</)
  })

  it('by a revocation, a lock and its end, a removal, each told on a page of its own', async (t) => {
    const { world, administrator, user, ichiro, desk } = await company(t)
    const { browser } = administrator
    assert.match((await browser.get(desk)).text, /href="[^"]*\/lock"/)
    assert.equal((await deskAct(browser, `${desk}/lock`)).screen, 'U-48')
    assert.match((await showCertificate(world.openBrowser(), user.held)).text, />L-55</)
    const locked = await browser.get(desk)
    assert.match(locked.text, /href="[^"]*\/unlock"/)
    assert.doesNotMatch(locked.text, /href="[^"]*\/lock"/, 'what is done is not offered')
    assert.match((await deskAct(browser, `${desk}/lock`)).text, /お問い合わせ番号 <b>703/)
    assert.equal((await deskAct(browser, `${desk}/unlock`)).screen, 'U-50')
    await logOn(user.browser, user.held)
    const revoked = await deskAct(browser, `${desk}/revoke`, { reason: 'other' })
    assert.equal(revoked.screen, 'U-46')
    assert.equal(factOn(revoked, 'この方のID'), 'ichiro')
    assert.equal((await deskAct(browser, `${desk}/remove`)).screen, 'U-55')
    assert.equal((await browser.get(desk)).status, 404)
    assert.doesNotMatch((await browser.get('/people')).text, /ichiro/)
    const life = await world.ports.store.at(world.institution().id).members.life(ichiro.id)
    assert.deepEqual(life?.member.stops, ['ended'])
  })

  it('by an emergency stop, which only the institution lifts', async (t) => {
    const { administrator, user, desk, world } = await company(t)
    const { browser } = administrator
    const done = await deskAct(browser, `${desk}/stop`, { reason: 'theft' })
    assert.equal(done.screen, 'U-57')
    assert.match(done.text, /お電話ください/)
    assert.match((await showCertificate(world.openBrowser(), user.held)).text, />L-55</)
    const page = await browser.get(desk)
    assert.match(page.text, /管理者の方からは再開できません/)
    assert.doesNotMatch(page.text, /href="[^"]*\/unlock"/)
    assert.equal((await deskAct(browser, `${desk}/unlock`)).status, 409)
  })

  it('by a new address, which counts when its code was typed, and keeps a reissue waiting', async (t) => {
    const { administrator, world, ichiro, desk, user } = await company(t)
    const { browser } = administrator
    const asked = await deskAct(browser, `${desk}/address`, { address: 'ichiro.new@yamada.example' })
    assert.equal(asked.location, `${desk}/address/code`, asked.text)
    const form = await browser.get(asked.location)
    assert.deepEqual([form.status, form.screen], [200, 'U-52'])
    assert.match(form.text, /i\*\*\*@yamada\.example/)
    assert.match((await browser.get(desk)).text, /確認コードを入力する/)
    assert.match((await user.browser.get('/menu')).text, /href="\/address-code"/)
    assert.equal((await user.browser.get('/address-code')).screen, 'U-52')
    const wrong = await browser.post(asked.location, { code: 'AAAA-BBBB-CCCC' })
    assert.match(wrong.text, /お問い合わせ番号 <b>709/)
    assert.equal((await browser.post(asked.location, { code: '' })).status, 422)
    const code = await codeMailed(world, ichiro)
    const done = await browser.post(asked.location, { code })
    assert.deepEqual([done.status, done.screen], [200, 'U-53'], done.text)
    const [mail] = await mailsTo(world, ichiro, 'address-changed')
    assert.ok(mail, 'told')
    assert.doesNotMatch((await user.browser.get('/menu')).text, /href="\/address-code"/)
    const cooling = await deskAct(browser, `${desk}/reissue`, { reason: 'other', pins: 'kept' })
    assert.match(cooling.text, /お問い合わせ番号 <b>705/)
    assert.match((await browser.get(desk)).text, /再発行する<\/b>/, 'the page says so beforehand')
  })

  it('never as a user, nor somebody of another contract, nor himself', async (t) => {
    const { administrator, user, hanako, ichiro } = await company(t)
    const own = `/people/${hanako.id}`
    assert.equal((await user.browser.get(own)).status, 403)
    assert.equal((await user.browser.get(`${own}/lock`)).status, 403)
    assert.equal((await user.browser.get('/people/add')).status, 403)
    assert.equal((await user.browser.post('/people/stop-everybody', {})).status, 403)
    for (const path of [`/people/${crypto.randomUUID()}`, '/people/x', `/people/${ichiro.id}/x`])
      assert.equal((await administrator.browser.get(path)).status, 404, path)
    for (const act of ['constructor', '__proto__', 'add', 'stop-contract'])
      assert.equal((await administrator.browser.get(`/people/${ichiro.id}/${act}`)).status, 404, act)
    const page = await administrator.browser.get(own)
    assert.match(page.text, /ご自身について/)
    assert.doesNotMatch(page.text, /href="[^"]*\/(lock|revoke|remove|reissue|stop)"/)
    assert.match((await deskAct(administrator.browser, `${own}/lock`)).text, /お問い合わせ番号 <b>701/)
  })
})

/** The code in the mail to the new address. */
async function codeMailed(world: World, person: Person): Promise<string> {
  const { openSecret } = await import('../../src/service/notice/secret.ts')
  const items = await world.ports.store.at(world.institution().id).outbox.ofMember(person.id)
  for (const item of items) {
    const secret = openSecret(world.ports, item)
    if (secret?.kind === 'address-code') return secret.code
  }
  throw new Error('no code was mailed')
}

describe('the stop of everybody', () => {
  it('ends every session, his own too, and says whom to call', async (t) => {
    const { world, administrator, user } = await company(t)
    const done = await deskAct(administrator.browser, '/people/stop-everybody', { reason: 'suspicion' })
    assert.deepEqual([done.status, done.screen], [200, 'U-59'], done.text)
    assert.match(done.text, /お電話ください/)
    for (const { browser, held } of [administrator, user]) {
      assert.match((await browser.get('/menu')).screen, /E-51|L-10/)
      assert.match((await showCertificate(world.openBrowser(), held)).text, />L-55</)
    }
  })
})

describe('a new PC', () => {
  it('for oneself: opened here, acquired there, used once, and the old one ends', async (t) => {
    const { world, user, ichiro } = await company(t)
    const { browser } = user
    assert.match((await browser.get('/menu')).text, /href="\/new-pc"/)
    assert.match((await browser.get('/certificate')).text, /href="\/new-pc"/)
    const opened = await deskAct(browser, '/new-pc')
    assert.equal(opened.location, '/new-pc', opened.text)
    const page = await browser.get('/new-pc')
    assert.match(page.text, /data-step="acquire" data-state="doing"/)
    assert.match(page.text, /契約者ID「1000200301」、ID「ichiro」/)

    const there = world.openBrowser()
    const held = await acquireByMail(world, there, { ...ichiro, ...ownPins })
    assert.match((await browser.get('/new-pc')).text, /data-step="log-on" data-state="doing"/)
    assert.equal((await browser.get('/menu')).screen, 'M-10', 'the old one goes on working')
    await logOn(there, held)
    assert.equal((await there.get('/menu')).screen, 'M-10')
    assert.match((await there.get('/new-pc')).text, /data-step="open" data-state="doing"/, 'all is done')
    assert.match((await showCertificate(world.openBrowser(), user.held)).text, />L-(51|48)</)
  })

  it('given up leaves everything as it was, also when something was acquired', async (t) => {
    const { world, user, ichiro } = await company(t)
    const { browser } = user
    await deskAct(browser, '/new-pc')
    const there = world.openBrowser()
    const held = await acquireByMail(world, there, { ...ichiro, ...ownPins })
    assert.equal((await browser.post('/new-pc/withdraw', {})).location, '/new-pc')
    assert.match((await browser.get('/new-pc')).text, /data-step="open" data-state="doing"/)
    assert.match((await showCertificate(there, held)).text, />L-52</, 'abandoned')
    assert.equal((await browser.get('/menu')).screen, 'M-10')
    assert.equal((await browser.post('/new-pc/withdraw', {})).status, 303, 'again is harmless')
    const events = await world.database.db
      .selectFrom('audit_event')
      .select('actor_id')
      .where('kind', '=', 'new-pc-withdrawn')
      .execute()
    assert.deepEqual(events, [{ actor_id: ichiro.id }])
  })

  it('for a user is opened and given up by his administrator, who sees how far it is', async (t) => {
    const { administrator, user, desk } = await company(t)
    const { browser } = administrator
    const done = await deskAct(browser, `${desk}/new-pc`)
    assert.deepEqual([done.status, done.screen], [200, 'U-61'], done.text)
    const page = await browser.get(desk)
    assert.match(page.text, /data-step="acquire" data-state="doing"/)
    assert.match((await user.browser.get('/new-pc')).text, /data-step="acquire" data-state="doing"/)
    const withdrawn = await browser.post(`${desk}/new-pc/withdraw`, {})
    assert.equal(withdrawn.location, desk)
    assert.doesNotMatch((await browser.get(desk)).text, /data-step="acquire"/)
    assert.equal(
      (await user.browser.post(`/people/${administrator.held.certificate.length}/new-pc/withdraw`, {}))
        .status,
      404,
    )
  })
})
