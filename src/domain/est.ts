import { type AcquisitionGrant, acquisitionRight, decideAcquisition } from './acquisition.ts'
import { type Answer, type No, no, yes } from './answer.ts'
import { hinderedByStop } from './hindrance.ts'
import type { CertificateId } from './id.ts'
import { type CertificateFacts, certificateIn } from './life.ts'
import type { Policy } from './policy.ts'
import { policyToday } from './policy-version.ts'
import { decideRenewalIssue, type RenewalGrant } from './renewal.ts'
import type { Situation } from './situation.ts'

/** A client asks for the successor of the certificate that it shows (RFC 7030 §4.2.2). */
export interface ReenrolAct {
  act: 'reenrol'
  certificateId: CertificateId
  /** When the key was proved to be there: the handshake of the connection that asks. */
  freshActAt: Temporal.Instant
}

/**
 * A renewal like any other (renewal.ts), where the policy lets a protocol ask for it. That comes last: who may not renew
 * at all is told why, and not that he should renew on the page.
 */
export function decideReenrolment(act: ReenrolAct, situation: Situation): Answer<RenewalGrant> {
  const decision = decideRenewalIssue({ ...act, act: 'issue-in-renewal' }, situation)
  if (decision.answer === 'no') return decision
  const { policy } = policyToday(situation.versions, situation.now)
  return mayReenrol(certificateIn(situation.life, 'current'), policy) ? decision : notByProtocol('reenroll')
}

/** With a PIN at the log-on a copied file alone is worth nothing, and must not become so here. */
export function mayReenrol(
  certificate: Pick<CertificateFacts, 'byProtocol'> | undefined,
  { est, logon }: Pick<Policy, 'est' | 'logon'>,
): boolean {
  if (est.reenroll === 'off' || certificate === undefined) return false
  return est.reenroll === 'all' || logon === 'certificate' || certificate.byProtocol === 'est'
}

/** A client asks for the first one, by the secret that was made for one entitlement (RFC 7030 §4.2.1). */
export interface EnrolAct {
  act: 'enrol'
}

/** An acquisition like any other (acquisition.ts), of an entitlement: after expiry nobody comes back by a secret. */
export function decideEnrolment(situation: Situation): Answer<AcquisitionGrant & { by: 'entitlement' }> {
  const decision = decideAcquisition(situation)
  if (decision.answer === 'no') return decision
  const { est } = policyToday(situation.versions, situation.now).policy
  const { grant } = decision
  return est.enroll === 'secret' && grant.by === 'entitlement' ? yes(grant) : notByProtocol('enroll')
}

/** The right alone, whatever the hour, the doors and the switches: for whoever asks for a secret. */
export function enrolmentRight(situation: Situation): Answer<AcquisitionGrant & { by: 'entitlement' }> {
  const stopped = hinderedByStop(situation.life.member)
  if (stopped !== undefined) return stopped
  const right = acquisitionRight(situation)
  if (right.answer === 'no') return right
  const { est } = policyToday(situation.versions, situation.now).policy
  const { grant } = right
  return est.enroll === 'secret' && grant.by === 'entitlement' ? yes(grant) : notByProtocol('enroll')
}

const notByProtocol = (operation: 'enroll' | 'reenroll'): No =>
  no('est-not-allowed', { kind: 'ask-institution' }, { operation })
