import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Refusal } from '../../src/domain/refusal.ts'
import { parseCertificate } from '../../src/pki/certificate.ts'
import { encodeCertificateIdentifier } from '../../src/pki/certificate-identifier.ts'
import { parseSerialNumber } from '../../src/pki/serial-number.ts'
import { readRenewalInformation } from '../../src/service/renewal-information/read-renewal-information.ts'
import { becomeCustomer, logOn, prove, readPerson, renew } from '../world/person.ts'
import { disown, own } from '../world/report.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

function identifierOf({ certificate }: { certificate: Uint8Array }): string {
  const { known, serialNumber } = parseCertificate(certificate)
  assert.ok(known.authorityKeyIdentifier)
  return encodeCertificateIdentifier({ keyIdentifier: known.authorityKeyIdentifier, serialNumber })
}

/** What a program hears: the local days of its window, or the code of the refusal. */
async function told({ ports, portal }: World, identifier: string): Promise<string> {
  const entry = portal.directory.bySlug('a')
  assert.ok(entry)
  try {
    const { start, end } = await readRenewalInformation(ports, entry, identifier)
    return [start, end]
      .map((one) => one.toZonedDateTimeISO('Asia/Tokyo').toPlainDateTime().toString())
      .join(' ')
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

describe('a program that asks when to renew', () => {
  it('hears the same from the first day on, until there is a newer one that was proved', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const { browser, held } = await becomeCustomer(world, ichiro)
    const identifier = identifierOf(held)
    const window = await told(world, identifier)
    const [start = '', end = ''] = window.split(' ')
    assert.ok(start >= '2027-10-23T00:00:00' && end <= '2027-11-12T16:00:00', window) // E is 22 November 2027
    world.goTo('2027-11-20T09:00:00')
    assert.equal(await told(world, identifier), window, 'also when it is over')
    await logOn(browser, held)
    const fresh = await renew(browser, held)
    assert.equal(await told(world, identifier), window)
    assert.match(await told(world, identifierOf(fresh)), /^2028-1[01]-/)
    await prove(browser, fresh)
    assert.equal(await told(world, identifier), 'not-found', 'nothing is left to be renewed')
    assert.match(await told(world, identifierOf(fresh)), /^2028-1[01]-/)
  })

  it('hears of one that was stopped what it hears of one that never was', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const { browser, held } = await becomeCustomer(world, ichiro)
    const { known } = parseCertificate(held.certificate)
    const keyIdentifier = known.authorityKeyIdentifier ?? new Uint8Array()
    const unknown = { keyIdentifier, serialNumber: parseSerialNumber('01ff') }
    assert.equal(await told(world, encodeCertificateIdentifier(unknown)), 'not-found')
    assert.match(await told(world, identifierOf(held)), /^2027-/)
    await disown(browser, own(ichiro))
    assert.equal(await told(world, identifierOf(held)), 'not-found')
  })
})
