import { isLater } from '../../domain/local-day.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { AttemptRecord } from '../../ports/logon-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import type { DirectoryEntry } from '../institution/directory.ts'
import { lifeUnderRevoked } from '../institution/under-revoked.ts'
import { hashToken } from '../token.ts'
import { attemptCookieHash } from './begin-attempt.ts'
import { logOnSwiftly, logOnUnderLock, type Redeemed } from './log-on.ts'
import type { Session } from './session.ts'

export interface Handover {
  code: string
  /** The attempt's cookie of the browser that presents the code. */
  cookie: string | undefined
  /** The session that this browser has already, if it lives. */
  session: Session | undefined
}

type RedeemPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/**
 * The portal's half of a log-on. The code is spent by this presentation, right or wrong: with the session that it opens,
 * else in a transaction of its own before anything is said. It counts only with the cookie of the browser that began the
 * attempt (domain.md §9.6). Here a new certificate is proved, and nowhere else.
 */
export async function redeemCode(
  ports: RedeemPorts,
  entry: DirectoryEntry,
  handover: Handover,
): Promise<Redeemed> {
  const { store, clock, crypto } = ports
  const { institution } = entry
  const { session } = handover
  const swiftly = await redeemSwiftly(ports, entry, handover)
  if (swiftly !== undefined) return swiftly

  const attempt = await store.at(institution.id).attempts.spend(hashToken(crypto, handover.code), clock.now())
  if (attempt === undefined) return { kind: 'refused', failure: 'attempt-used', facts: {} }
  const failure = failureOf(ports, attempt, handover)
  if (failure !== undefined) return refuseAttempt(ports, institution, attempt, failure)
  return store.transact(institution.id, (tx) => logOnUnderLock(ports, tx, entry, attempt, session))
}

/** The same, where the browser has no session and all is well. Undefined when nothing was written, and nothing spent. */
export async function redeemSwiftly(
  ports: RedeemPorts,
  { institution, issuers }: DirectoryEntry,
  handover: Handover,
): Promise<Redeemed | undefined> {
  if (handover.session !== undefined) return undefined
  const codeHash = hashToken(ports.crypto, handover.code)
  const found = await ports.store.swift(institution.id).attemptCase(codeHash)
  if (found === undefined || failureOf(ports, found.attempt, handover) !== undefined) return undefined
  const { certificates } = ports.store.at(institution.id)
  const counted = await lifeUnderRevoked(certificates, issuers, found.attempt.certificateId, found.life)
  return counted === undefined ? logOnSwiftly(ports, institution, found) : undefined
}

type HandoverFailure = 'attempt-used' | 'attempt-unknown' | 'other-member'

/** Why whoever presents the code of this attempt is not the one whose certificate was judged, if he is not. */
function failureOf(
  ports: RedeemPorts,
  { codeExpiresAt, cookieHash, purpose, memberId }: AttemptRecord,
  { cookie, session }: Handover,
): HandoverFailure | undefined {
  if (codeExpiresAt === undefined || isLater(ports.clock.now(), codeExpiresAt)) return 'attempt-used'
  const isBrowser = cookie !== undefined && ports.crypto.equal(attemptCookieHash(ports, cookie), cookieHash)
  if (!isBrowser) return 'attempt-unknown'
  const isAnother = purpose !== 'logon' && session !== undefined && session.member.id !== memberId
  return isAnother ? 'other-member' : undefined
}

/** Whoever presented the code is not known to be the one whose certificate was judged. */
async function refuseAttempt(
  ports: RedeemPorts,
  institution: InstitutionRecord,
  { purpose, memberId, certificateId }: AttemptRecord,
  failure: HandoverFailure,
): Promise<Redeemed> {
  await ports.store.transact(institution.id, (tx) =>
    record(ports, tx, {
      at: ports.clock.now(),
      actor: 'visitor',
      kind: 'log-on-refused',
      memberId,
      certificateId,
      facts: { purpose, failure },
    }),
  )
  return { kind: 'refused', failure, purpose, facts: {} }
}
