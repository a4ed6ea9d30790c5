import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  acquire,
  becomeCustomer,
  identify,
  logOn,
  mailedCode,
  readPerson,
  showCertificate,
} from '../world/person.ts'
import { makeWorld } from '../world.ts'

// E is 22 November 2027; E + 90 is 20 February 2028.
const now = '2026-11-22T00:00:00Z'

describe('a certificate that nobody renewed', () => {
  it('works through the last second of E and is explained from the next one on', async (t) => {
    const world = await makeWorld(t, { now })
    const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-11-22T23:59:59')
    assert.equal((await logOn(world.openBrowser(), held)).screen, 'N-10')
    world.goTo('2027-11-23T00:00:00')
    const refused = await showCertificate(world.openBrowser(), held)
    assert.equal(refused.screen, 'L-49')
    assert.match(refused.text, /2028年2月20日/, 'until when he gets a new one by himself')
    assert.match(refused.text, /\/acquire"/, 'and where')
    assert.match(refused.text, /ichiro/, 'his ID, which he may have lost')
  })

  it('ends the session that stands on it with its last second', async (t) => {
    const world = await makeWorld(t, { now })
    const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-11-22T23:59:50')
    const browser = world.openBrowser()
    await logOn(browser, held)
    assert.equal((await browser.get('/menu')).status, 200)
    world.goTo('2027-11-23T00:00:00')
    assert.equal((await browser.get('/menu')).screen, 'E-51')
  })

  it('is acquired anew on E + 90, with a code by mail', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    await becomeCustomer(world, ichiro)
    const own = { ...ichiro, pin: '482913', confirmationPin: 'k7m2pq' }
    world.goTo('2028-02-20T23:00:00')
    const browser = world.openBrowser()
    assert.equal((await identify(browser, own)).location, '/acquire/code')
    const code = await mailedCode(world, own)
    assert.ok(code)
    const held = await acquire(browser, own, code)
    assert.equal((await logOn(browser, held)).screen, 'M-10')
  })

  it('is refused on E + 91, with the day and whom to call', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    await becomeCustomer(world, ichiro)
    const own = { ...ichiro, pin: '482913', confirmationPin: 'k7m2pq' }
    world.goTo('2028-02-21T00:00:00')
    const refused = await identify(world.openBrowser(), own)
    assert.equal(refused.status, 409)
    assert.match(refused.text, /2028年2月20日/)
    assert.match(refused.text, /0120-000-000/)
  })
})
