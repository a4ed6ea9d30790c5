import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPolicy } from '../../src/domain/default-policy.ts'
import {
  becomeCustomer,
  beginLogon,
  logOn,
  type Person,
  readPerson,
  showCertificate,
} from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

/** What the trail says of log-ons that were refused to him, newest first. */
async function refusals(world: World, { id }: Person): Promise<unknown[]> {
  const events = await world.ports.store.at(world.institution().id).audit.ofMember(id, 1000)
  return events
    .filter(({ kind }) => kind === 'log-on-refused')
    .map(({ actor, facts }) => ({ actor, failure: facts?.failure }))
}

describe('the trail of the PIN', () => {
  it('has each entry, right, wrong, or at a door that is locked', async (t) => {
    const world = await makeWorld(t, { now, policy: { pin: { ...defaultPolicy.pin, tries: 2 } } })
    const ichiro = await readPerson(world, 'ichiro')
    const { held } = await becomeCustomer(world, ichiro)
    await logOn(world.openBrowser(), held)
    const [one, two] = [world.openBrowser(), world.openBrowser()]
    for (const browser of [one, two]) await showCertificate(browser, held)
    for (const browser of [two, one, two]) await browser.post('/logon/pin', { pin: '000000' })
    const events = await world.ports.store.at(world.institution().id).audit.ofMember(ichiro.id, 1000)
    assert.deepEqual(
      events.map(({ kind }) => kind).filter((kind) => /^pin-(accepted|refused)$/.test(kind)),
      ['pin-refused', 'pin-refused', 'pin-refused', 'pin-accepted', 'pin-accepted'],
    )
  })
})

describe('the trail of a log-on whose code was not taken', () => {
  it('has a code that another browser presents, one that comes too late, and one for another person', async (t) => {
    const world = await makeWorld(t, { now })
    const [ichiro, misaki] = [await readPerson(world, 'ichiro'), await readPerson(world, 'misaki')]
    const { browser, held } = await becomeCustomer(world, ichiro)
    const { browser: hers } = await becomeCustomer(world, misaki)

    const stolen = await browser.present(await beginLogon(browser), held.certificate)
    assert.equal((await world.openBrowser().get(stolen.location)).screen, 'L-46')
    assert.deepEqual(await refusals(world, ichiro), [{ actor: 'visitor', failure: 'attempt-unknown' }])

    const late = await browser.present(await beginLogon(browser), held.certificate)
    world.advance({ seconds: 61 })
    await browser.get(late.location)
    const others = await hers.present(await beginLogon(hers, 'renewal'), held.certificate)
    await hers.get(others.location)
    assert.deepEqual(await refusals(world, ichiro), [
      { actor: 'visitor', failure: 'other-member' },
      { actor: 'visitor', failure: 'attempt-used' },
      { actor: 'visitor', failure: 'attempt-unknown' },
    ])
    assert.deepEqual(await refusals(world, misaki), [])
  })
})
