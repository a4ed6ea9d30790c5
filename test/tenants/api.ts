import type { ApiScope } from '../../src/domain/api-scope.ts'
import { type ApiClientId, type ApprovalId, parseId } from '../../src/domain/id.ts'
import type { ApiSession } from '../../src/service/api/api-session.ts'
import { bringPeople } from '../../src/service/api/bring-people.ts'
import { issueToken } from '../../src/service/api/issue-token.ts'
import { contractNumber } from '../world/institution.ts'
import { oldAuthority } from '../world/predecessor.ts'
import type { World } from '../world.ts'

/** A program of an institution: who it is, its token, and what it has asked for. */
export interface ApiThings {
  apiClientId: string
  apiSession: ApiSession
  apiToken: string
  apiRequestId: string
}

const authority = oldAuthority('Programs')
const scopes: readonly ApiScope[] = [
  'contracts:read',
  'contracts:write',
  'members:read',
  'members:write',
  'certificates:read',
  'notices:read',
  'imports:write',
  'webhooks:read',
  'webhooks:write',
]

/** Somebody of this name joins the contract that both institutions have. */
export const joining = (loginId: string) =>
  ({
    act: 'import',
    opens: 'later',
    people: [{ contract: contractNumber, role: 'user', loginId, name: `${loginId} 一` }],
  }) as const

/** It connects with a certificate, has a token, and has asked for an import under a key. */
export async function addClient(
  { ports, institution }: World,
  slug: string,
  approvalId: ApprovalId,
): Promise<ApiThings> {
  const there = institution(slug)
  const { api } = ports.store.at(there.id)
  const from = '2026-01-01T00:00:00Z'
  const { certificate: key } = authority.issue({
    name: slug,
    serial: '0c01',
    from,
    until: '2030-01-01T00:00:00Z',
  })
  const clientId = parseId<ApiClientId>(ports.random.uuid())
  const now = ports.clock.now()
  const fingerprint = ports.crypto.sha256(key)
  await api.addClient({
    id: clientId,
    name: `Core of ${slug}`,
    way: 'mtls',
    key,
    fingerprint,
    scopes,
    approvalId,
    addedAt: now,
  })
  await api.spend(clientId, ports.random.bytes(32), now.add({ minutes: 5 }))
  const issued = await issueToken(ports, there, { clientId, certificate: key, audiences: [] })
  const client = await api.client(clientId)
  if (issued.kind !== 'issued' || client === undefined) throw new Error('the client has no token')
  const apiSession: ApiSession = { client, scopes }
  const once = { key: 'first', requestHash: ports.random.bytes(32) }
  const asked = await bringPeople(ports, there, apiSession, joining(`api${slug}`), once)
  if (!('body' in asked)) throw new Error('nothing was asked for')
  const { requestId } = JSON.parse(asked.body)
  return { apiClientId: clientId, apiSession, apiToken: issued.token, apiRequestId: requestId }
}
