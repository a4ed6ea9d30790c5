import { hasExpired } from '../../domain/expiry-dates.ts'
import type { CertificateFacts } from '../../domain/life.ts'
import { isEarlier } from '../../domain/local-day.ts'
import { policyToday, zoneOf } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import { sessionEnd } from '../../domain/session-end.ts'
import type { CertificateRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { SessionEnd, SessionRecord } from '../../ports/logon-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { hashToken } from '../token.ts'

export interface Session<OfCertificate extends CertificateFacts = CertificateRecord> {
  record: SessionRecord
  member: MemberRecord
  /** The one it stands on, as it is now. */
  certificate: OfCertificate
  /** What the person has still to do before anything else. */
  owes: 'pin' | 'first-use' | 'nothing'
}

type SessionPorts = Pick<Ports, 'store' | 'clock' | 'crypto'>

interface FoundSession<OfCertificate> {
  session: SessionRecord
  certificate: OfCertificate
  member: MemberRecord
}

/** A touch is written at most this often: reading pages must not cost a write each. */
const touchEvery = Temporal.Duration.from({ seconds: 30 })

/**
 * The session of this cookie. The certificate's state and the member's are read on every request, so a revocation
 * counts from the next one on, whatever TLS believes. Refuses: not-logged-on, session-ended.
 */
export async function readSession(
  ports: SessionPorts,
  institution: InstitutionRecord,
  token: string | undefined,
): Promise<Session> {
  if (token === undefined) throw new Refusal('not-logged-on', 'there is no session')
  const { store, crypto } = ports
  return judgeSession(ports, institution, await store.swift(institution.id).session(hashToken(crypto, token)))
}

/** What was found by a cookie: a session that goes on, or none. Refuses: session-ended. */
export async function judgeSession<OfCertificate extends CertificateFacts>(
  { store, clock }: Pick<SessionPorts, 'store' | 'clock'>,
  institution: InstitutionRecord,
  found: FoundSession<OfCertificate> | undefined,
): Promise<Session<OfCertificate>> {
  const { sessions } = store.at(institution.id)
  if (found === undefined) throw ended('unknown')
  if (found.session.ended !== undefined) throw ended(toldOf(found.session.ended, found.member))

  const now = clock.now()
  const { session, certificate, member } = found
  const reason = endOf(session, certificate, member, institution, now)
  if (reason !== undefined) {
    await sessions.end(session.id, reason, now)
    throw ended(toldOf(reason, member))
  }
  if (isEarlier(session.lastSeenAt.add(touchEvery), now)) await sessions.touch(session.id, now)
  return { record: session, member, certificate, owes: owedBy(session, member, institution, now) }
}

/** Whom an alarm holds is told so, and not that he was stopped. */
function toldOf(reason: SessionEnd, { stops }: MemberRecord): SessionEnd | 'member-held' {
  const isHeld = reason === 'member-stopped' && stops.every((stop) => stop === 'held') && stops.length > 0
  return isHeld ? 'member-held' : reason
}

function ended(reason: SessionEnd | 'member-held' | 'unknown'): Refusal {
  return new Refusal('session-ended', `the session has ended: ${reason}`, { reason })
}

/** Why it is over, if it is, by what it stands on and by time. */
export function endOf(
  session: SessionRecord,
  certificate: CertificateFacts,
  member: MemberRecord,
  { versions }: InstitutionRecord,
  now: Temporal.Instant,
): SessionEnd | undefined {
  const byTime = sessionEnd(session, policyToday(versions, now).policy.session, now)
  if (byTime !== undefined) return byTime
  if (member.stops.length > 0) return 'member-stopped'
  if (certificate.stage !== 'current' && certificate.stage !== 'retiring') return 'certificate'
  return hasExpired(certificate, zoneOf(versions), now) ? 'certificate' : undefined
}

export function owedBy(
  session: SessionRecord,
  member: MemberRecord,
  { versions }: InstitutionRecord,
  now: Temporal.Instant,
): Session['owes'] {
  if (policyToday(versions, now).policy.logon === 'certificate') return 'nothing'
  if (session.authenticatedAt === undefined) return 'pin'
  return member.pinsChangedAt === undefined ? 'first-use' : 'nothing'
}
