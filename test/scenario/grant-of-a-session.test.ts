import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Ports } from '../../src/ports/ports.ts'
import { readSession } from '../../src/service/logon/session.ts'
import { openRenewal as openWindow } from '../../src/service/renewal/open-renewal.ts'
import { requestCertificate } from '../../src/service/renewal/request-certificate.ts'
import type { Browser } from '../world/browser.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import { becomeCustomer, logOn, openRenewal, readPerson, sayYes } from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

function sessionOf({ ports, institution }: World, { cookies }: Browser) {
  return readSession(ports, institution(), cookies.get('__Host-session'))
}

describe('the grant of a renewal', () => {
  it('is gone when another session opens the window, even between the question and the lock', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
    const institution = world.institution()
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-10-30T09:00:00')
    const other = world.openBrowser()
    await logOn(other, held)
    await logOn(browser, held)
    const base = await openRenewal(browser, held)
    await sayYes(browser, base)

    const { store } = world.ports
    const theirs = await sessionOf(world, other)
    const ports: Ports = {
      ...world.ports,
      store: {
        ...store,
        swift(id) {
          const swift = store.swift(id)
          return {
            ...swift,
            async record(...asked) {
              await openWindow(world.ports, institution, theirs)
              const written = await swift.record(...asked)
              assert.equal(written, undefined)
              return written
            },
          }
        },
      },
    }
    const session = await sessionOf(world, browser)
    const renewalId = base.replace('/renewal/', '')
    await assert.rejects(
      requestCertificate(ports, institution, session, renewalId, makeEnrolmentKey().request),
      { code: 'renewal-ended' },
    )
    assert.equal((await world.database.db.selectFrom('certificate').select('stage').execute()).length, 1)
  })
})

describe('the language of his mails', () => {
  it('is changed by himself, and not by a link on another site', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
    const ichiro = await readPerson(world, 'ichiro')
    const { browser } = await becomeCustomer(world, ichiro)
    const { members } = world.ports.store.at(world.institution().id)
    await browser.get('/?lang=en', { 'sec-fetch-site': 'cross-site' })
    assert.equal((await members.byId(ichiro.id))?.language, 'ja')
    await browser.get('/?lang=en', { 'sec-fetch-site': 'same-origin' })
    assert.equal((await members.byId(ichiro.id))?.language, 'en')
  })
})
