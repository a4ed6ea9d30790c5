import { isLater } from '../../domain/local-day.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { AttemptRecord } from '../../ports/logon-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
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
 * The portal's half of a log-on. The code is spent by this presentation, right or wrong, in a transaction of its own;
 * it counts only with the cookie of the browser that began the attempt (domain.md §9.6). Here a new certificate is
 * proved, and nowhere else.
 */
export async function redeemCode(
  ports: RedeemPorts,
  institution: InstitutionRecord,
  { code, cookie, session }: Handover,
): Promise<Redeemed> {
  const { store, clock, crypto } = ports
  const now = clock.now()
  const attempt = await store.at(institution.id).attempts.spend(hashToken(crypto, code), now)
  if (attempt?.codeExpiresAt === undefined) return { kind: 'refused', failure: 'attempt-used', facts: {} }
  const { purpose } = attempt
  if (isLater(now, attempt.codeExpiresAt)) {
    return refuseAttempt(ports, institution, attempt, 'attempt-used')
  }
  if (cookie === undefined || !crypto.equal(attemptCookieHash(ports, cookie), attempt.cookieHash)) {
    return refuseAttempt(ports, institution, attempt, 'attempt-unknown')
  }
  if (purpose !== 'logon' && session !== undefined && session.member.id !== attempt.memberId) {
    return refuseAttempt(ports, institution, attempt, 'other-member')
  }
  return (
    (session === undefined ? await logOnSwiftly(ports, institution, attempt) : undefined) ??
    (await store.transact(institution.id, (tx) => logOnUnderLock(ports, tx, institution, attempt, session)))
  )
}

/** Whoever presented the code is not known to be the one whose certificate was judged. */
async function refuseAttempt(
  ports: RedeemPorts,
  institution: InstitutionRecord,
  { purpose, memberId, certificateId }: AttemptRecord,
  failure: 'attempt-used' | 'attempt-unknown' | 'other-member',
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
