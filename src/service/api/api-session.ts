import { type ApiAct, type ApiScope, apiMay } from '../../domain/api-scope.ts'
import { isEarlier } from '../../domain/local-day.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { ApiClientRecord } from '../../ports/api-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { hashToken } from '../token.ts'

/** Who asks, and what its token lets it do. */
export interface ApiSession {
  client: ApiClientRecord
  scopes: readonly ApiScope[]
}

type SessionPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/**
 * Whose token this is. The client is read on every request, so that one that was ended is refused from the next on; a
 * token that was got with a certificate is good with that certificate only (RFC 8705 §3). Refuses: api-token-unfit.
 */
export async function readApiSession(
  { store, clock, crypto }: Pick<Ports, 'store' | 'clock' | 'crypto'>,
  institution: InstitutionRecord,
  token: string | undefined,
  certificate: Uint8Array | undefined,
): Promise<ApiSession> {
  if (token === undefined) throw unfit('there is no token')
  const found = await store.at(institution.id).api.token(hashToken(crypto, token))
  if (found === undefined) throw unfit('nobody has this token')
  const { client, token: held } = found
  if (client.endedAt !== undefined) throw unfit('the client has ended')
  const now = clock.now()
  if (!isEarlier(now, held.expiresAt)) throw unfit('the token has expired')
  const shown = certificate && crypto.sha256(certificate)
  if (held.boundTo !== undefined && (shown === undefined || !crypto.equal(shown, held.boundTo)))
    throw unfit('the token is bound to another certificate')
  return { client, scopes: held.scopes }
}

const unfit = (why: string) => new Refusal('api-token-unfit', why)

/** The first line of every verb of the API: the one table says who may. A no is kept in the trail. */
export async function requireApiMay(
  ports: SessionPorts,
  institution: InstitutionRecord,
  session: ApiSession,
  act: ApiAct,
): Promise<void> {
  if (apiMay(session.scopes, act)) return
  const code = 'api-scope-missing'
  await ports.store.transact(institution.id, (tx) =>
    record(ports, tx, {
      ...byClient(session, ports.clock.now()),
      kind: 'api-act-refused',
      facts: { act, code },
    }),
  )
  throw new Refusal(code, `no scope allows ${act}`, { act })
}

/** Who did it, for the trail. */
export function byClient({ client }: ApiSession, at: Temporal.Instant) {
  return { at, actor: 'api-client', actorId: client.id } as const
}
