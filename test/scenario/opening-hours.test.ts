import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import {
  acquire,
  askCertificate,
  becomeCustomer,
  enrol,
  enterCode,
  fieldOf,
  identify,
  logOn,
  openRenewal,
  prove,
  readPerson,
  renew,
  sayYes,
} from '../world/person.ts'
import { makeWorld } from '../world.ts'

// Sunday 22 November 2026, 09:00 in Japan; E is Monday 22 November 2027.
const now = '2026-11-22T00:00:00Z'
const day = { from: '08:00', until: '20:00' }
const policy = {
  openingHours: {
    week: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day },
    closedEachYear: ['12-31'],
    closedOnce: [],
  },
} as const

describe('an institution that closes at night', () => {
  it('lets nobody acquire before its first and after its last second, and says when it opens', async (t) => {
    const world = await makeWorld(t, { now, policy })
    const ichiro = await readPerson(world, 'ichiro')
    world.goTo('2026-11-22T20:00:00')
    const late = await identify(world.openBrowser(), ichiro)
    assert.equal(late.status, 409)
    assert.match(late.text, /2026年11月23日.*08:00|8:00/)
    world.goTo('2026-11-23T07:59:59')
    assert.equal((await identify(world.openBrowser(), ichiro)).status, 409)
    world.goTo('2026-11-23T08:00:00')
    assert.equal((await identify(world.openBrowser(), ichiro)).location, '/acquire/code')
  })

  it('issues nothing once it has closed, and goes on the next morning where the person was', async (t) => {
    const world = await makeWorld(t, { now, policy })
    const ichiro = await readPerson(world, 'ichiro')
    world.goTo('2026-11-22T19:59:00')
    const browser = world.openBrowser()
    await identify(browser, ichiro)
    await enterCode(browser, ichiro.pickupCode)
    await sayYes(browser, '/acquire/window')
    world.goTo('2026-11-22T20:00:00')
    const refused = await askCertificate(browser, '/acquire/window', makeEnrolmentKey())
    assert.match(fieldOf(refused.text, 'type'), /\/problems\/closed-now$/)
    world.goTo('2026-11-23T08:00:00')
    assert.equal((await logOn(browser, await enrol(browser, '/acquire/window'), ichiro.pin)).screen, 'L-30')
  })

  it('closes neither the log-on nor the proof', async (t) => {
    const world = await makeWorld(t, { now, policy })
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-10-30T19:58:00')
    await logOn(browser, held)
    const fresh = await renew(browser, held)
    world.goTo('2027-10-30T23:00:00')
    const night = world.openBrowser()
    assert.equal((await logOn(night, held)).screen, 'N-10')
    assert.equal((await night.get('/renewal/start')).status, 409, 'but no renewal')
    assert.equal((await prove(night, fresh)).location, '/logon/proved')
  })

  it('is too late for a renewal when it closes on E', async (t) => {
    const world = await makeWorld(t, { now, policy })
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-11-22T19:59:00')
    await logOn(browser, held)
    assert.match((await browser.get('/notices/renewal')).text, /19:59/, 'the real last moment')
    const base = await openRenewal(browser, held)
    await sayYes(browser, base)
    assert.equal((await askCertificate(browser, base, makeEnrolmentKey())).status, 200)

    world.goTo('2027-11-22T20:00:00')
    const late = world.openBrowser()
    await logOn(late, held)
    const refused = await late.get('/renewal/start')
    assert.equal(refused.status, 409)
    assert.match(refused.text, /「電子証明書取得」.*2028年2月20日|2028年2月20日.*「電子証明書取得」/)
  })

  it('extends a deadline that falls on a closed day to the end of the next', async (t) => {
    // 12 October + 80 days is 31 December.
    const world = await makeWorld(t, { now: '2026-10-12T00:00:00Z', policy })
    const ichiro = await readPerson(world, 'ichiro')
    world.goTo('2027-01-01T19:00:00')
    const browser = world.openBrowser()
    assert.equal((await identify(browser, ichiro)).location, '/acquire/code')
    world.goTo('2027-01-02T09:00:00')
    assert.equal((await identify(world.openBrowser(), ichiro)).status, 409)
  })

  it('acquires by day as ever', async (t) => {
    const world = await makeWorld(t, { now, policy })
    const browser = world.openBrowser()
    const ichiro = await readPerson(world, 'ichiro')
    assert.equal((await logOn(browser, await acquire(browser, ichiro), ichiro.pin)).screen, 'L-30')
  })
})
