import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import {
  askCertificate,
  becomeCustomer,
  fieldOf,
  logOn,
  openRenewal,
  readPerson,
  sayYes,
  showCertificate,
} from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const inTheWindow = '2027-10-30T09:00:00'

async function customer(world: World, loginId: string, slug = 'a') {
  const person = await readPerson(world, loginId, slug)
  const { browser, held } = await becomeCustomer(world, person)
  return { person, browser, held }
}

describe('authority follows a fresh act', () => {
  for (const [after, status] of [
    [{ minutes: 5 }, 200],
    [{ minutes: 5, seconds: 1 }, 403],
  ] as const) {
    it(`${status === 200 ? 'issues' : 'does not issue'} ${Temporal.Duration.from(after)} after the certificate was shown`, async (t) => {
      const world = await makeWorld(t, { now })
      const { browser, held } = await customer(world, 'ichiro')
      world.goTo(inTheWindow)
      await logOn(browser, held)
      const base = await openRenewal(browser, held)
      await sayYes(browser, base)
      world.advance(after)
      const answer = await askCertificate(browser, base, makeEnrolmentKey())
      assert.equal(answer.status, status, answer.text)
      if (status === 403)
        assert.match(fieldOf(answer.text, 'onward'), /purpose=renewal/, 'and says the way on')
    })
  }

  it('makes a fresh act when there is none, and goes on where the person was', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, held } = await customer(world, 'ichiro')
    world.goTo(inTheWindow)
    await logOn(browser, held)
    world.advance({ minutes: 6 })
    const base = await openRenewal(browser, held)
    assert.deepEqual(await sayYes(browser, base), ['R-20', 'R-40'])
    assert.equal((await askCertificate(browser, base, makeEnrolmentKey())).status, 200)
  })

  it('binds the grant to the session that opened the window', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, held } = await customer(world, 'ichiro')
    world.goTo(inTheWindow)
    await logOn(browser, held)
    const base = await openRenewal(browser, held)
    await sayYes(browser, base)
    const elsewhere = world.openBrowser()
    await logOn(elsewhere, held)
    const refused = await askCertificate(elsewhere, base, makeEnrolmentKey())
    assert.equal(refused.status, 409)
    assert.match(fieldOf(refused.text, 'type'), /\/problems\/renewal-ended$/)
  })

  it('answers the same to another member, to another institution, and to an id that does not exist', async (t) => {
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a' }, { slug: 'b' }] })
    const ichiro = await customer(world, 'ichiro')
    const misaki = await customer(world, 'hanako')
    const stranger = await customer(world, 'ichiro', 'b')
    world.goTo(inTheWindow)
    for (const { browser, held } of [ichiro, misaki, stranger]) await logOn(browser, held)
    const base = await openRenewal(ichiro.browser, ichiro.held)
    await sayYes(ichiro.browser, base)

    const key = makeEnrolmentKey()
    const unknown = '/renewal/00000000-0000-4000-8000-000000000000'
    const [nobody, notAnId] = [
      await askCertificate(misaki.browser, unknown, key),
      await askCertificate(misaki.browser, '/renewal/x', key),
    ]
    const others = await askCertificate(misaki.browser, base, key)
    assert.equal(nobody.status, 404)
    assert.deepEqual([others.status, others.text], [nobody.status, nobody.text])
    assert.deepEqual([notAnId.status, notAnId.text], [nobody.status, nobody.text])
    const theirs = await askCertificate(stranger.browser, base, key)
    const theirNobody = await askCertificate(stranger.browser, unknown, key)
    assert.deepEqual([theirs.status, theirs.text], [theirNobody.status, theirNobody.text])
    for (const path of ['status', 'later', 'done']) {
      const [mine, none] = [
        await misaki.browser.get(`${base}/${path}`),
        await misaki.browser.get(`${unknown}/${path}`),
      ]
      assert.equal(mine.status, 404, path)
      assert.equal(mine.text.replaceAll(base, unknown), none.text, path)
    }
  })

  it('does not renew by a certificate that was shown for somebody else', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await customer(world, 'ichiro')
    const hanako = await customer(world, 'hanako')
    world.goTo(inTheWindow)
    await logOn(ichiro.browser, ichiro.held)
    world.advance({ minutes: 6 })
    const shown = await showCertificate(ichiro.browser, hanako.held, 'renewal')
    assert.equal(shown.screen, 'L-43')
    const preparing = await ichiro.browser.get('/renewal/start')
    assert.match(preparing.text, /\/logon\/start\?purpose=renewal/, 'still no fresh act of his own')
  })

  it('refuses steps out of order, and a request before all was agreed to', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, held } = await customer(world, 'ichiro')
    world.goTo(inTheWindow)
    await logOn(browser, held)
    const base = await openRenewal(browser, held)
    assert.equal((await browser.post(`${base}/step`, { step: 'consent', answer: 'yes' })).status, 409)
    const early = await askCertificate(browser, base, makeEnrolmentKey())
    assert.match(fieldOf(early.text, 'type'), /\/problems\/renewal-step-out-of-order$/)
    const declined = await browser.post(`${base}/step`, { step: 'renew', answer: 'no' })
    assert.equal(declined.screen, 'R-90', '「いいえ」 makes nothing and loses nothing')
    assert.equal((await logOn(world.openBrowser(), held)).screen, 'N-10')
  })

  it('renews nothing before E − 30', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, held } = await customer(world, 'ichiro')
    world.goTo('2027-10-22T23:59:50')
    await logOn(browser, held)
    const early = await browser.get('/renewal/start')
    assert.equal(early.status, 409)
    assert.match(early.text, /2027年10月23日/, 'and says from when on')
  })
})
