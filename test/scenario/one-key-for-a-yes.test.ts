import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readSession } from '../../src/service/logon/session.ts'
import { requestCertificate } from '../../src/service/renewal/request-certificate.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import { becomeCustomer, logOn, openRenewal, readPerson, sayYes } from '../world/person.ts'
import { makeWorld } from '../world.ts'

describe('what a person has said yes to', () => {
  it('is one key; another one needs the window opened again', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
    const institution = world.institution()
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-10-30T09:00:00')
    await logOn(browser, held)
    const base = await openRenewal(browser, held)
    await sayYes(browser, base)
    world.advance({ seconds: 1 })
    const session = await readSession(world.ports, institution, browser.cookies.get('__Host-session'))
    const renewalId = base.replace('/renewal/', '')
    const ask = () =>
      requestCertificate(world.ports, institution, session, renewalId, makeEnrolmentKey().request)

    const first = await ask()
    await assert.rejects(ask(), { code: 'renewal-step-out-of-order' })
    const { certificates } = world.ports.store.at(institution.id)
    assert.equal((await certificates.byId(first.id))?.stage, 'proving')

    assert.equal(await openRenewal(browser, held), base)
    await sayYes(browser, base)
    world.advance({ seconds: 1 })
    const second = await ask()
    assert.equal((await certificates.byId(first.id))?.stage, 'abandoned')
    assert.equal((await certificates.byId(second.id))?.stage, 'proving')
  })
})
