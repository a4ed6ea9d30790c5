import assert from 'node:assert/strict'
import type { ListScope } from '../../src/domain/status-address.ts'
import { type CertificateList, parseCertificateList } from '../../src/pki/crl.ts'
import type { IssuerRecord } from '../../src/ports/certificate-records.ts'
import { publishLists } from '../../src/service/status/publish-lists.ts'
import type { World } from '../world.ts'

export async function issuerOf(world: World, level: IssuerRecord['level']): Promise<IssuerRecord> {
  const issuers = await world.ports.store.at(world.institution().id).issuers.all()
  return issuers.find((issuer) => issuer.level === level) ?? assert.fail(`no ${level} CA`)
}

export function publish(world: World): Promise<number> {
  return publishLists(world.ports, world.institution())
}

export async function newestList(world: World, scope: ListScope, level: IssuerRecord['level'] = 'issuing') {
  const { id } = await issuerOf(world, level)
  const found = await world.ports.store.at(world.institution().id).statusLists.newest(id, scope, 0)
  assert.ok(typeof found === 'object', `no list of ${scope}`)
  return { ...found, full: parseCertificateList(found.der), goesOn: parseCertificateList(found.delta) }
}

/** Serial numbers with their reasons. */
export function entriesOf({ revoked }: CertificateList): Record<string, string | undefined> {
  return Object.fromEntries(revoked.map(({ serialNumber, reason }) => [serialNumber, reason]))
}
