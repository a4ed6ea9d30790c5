import type { Remedy } from '../../domain/answer.ts'
import { decide } from '../../domain/decision.ts'
import { decisionRecord } from '../../domain/decision-record.ts'
import type { CertificateId } from '../../domain/id.ts'
import { isLater } from '../../domain/local-day.ts'
import type { LogonFailure, LogonGrant, LogonPurpose } from '../../domain/logon.ts'
import type { RefusalFacts } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { AttemptRecord, SessionId, SessionRecord } from '../../ports/logon-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { byMember, record } from '../audit/record.ts'
import { situationOf } from '../decision/situation-of.ts'
import { hashToken, makeToken } from '../token.ts'
import { attemptCookieHash } from './begin-attempt.ts'
import { proveCertificate } from './prove-certificate.ts'
import type { Session } from './session.ts'

export interface Handover {
  code: string
  /** The attempt's cookie of the browser that presents the code. */
  cookie: string | undefined
  /** The session that this browser has already, if it lives. */
  session: Session | undefined
}

export type Redeemed =
  | { kind: 'logged-on'; token: string; purpose: LogonPurpose; proved?: CertificateId }
  /** The certificate was shown afresh for the session that there was. */
  | { kind: 'shown-again' }
  | { kind: 'refused'; failure: LogonFailure; purpose?: LogonPurpose; facts: RefusalFacts; remedy?: Remedy }

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
  return store.transact(institution.id, (tx) => logOn(ports, tx, institution, attempt, session))
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

async function logOn(
  ports: RedeemPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  attempt: AttemptRecord,
  session: Session | undefined,
): Promise<Redeemed> {
  const now = ports.clock.now()
  const { memberId, certificateId, purpose } = attempt
  const life = await tx.members.lockLife(memberId)
  if (life === undefined) throw new Error(`member ${memberId} is gone`)
  const act = { act: 'log-on', certificateId, purpose } as const
  const situation = situationOf(institution, life, now)
  // Asked again, because between the two halves a minute may have passed and much may have happened.
  const decision = decide(act, situation)
  const event = {
    ...byMember(memberId, now),
    certificateId,
    decision: decisionRecord(act, situation, decision),
  }
  if (decision.answer === 'no') {
    await record(ports, tx, {
      ...event,
      kind: 'log-on-refused',
      facts: { purpose, failure: decision.failure },
    })
    return {
      kind: 'refused',
      failure: decision.failure,
      purpose,
      facts: decision.facts,
      remedy: decision.remedy,
    }
  }

  const { judgement } = decision.grant
  if (purpose === 'renewal' && session?.certificate.id === certificateId) {
    await tx.sessions.showCertificate(session.record.id, now)
    await record(ports, tx, { ...event, kind: 'logged-on', facts: { purpose, judgement } })
    return { kind: 'shown-again' }
  }
  if (judgement === 'ok-proves') await proveCertificate(ports, tx, institution, situation, certificateId)
  if (session !== undefined) await tx.sessions.end(session.record.id, 'replaced', now)
  const token = await addSession(ports, tx, decision.grant, attempt, session)
  await record(ports, tx, { ...event, kind: 'logged-on', facts: { purpose, judgement } })
  return {
    kind: 'logged-on',
    token,
    purpose,
    ...(judgement === 'ok-proves' && { proved: certificateId }),
  }
}

async function addSession(
  ports: RedeemPorts,
  tx: Repositories,
  grant: LogonGrant,
  { memberId, certificateId, purpose }: AttemptRecord,
  before: Session | undefined,
): Promise<string> {
  const now = ports.clock.now()
  const token = makeToken(ports)
  // Whoever had entered his PIN and now proves a new certificate does not enter it again.
  const entered =
    purpose !== 'logon' && before?.member.id === memberId ? before.record.authenticatedAt : undefined
  const authenticatedAt = grant.pin === 'not-asked' ? now : entered
  const session: Omit<SessionRecord, 'lastSeenAt'> = {
    // A UUID is what a session id is.
    id: ports.random.uuid() as SessionId,
    memberId,
    certificateId,
    createdAt: now,
    certificateShownAt: now,
    ...(authenticatedAt && { authenticatedAt }),
  }
  await tx.sessions.add(session, token.hash)
  return token.text
}
