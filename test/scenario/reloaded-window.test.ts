import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  becomeCustomer,
  enrol,
  enterCode,
  identify,
  logOn,
  openRenewal,
  prove,
  readPerson,
  sayYes,
} from '../world/person.ts'
import { makeWorld } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const makesKey = /id="enrolment"/

describe('the window in which a file was made, loaded again by the browser', () => {
  it('makes no other certificate in a renewal, and a renewal begun anew does', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-10-30T09:00:00')
    await logOn(browser, held)
    const base = await openRenewal(browser, held)
    await sayYes(browser, base)
    world.advance({ seconds: 1 })
    assert.match((await browser.get(base)).text, makesKey, 'nothing was made yet: it goes on')

    const fresh = await enrol(browser, base)
    world.advance({ seconds: 1 })
    const again = await browser.open(base)
    assert.equal(again.screen, 'R-75')
    assert.match(again.text, /href="\/renewal\/start"/, 'whoever has lost the file begins again')

    assert.equal(await openRenewal(browser, held), base)
    await sayYes(browser, base)
    assert.match((await browser.get(base)).text, makesKey)
    assert.equal((await prove(browser, fresh)).location, '/logon/proved')
  })

  it('makes no other in an acquisition', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const browser = world.openBrowser()
    await identify(browser, ichiro)
    await enterCode(browser, ichiro.pickupCode)
    await sayYes(browser, '/acquire/window')
    world.advance({ seconds: 1 })
    const held = await enrol(browser, '/acquire/window')
    const again = await browser.open('/acquire/window')
    assert.equal(again.screen, 'A-70')
    assert.match(again.text, /href="\/acquire"/)
    assert.equal((await prove(browser, held)).location, '/logon/proved')
  })
})
