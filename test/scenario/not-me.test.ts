import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Browser, Page } from '../world/browser.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import { mailsTo, textOf } from '../world/mails.ts'
import {
  acquire,
  askCertificate,
  becomeCustomer,
  identify,
  logOn,
  ownPins,
  prove,
  readPerson,
  showCertificate,
} from '../world/person.ts'
import { attacked, disown, own } from '../world/report.ts'
import { makeWorld } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

function codeIn(text: string): string {
  return /お知らせ番号[ ：]([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(text)?.[1] ?? assert.fail(text)
}

async function isOut(browser: Browser) {
  const page: Page = await browser.get('/menu')
  assert.equal(page.status, 401)
  assert.equal(page.screen, 'E-51')
  assert.match(page.text, /利用を止めた/)
}

describe('"this was not me" by whoever is logged on', () => {
  it('stops both certificates and every session, and nothing that was begun goes on', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, held, thief, fresh } = await attacked(world)
    await logOn(browser, held)
    for (const path of ['/menu', '/notices', '/certificate']) {
      assert.match((await browser.get(path)).text, /href="\/notices\/not-me"/, path)
    }
    const asked = await browser.get('/notices/not-me')
    assert.equal(asked.screen, 'D-20')
    assert.match(asked.text, /2027年10月30日（土）09:00/)
    const done = await browser.post('/notices/not-me', {})
    assert.equal(done.status, 200)
    assert.equal(done.screen, 'D-80')
    assert.match(done.text, /0120-000-000/)

    await isOut(thief)
    assert.equal(
      (await showCertificate(thief, fresh, 'proof')).screen,
      'L-55',
      'the new one cannot be proved',
    )
    assert.equal((await showCertificate(world.openBrowser(), fresh)).screen, 'L-55')
    const refused = await showCertificate(world.openBrowser(), held)
    assert.equal(refused.screen, 'L-55', 'nor the old one used')
    assert.match(refused.text, /心当たりがない/)
    assert.equal((await thief.get(fresh.base)).status, 401)
    assert.equal((await thief.postJson(`${fresh.base}/certificate`, { request: 'AAAA' })).status, 401)
    assert.equal(browser.cookies.has('__Host-session'), false)
  })

  it('is possible with the new certificate as well, after it was proved', async (t) => {
    const world = await makeWorld(t, { now })
    const { thief, fresh, held } = await attacked(world)
    await prove(thief, fresh)
    assert.equal((await thief.post('/notices/not-me', {})).screen, 'D-80')
    for (const one of [held, fresh]) {
      assert.notEqual((await showCertificate(world.openBrowser(), one)).status, 303)
    }
  })

  it('with an old one that is about to retire stops both', async (t) => {
    const world = await makeWorld(t, {
      now,
      policy: {
        retirement: { kind: 'after', days: 7 },
      },
    })
    const { browser, held, thief, fresh } = await attacked(world)
    await prove(thief, fresh)
    await logOn(browser, held)
    assert.equal((await browser.post('/notices/not-me', {})).screen, 'D-80')
    await isOut(thief)
    for (const one of [held, fresh]) {
      assert.equal((await showCertificate(world.openBrowser(), one)).screen, 'L-55')
    }
  })

  it('ends after 72 hours, with a page that says whom to call', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, held } = await attacked(world)
    world.goTo('2027-11-02T09:00:00')
    await logOn(browser, held)
    assert.match((await browser.get('/menu')).text, /2027年11月2日（火）09:00まで/)
    world.goTo('2027-11-02T09:00:01')
    assert.doesNotMatch((await browser.get('/menu')).text, /not-me/)
    for (const page of [await browser.get('/notices/not-me'), await browser.post('/notices/not-me', {})]) {
      assert.equal(page.status, 409)
      assert.equal(page.screen, 'D-90')
      assert.match(page.text, /0120-000-000/)
    }
    assert.equal((await browser.get('/menu')).screen, 'M-10', 'and nothing is stopped')
  })

  it('needs a session with all that a log-on asks, of this institution', async (t) => {
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a' }, { slug: 'b' }] })
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    const other = world.openBrowser('b')
    for (const [name, value] of browser.cookies) other.cookies.set(name, value)
    for (const path of ['/notices/not-me', '/certificate/loss']) {
      assert.equal((await other.post(path, { pin: ownPins.pin })).status, 401)
    }
    const half = world.openBrowser()
    await showCertificate(half, held)
    assert.equal((await half.post('/notices/not-me', {})).location, '/logon/pin')
    assert.equal((await browser.get('/menu')).screen, 'M-10')
  })
})

