import { apiTokenLasts } from '../../domain/api-client.ts'
import { type ApiScope, grantedScopes } from '../../domain/api-scope.ts'
import { judgeAssertion } from '../../domain/client-assertion.ts'
import { type ApiClientId, readId } from '../../domain/id.ts'
import { isEarlier, isLater } from '../../domain/local-day.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import type { ApiClientRecord } from '../../ports/api-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { makeToken } from '../token.ts'

/** RFC 6749 §5.2: what a client is told when it gets none. */
export type TokenFault = 'invalid_client' | 'invalid_scope'

export interface TokenWish {
  clientId: string | undefined
  /** RFC 7523: a JWT that the client's key has signed. */
  assertion?: string | undefined
  /** DER: the certificate whose key the peer of this connection has proved to hold. */
  certificate?: Uint8Array | undefined
  /** As it was asked for; absent: all that the client has. */
  scope?: string | undefined
  /** What an assertion may call us. */
  audiences: readonly string[]
}

export type TokenAnswer =
  | { kind: 'issued'; token: string; scopes: readonly ApiScope[]; lasts: number }
  | { kind: 'refused'; fault: TokenFault }

type TokenPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'assertions'>

/** The client credentials grant (RFC 6749 §4.4), by mTLS (RFC 8705) or private_key_jwt (RFC 7523). Whatever is wrong, the answer is one. */
export async function issueToken(
  ports: TokenPorts,
  institution: InstitutionRecord,
  wish: TokenWish,
): Promise<TokenAnswer> {
  const now = ports.clock.now()
  const { api } = ports.store.at(institution.id)
  const claimed = wish.clientId ?? (wish.assertion && ports.assertions.claimedBy(wish.assertion))
  const id = claimed === undefined ? undefined : readId<ApiClientId>(claimed)
  const client = id && (await api.client(id))
  if (client === undefined) return { kind: 'refused', fault: 'invalid_client' }
  const proof = client.endedAt === undefined ? await proofOf(ports, client, wish, now) : undefined
  const scopes = grantedScopes(client.scopes, wish.scope)
  const token = makeToken(ports)
  return ports.store.transact(institution.id, async (tx): Promise<TokenAnswer> => {
    // Spent with the token that it brings, or for nothing: a second time it is good for neither.
    const isFresh = proof !== undefined && (await spend(tx, ports, client, proof))
    if (!isFresh) return refuse(ports, tx, client, 'invalid_client')
    if (scopes === undefined) return refuse(ports, tx, client, 'invalid_scope')
    const expiresAt = now.add(apiTokenLasts)
    await tx.api.addToken({
      hash: token.hash,
      clientId: client.id,
      scopes,
      ...(proof.kind === 'certificate' && { boundTo: client.fingerprint }),
      issuedAt: now,
      expiresAt,
    })
    await record(ports, tx, {
      at: now,
      actor: 'api-client',
      actorId: client.id,
      kind: 'api-token-issued',
      facts: { way: client.way, scopes: scopes.join(' ') },
    })
    return { kind: 'issued', token: token.text, scopes, lasts: apiTokenLasts.total('seconds') }
  })
}

type Proof = { kind: 'certificate' } | { kind: 'assertion'; jti: string; until: Temporal.Instant }

/** By the way in which it was registered, and no other. */
async function proofOf(
  { crypto, assertions }: Pick<Ports, 'crypto' | 'assertions'>,
  client: ApiClientRecord,
  { assertion, certificate, audiences }: TokenWish,
  now: Temporal.Instant,
): Promise<Proof | undefined> {
  if (client.way === 'mtls') {
    if (certificate === undefined || assertion !== undefined) return undefined
    if (!crypto.equal(crypto.sha256(certificate), client.fingerprint)) return undefined
    const { notBefore, notAfter } = parseCertificate(client.key)
    return isEarlier(now, notBefore) || isLater(now, notAfter) ? undefined : { kind: 'certificate' }
  }
  if (assertion === undefined) return undefined
  const claims = await assertions.verified(assertion, client.key)
  if (claims === undefined) return undefined
  const verdict = judgeAssertion(claims, { clientId: client.id, audiences }, now)
  return verdict.kind === 'good' ? { ...verdict, kind: 'assertion' } : undefined
}

async function spend(
  tx: Repositories,
  { crypto }: Pick<Ports, 'crypto'>,
  { id }: ApiClientRecord,
  proof: Proof,
): Promise<boolean> {
  if (proof.kind === 'certificate') return true
  return tx.api.spend(id, crypto.sha256(new TextEncoder().encode(proof.jti)), proof.until)
}

async function refuse(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto' | 'origin'>,
  tx: Repositories,
  { id }: ApiClientRecord,
  fault: TokenFault,
): Promise<TokenAnswer> {
  const facts = { client: id, code: fault }
  await record(ports, tx, { at: ports.clock.now(), actor: 'visitor', kind: 'api-token-refused', facts })
  return { kind: 'refused', fault }
}
