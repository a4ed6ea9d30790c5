import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPolicy } from '../../src/domain/default-policy.ts'
import type { Browser } from '../world/browser.ts'
import { holdTime } from '../world/hold-time.ts'
import { mailsTo, textOf } from '../world/mails.ts'
import { becomeCustomer, identify, logOn, type Person, prove, readPerson, renew } from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

/** Ichiro, who has renewed, and all that was ever written to him. */
async function renewed(world: World): Promise<{ browser: Browser; ichiro: Person }> {
  const ichiro = await readPerson(world, 'ichiro')
  const { browser, held } = await becomeCustomer(world, ichiro)
  world.goTo('2027-10-30T09:00:00')
  await world.sweep()
  await logOn(browser, held)
  await prove(browser, await renew(browser, held))
  return { browser, ichiro }
}

const links = (text: string) =>
  [...text.matchAll(/href="(\/mails\/[0-9a-f-]{36})"/g)].map(([, url]) => url ?? '')

/** The text of a page as it is read. */
const read = (text: string) =>
  text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')

async function setState(world: World, id: string, state: object): Promise<void> {
  await world.database.db.updateTable('outbox').set(state).where('outbox_id', '=', id).execute()
}

describe('「お送りしたメール」', () => {
  it('shows every mail with the code that stands in it, and its text as it was written', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, ichiro } = await renewed(world)
    const page = await browser.get('/mails')
    assert.equal(page.screen, 'N-40')
    const items = (await world.ports.store.at(world.institution().id).outbox.ofMember(ichiro.id)).filter(
      ({ channel }) => channel === 'mail',
    )
    assert.ok(items.length >= 4)
    assert.deepEqual(
      links(page.text),
      items.map(({ id }) => `/mails/${id}`),
    )
    assert.doesNotMatch(page.text, /ichiro@/, 'the address is masked')
    for (const item of items) {
      const mail = await browser.get(`/mails/${item.id}`)
      assert.equal(mail.screen, 'N-41')
      assert.ok(item.code !== undefined && mail.text.includes(item.code), item.kind)
      if (item.body.kind !== 'plain') continue
      assert.ok(textOf(item).includes(`お知らせ番号：${item.code}\n`), item.kind)
      assert.ok(read(mail.text).includes(read(textOf(item)).trim()), item.kind)
    }
  })

  it('never shows the mail with the pickup code, and names its code all the same', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const visitor = world.openBrowser()
    await identify(visitor, ichiro)
    assert.equal((await visitor.post('/acquire/code/mail', {})).location, '/acquire/code')
    const { browser } = await becomeCustomer(world, ichiro)
    const [secret] = await mailsTo(world, ichiro, 'pickup-code')
    assert.ok(secret?.code)
    const mail = await browser.get(`/mails/${secret.id}`)
    assert.match(mail.text, /本文は表示しません/)
    assert.ok(mail.text.includes(secret.code))
    assert.doesNotMatch(mail.text, /<pre/)
  })

  it('says of a mail by its code whether it is ours, however it is typed', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, ichiro } = await renewed(world)
    const [mail] = await mailsTo(world, ichiro, 'certificate-issued')
    assert.ok(mail?.code)
    const wide = mail.code.replaceAll(/[0-9A-Z]/g, (c) =>
      String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0),
    )
    for (const typed of [mail.code, mail.code.toLowerCase().replace('-', ' '), wide]) {
      const answer = await browser.post('/mails/check', { code: typed })
      assert.equal(answer.status, 200)
      assert.match(read(answer.text), /当金庫からお送りしたメールです/, typed)
      assert.ok(answer.text.includes(`/mails/${mail.id}`))
    }
    const nothing = await browser.post('/mails/check', { code: ' ' })
    assert.equal(nothing.status, 422)
    assert.match(nothing.text, /「お知らせ番号」を入力してください/)
  })

  it('knows no code of somebody else or of nobody, and says whom to call', async (t) => {
    const world = await makeWorld(t, { now })
    const hanako = await readPerson(world, 'hanako')
    await becomeCustomer(world, hanako)
    const { browser, ichiro } = await renewed(world)
    // What happened to his certificate is told to her under the same code.
    const his = (await mailsTo(world, ichiro, 'certificate-issued')).map(({ code }) => code)
    const hers = (await mailsTo(world, hanako, 'certificate-issued')).find(({ code }) => !his.includes(code))
    assert.ok(hers?.code)
    for (const code of [hers.code, 'AAAA-AAAA', '<b>', '%', "'"]) {
      const answer = await browser.post('/mails/check', { code })
      assert.match(read(answer.text), /この番号のメールは、あなたにお送りしていません/, code)
      assert.match(answer.text, /0120-000-000/)
    }
    assert.equal((await browser.get(`/mails/${hers.id}`)).status, 404)
    assert.equal((await browser.get('/mails/nothing')).status, 404)
  })

  it('tells what became of each, and leaves out what was withdrawn before it went', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, ichiro } = await renewed(world)
    const [issued, proved] = await Promise.all(
      ['certificate-issued', 'certificate-proved'].map(async (kind) =>
        (await mailsTo(world, ichiro, kind)).at(-1),
      ),
    )
    assert.ok(issued && proved)
    const at = world.ports.clock.now()
    assert.match((await browser.get(`/mails/${issued.id}`)).text, /まだ送信していません/)
    await setState(world, issued.id, { state: 'sent', sent_at: at })
    assert.match((await browser.get(`/mails/${issued.id}`)).text, /2027年10月30日（土）09:00に送信し/)
    await setState(world, issued.id, { bounced_at: at })
    assert.match((await browser.get(`/mails/${issued.id}`)).text, /届かずに戻りました/)
    await setState(world, proved.id, { state: 'failed', failed_at: at })
    assert.match((await browser.get(`/mails/${proved.id}`)).text, /送信できませんでした/)
    await setState(world, proved.id, { state: 'withdrawn', failed_at: null, withdrawn_at: at })
    assert.equal((await browser.get(`/mails/${proved.id}`)).status, 404)
    assert.ok(!links((await browser.get('/mails')).text).includes(`/mails/${proved.id}`))
    const answer = await browser.post('/mails/check', { code: proved.code ?? '' })
    assert.match(read(answer.text), /お送りしていません/)
  })

  it('turns pages from the newest to the oldest without losing or repeating one', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, ichiro } = await renewed(world)
    const { db } = world.database
    const [mail] = await mailsTo(world, ichiro, 'certificate-issued')
    const row = await db
      .selectFrom('outbox')
      .selectAll()
      .where('outbox_id', '=', mail?.id ?? '')
      .executeTakeFirstOrThrow()
    // All of one instant: the id alone parts them.
    await db
      .insertInto('outbox')
      .values(Array.from({ length: 45 }, () => ({ ...row, outbox_id: crypto.randomUUID() })))
      .execute()
    const seen: string[] = []
    for (let url: string | undefined = '/mails'; url !== undefined; ) {
      const { text }: { text: string } = await browser.get(url)
      seen.push(...links(text))
      url = /href="(\/mails\?before=[^"]+)"/.exec(text)?.[1]
    }
    const all = await world.ports.store.at(world.institution().id).outbox.ofMember(ichiro.id)
    assert.deepEqual(
      seen,
      all.filter(({ channel }) => channel === 'mail').map(({ id }) => `/mails/${id}`),
    )
    assert.equal((await browser.get('/mails?before=x')).status, 400)
  })

  it('is asked for codes forty times at once by one address, and no oftener', async (t) => {
    const world = await makeWorld(t, { now })
    const browser = world.openBrowser()
    holdTime(t)
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => browser.post('/mails/check', { code: 'AAAA-AAAA' })),
    )
    const refused = answers.filter(({ status }) => status === 503)
    assert.equal(refused.length, 20)
  })

  it('is for whoever is logged on', async (t) => {
    const world = await makeWorld(t, { now })
    const visitor = world.openBrowser()
    for (const path of ['/mails', `/mails/${crypto.randomUUID()}`]) {
      assert.equal((await visitor.get(path)).status, 401, path)
    }
    assert.equal((await visitor.post('/mails/check', { code: 'AAAA-AAAA' })).status, 401)
  })
})

describe('the language of mails', () => {
  it('is Japanese for everybody where the institution has switched English off', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    await world.database.db.updateTable('member').set({ language: 'en' }).execute()
    await becomeCustomer(world, ichiro)
    const [english] = (await mailsTo(world, ichiro, 'certificate-issued')).slice(-1)
    assert.equal(english?.language, 'en')
    const quiet = await makeWorld(t, {
      now,
      policy: { notices: { ...defaultPolicy.notices, english: 'off' } },
    })
    await quiet.database.db.updateTable('member').set({ language: 'en' }).execute()
    const other = await readPerson(quiet, 'ichiro')
    await becomeCustomer(quiet, other)
    const [japanese] = (await mailsTo(quiet, other, 'certificate-issued')).slice(-1)
    assert.equal(japanese?.language, 'ja')
    assert.match(japanese.subject, /^【/)
  })
})