describe('"this was not me" from outside', () => {
  it('is said with IDs and PINs by whoever has no working certificate left', async (t) => {
    const world = await makeWorld(t, { now })
    const { ichiro, browser, held, thief, fresh } = await attacked(world)
    await prove(thief, fresh)
    const superseded = await showCertificate(browser, held)
    assert.equal(superseded.screen, 'L-51')
    assert.match(superseded.text, /href="[^"]*\/not-me"/, 'the page of the old one leads there')
    assert.match((await browser.get('/')).text, /href="\/not-me"/, 'and so does the log-on page')
    assert.equal((await browser.get('/not-me')).screen, 'D-10')
    const done = await disown(browser, own(ichiro))
    assert.equal(done.screen, 'D-80')
    await isOut(thief)
    assert.equal((await showCertificate(thief, fresh)).screen, 'L-55')
  })

  it('by a new customer who never acquired it, with the temporary PINs', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const thief = world.openBrowser()
    const stolen = await acquire(thief, ichiro)
    assert.equal((await disown(world.openBrowser(), ichiro)).screen, 'D-80')
    assert.equal((await showCertificate(thief, stolen)).screen, 'L-55')
    assert.equal((await askCertificate(thief, '/acquire/window', makeEnrolmentKey())).status, 409)
    assert.equal((await identify(thief, ichiro)).status, 403)
  })

  it('twice is harmless: one stop, one alarm, one mail', async (t) => {
    const world = await makeWorld(t, { now })
    const { ichiro } = await attacked(world)
    assert.equal((await disown(world.openBrowser(), own(ichiro))).screen, 'D-80')
    world.advance({ minutes: 1 })
    const again = await disown(world.openBrowser(), own(ichiro))
    assert.equal(again.screen, 'D-80')
    assert.match(again.text, /すでに/)
    world.advance({ days: 30 })
    assert.equal((await disown(world.openBrowser(), own(ichiro))).screen, 'D-80', 'long after the 72 hours')
    const { alarms } = world.ports.store.at(world.institution().id)
    assert.equal((await alarms.ofMember(ichiro.id)).length, 1)
    assert.equal((await mailsTo(world, ichiro, 'loss-reported')).length, 1)
  })

  it('at the same time by two is one stop', async (t) => {
    const world = await makeWorld(t, { now })
    const { ichiro } = await attacked(world)
    const pages = await Promise.all([1, 2, 3].map(() => disown(world.openBrowser(), own(ichiro))))
    assert.deepEqual(
      pages.map(({ screen }) => screen),
      ['D-80', 'D-80', 'D-80'],
    )
    const { alarms } = world.ports.store.at(world.institution().id)
    assert.equal((await alarms.ofMember(ichiro.id)).length, 1)
  })

  it('ends after 72 hours, and stops nobody to whom nothing happened', async (t) => {
    const world = await makeWorld(t, { now })
    const { ichiro, held } = await attacked(world)
    world.goTo('2027-11-02T09:00:01')
    const late = await disown(world.openBrowser(), own(ichiro))
    assert.equal(late.status, 409)
    assert.equal(late.screen, 'D-90')
    assert.match(late.text, /2027年11月2日（火）09:00/)
    const misaki = await readPerson(world, 'misaki')
    assert.equal((await disown(world.openBrowser(), misaki)).screen, 'D-90')
    assert.equal((await logOn(world.openBrowser(), held)).screen, 'N-10')
  })

  it('names the event by the code of the mail, which stands in the portal too', async (t) => {
    const world = await makeWorld(t, { now })
    const { ichiro, browser, held, thief, fresh } = await attacked(world)
    world.advance({ minutes: 5 })
    await prove(thief, fresh)
    const [issued] = (await mailsTo(world, ichiro, 'certificate-issued')).slice(-1)
    const [proved] = await mailsTo(world, ichiro, 'certificate-proved')
    assert.ok(issued && proved)
    const [of, by] = [codeIn(textOf(issued)), codeIn(textOf(proved))]
    assert.notEqual(of, by)
    const shown = (await thief.get('/certificate')).text
    for (const code of [of, by]) assert.ok(shown.includes(code), code)
    assert.equal((await showCertificate(browser, held)).screen, 'L-51')

    const wrong = await disown(world.openBrowser(), own(ichiro), { noticeCode: 'AAAA-AAAA' })
    assert.equal(wrong.status, 422)
    assert.equal(wrong.screen, 'D-10')
    assert.match(wrong.text, /value="AAAA-AAAA"/, 'what was typed is kept')
    assert.equal((await thief.get('/menu')).screen, 'M-10', 'and nothing was stopped')

    const typed = ` ${of.toLowerCase().replace('-', '')}`
    assert.equal((await disown(world.openBrowser(), own(ichiro), { noticeCode: typed })).screen, 'D-80')
    const [alarm] = await world.ports.store.at(world.institution().id).alarms.ofMember(ichiro.id)
    assert.equal(alarm?.facts.event, 'issued')
    assert.equal(alarm.facts.noticeCode, of)
    assert.equal(
      (await disown(world.openBrowser(), own(ichiro), { noticeCode: 'AAAA-AAAA' })).screen,
      'D-80',
      'whoever is stopped is not told that he is not',
    )
  })

  it('stops by the code of any other mail of ours to him, and by none of a mail to somebody else', async (t) => {
    const world = await makeWorld(t, { now })
    const hanako = await readPerson(world, 'hanako')
    await becomeCustomer(world, hanako)
    const { ichiro } = await attacked(world)
    const his = await mailsTo(world, ichiro, 'certificate-issued')
    const hers = (await mailsTo(world, hanako, 'certificate-issued')).find(
      ({ code }) => !his.some((mail) => mail.code === code),
    )
    const refusedOne = await disown(world.openBrowser(), own(ichiro), { noticeCode: hers?.code ?? '' })
    assert.equal(refusedOne.status, 422)
    // That of the first certificate is of a year ago: no event of the last hours.
    const [first] = his
    assert.ok(hers?.code && first?.code)
    const answer = await disown(world.openBrowser(), own(ichiro), { noticeCode: first.code })
    assert.equal(answer.screen, 'D-80')
    const [alarm] = await world.ports.store.at(world.institution().id).alarms.ofMember(ichiro.id)
    assert.equal(alarm?.facts.event, 'issued', 'what it is about is what has happened last')
  })

  it('works in English', async (t) => {
    const world = await makeWorld(t, { now })
    const misaki = await readPerson(world, 'misaki')
    await becomeCustomer(world, misaki)
    const browser = world.openBrowser()
    await browser.get('/not-me?role=user&lang=en')
    const done = await disown(browser, own(misaki))
    assert.match(done.text, /<h1>Your certificates are stopped<\/h1>/)
  })

  it('stops nobody of another institution, with whatever IDs and PINs', async (t) => {
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a' }, { slug: 'b' }] })
    const ichiro = await readPerson(world, 'ichiro')
    const theirs = await readPerson(world, 'ichiro', 'b')
    await becomeCustomer(world, ichiro)
    const { held } = await becomeCustomer(world, theirs)
    // the same IDs and by now the same PINs at both
    assert.equal((await disown(world.openBrowser('a'), own(ichiro))).screen, 'D-80')
    assert.equal((await logOn(world.openBrowser('b'), held)).screen, 'M-10')
    assert.deepEqual(await world.ports.store.at(world.institution('b').id).alarms.open(10), [])
  })
})
