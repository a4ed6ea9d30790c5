import type { Remedy } from '../../domain/answer.ts'
import { decide } from '../../domain/decision.ts'
import { decisionRecord } from '../../domain/decision-record.ts'
import type { CertificateId } from '../../domain/id.ts'
import { byProxy, type LogonFailure, type LogonGrant, type LogonPurpose } from '../../domain/logon.ts'
import type { RefusalFacts } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { AttemptRecord, SessionId, SessionRecord } from '../../ports/logon-records.ts'
import type { LifeAsRead } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import type { AttemptCase } from '../../ports/swift.ts'
import { auditRow, byMember, record } from '../audit/record.ts'
import { situationOf } from '../decision/situation-of.ts'
import type { DirectoryEntry } from '../institution/directory.ts'
import { lifeUnderRevoked } from '../institution/under-revoked.ts'
import { makeToken, type Token } from '../token.ts'
import { proveCertificate } from './prove-certificate.ts'
import type { Session } from './session.ts'

export type Redeemed =
  | { kind: 'logged-on'; token: string; purpose: LogonPurpose; proved?: CertificateId }
  /** The certificate was shown afresh for the session that there was. */
  | { kind: 'shown-again' }
  | { kind: 'refused'; failure: LogonFailure; purpose?: LogonPurpose; facts: RefusalFacts; remedy?: Remedy }

type LogonPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'origin'>

/**
 * A log-on that only opens a session: the certificate proves nothing, and no session of this browser ends. Written
 * without a lock, and the code spent with it, where nobody else acts for the member meanwhile; undefined when nothing
 * was written, and it is to be done under one.
 */
export async function logOnSwiftly(
  ports: LogonPorts,
  institution: InstitutionRecord,
  { attempt, life, seen }: AttemptCase,
): Promise<Redeemed | undefined> {
  const { purpose } = attempt
  const { decision, event } = ask(ports, institution, attempt, life)
  if (decision.answer === 'no' || decision.grant.judgement === 'ok-proves') return undefined
  const { judgement } = decision.grant
  const { token, session } = newSession(ports, decision.grant, attempt, undefined)
  const opened = await ports.store.swift(institution.id).openSession({
    seen,
    codeHash: attempt.codeHash,
    session,
    tokenHash: token.hash,
    event: auditRow(ports, institution.id, {
      ...event,
      kind: 'logged-on',
      facts: { purpose, judgement, ...byProxy(attempt) },
    }),
  })
  return opened ? { kind: 'logged-on', token: token.text, purpose } : undefined
}

export async function logOnUnderLock(
  ports: LogonPorts,
  tx: Repositories,
  { institution, issuers }: DirectoryEntry,
  attempt: AttemptRecord,
  session: Session | undefined,
): Promise<Redeemed> {
  const now = ports.clock.now()
  const { memberId, certificateId, purpose } = attempt
  const life = await tx.members.lockLife(memberId)
  if (life === undefined) throw new Error(`member ${memberId} is gone`)
  // Its CA may have been revoked since the certificate was judged.
  const counted = await lifeUnderRevoked(tx.certificates, issuers, certificateId, life)
  const { situation, decision, event } = ask(ports, institution, attempt, counted ?? life)
  if (decision.answer === 'no') {
    await record(ports, tx, {
      ...event,
      kind: 'log-on-refused',
      facts: { purpose, failure: decision.failure, ...byProxy(attempt) },
    })
    return {
      kind: 'refused',
      failure: decision.failure,
      purpose,
      facts: counted === undefined ? decision.facts : { ...decision.facts, ca: 'revoked' },
      remedy: decision.remedy,
    }
  }

  const { judgement } = decision.grant
  if (purpose === 'renewal' && session?.certificate.id === certificateId) {
    await tx.sessions.showCertificate(session.record.id, now)
    await record(ports, tx, {
      ...event,
      kind: 'logged-on',
      facts: { purpose, judgement, ...byProxy(attempt) },
    })
    return { kind: 'shown-again' }
  }
  if (judgement === 'ok-proves') await proveCertificate(ports, tx, institution, situation, certificateId)
  if (session !== undefined) await tx.sessions.end(session.record.id, 'replaced', now)
  const opened = newSession(ports, decision.grant, attempt, session)
  await tx.sessions.add(opened.session, opened.token.hash)
  await record(ports, tx, { ...event, kind: 'logged-on', facts: { purpose, judgement, ...byProxy(attempt) } })
  return {
    kind: 'logged-on',
    token: opened.token.text,
    purpose,
    ...(judgement === 'ok-proves' && { proved: certificateId }),
  }
}

/** Asked again, because between the two halves a minute may have passed and much may have happened. */
function ask(
  { clock }: LogonPorts,
  institution: InstitutionRecord,
  { memberId, certificateId, purpose }: AttemptRecord,
  life: LifeAsRead,
) {
  const now = clock.now()
  const act = { act: 'log-on', certificateId, purpose } as const
  const situation = situationOf(institution, life, now)
  const decision = decide(act, situation)
  const event = {
    ...byMember(memberId, now),
    certificateId,
    decision: decisionRecord(act, situation, decision),
  }
  return { situation, decision, event }
}

function newSession(
  ports: LogonPorts,
  grant: LogonGrant,
  { memberId, certificateId, purpose }: AttemptRecord,
  before: Session | undefined,
): { token: Token; session: Omit<SessionRecord, 'lastSeenAt'> } {
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
  return { token, session }
}
