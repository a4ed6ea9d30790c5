import { type Answer, no, yes } from './answer.ts'
import { hinderedByStop } from './hindrance.ts'
import type { CertificateId, EntitlementId } from './id.ts'
import { type CertificateFacts, certificateIn, type Life } from './life.ts'
import {
  earlierInstant,
  firstInstant,
  isEarlier,
  isLater,
  lastSecond,
  laterDate,
  localDate,
} from './local-day.ts'
import type { Policy } from './policy.ts'
import type { Situation } from './situation.ts'
import { certificateStanding } from './standing.ts'
import { wayBackIn } from './way-back-in.ts'

export interface ProofGrant {
  act: 'prove'
  certificateId: CertificateId
}

export interface ProofAct {
  act: 'prove'
  /** The certificate that has logged on, its code redeemed by the browser that holds the attempt's cookie. */
  certificateId: CertificateId
}

/** Neither hours nor switches close a proof: what was made may be used. */
export function decideProof({ certificateId }: ProofAct, situation: Situation): Answer<ProofGrant> {
  const { life, versions, now } = situation
  const stopped = hinderedByStop(life.member)
  if (stopped !== undefined) return stopped
  const certificate = life.certificates.find(({ id }) => id === certificateId)
  if (certificate === undefined || certificate.stage === 'current' || certificate.stage === 'retiring') {
    return no('nothing-to-prove', { kind: 'none-needed' })
  }
  const { kind } = certificateStanding(certificate, life, versions, now)
  if (kind === 'being-proved') return yes({ act: 'prove', certificateId })
  const { remedy } = wayBackIn(situation)
  if (kind === 'superseded' && certificate.proveUntil !== undefined) {
    return no('proof-too-late', remedy, { proveUntil: certificate.proveUntil.toString() })
  }
  return no('certificate-not-current', remedy)
}

/** What happens to whom, in an order in which no stage ever holds two: the service writes them as they stand. */
export type ProofEffect =
  | { kind: 'supersede' | 'abandon' | 'prove'; certificateId: CertificateId }
  | { kind: 'retire'; certificateId: CertificateId; retireAt: Temporal.Instant }
  | { kind: 'use-entitlement'; entitlementId: EntitlementId }

/** "Renewed" and "acquired" mean this: the first log-on of the new certificate (domain.md §4). */
export function proofEffects(
  life: Life,
  provedCertificateId: CertificateId,
  policy: Policy,
  now: Temporal.Instant,
): readonly ProofEffect[] {
  const proved = life.certificates.find(({ id }) => id === provedCertificateId)
  if (proved?.stage !== 'proving') return []
  const retiring = certificateIn(life, 'retiring')
  const old = certificateIn(life, 'current')
  const others = life.certificates.filter(
    ({ id, stage }) => id !== proved.id && (stage === 'proving' || stage === 'signing'),
  )
  return [
    ...(retiring ? [{ kind: 'supersede' as const, certificateId: retiring.id }] : []),
    ...(old ? [retirementOf(old, policy, now)] : []),
    ...others.map(({ id }) => ({ kind: 'abandon' as const, certificateId: id })),
    { kind: 'prove', certificateId: proved.id },
    ...entitlementUsed(life, proved),
  ]
}

/** It works through the last of its days of retirement, or to the end of E if that is sooner. */
function retirementOf(
  old: CertificateFacts,
  { retirement, zone }: Policy,
  now: Temporal.Instant,
): ProofEffect {
  if (retirement.kind === 'at-once') return { kind: 'supersede', certificateId: old.id }
  const retireAt = earlierInstant(
    firstInstant(localDate(now, zone).add({ days: retirement.days + 1 }), zone),
    old.notAfter.add({ seconds: 1 }),
  )
  if (!isLater(retireAt, now)) return { kind: 'supersede', certificateId: old.id }
  return { kind: 'retire', certificateId: old.id, retireAt }
}

function entitlementUsed({ entitlements }: Life, { entitlementId }: CertificateFacts): ProofEffect[] {
  return entitlements
    .filter(({ id, state }) => id === entitlementId && state === 'open')
    .map(({ id }) => ({ kind: 'use-entitlement', entitlementId: id }))
}

/** Those that a newly signed certificate abandons: a member has one unproved certificate at most. */
export function abandonedBy(life: Life, signedCertificateId: CertificateId): readonly CertificateId[] {
  return life.certificates
    .filter(({ id, stage }) => stage === 'proving' && id !== signedCertificateId)
    .map(({ id }) => id)
}

/**
 * The last second of `proveDays` after issue, or of the old certificate's E, or of the acquisition's last day,
 * whichever is latest: a file that was saved in time can be used as long as it could be made again.
 */
export function proveUntil({
  policy,
  issuedAt,
  notAfter,
  noSoonerThan,
}: {
  policy: Policy
  issuedAt: Temporal.Instant
  notAfter: Temporal.Instant
  /** E of the certificate that a renewal replaces; in an acquisition the last day of its grant. */
  noSoonerThan: Temporal.PlainDate
}): Temporal.Instant {
  const { proveDays, zone } = policy
  const lastDay = laterDate(localDate(issuedAt, zone).add({ days: proveDays }), noSoonerThan)
  return earlierInstant(lastSecond(lastDay, zone), notAfter)
}

/** A row that was recorded and never signed is given up after this. */
export const signingPatience: Temporal.Duration = Temporal.Duration.from({ minutes: 10 })

/** What the sweep owes a certificate: the SQL of the sweep says the same about sets. */
export function sweepDue(
  certificate: CertificateFacts,
  now: Temporal.Instant,
): 'supersede' | 'abandon' | undefined {
  const { stage, issuedAt } = certificate
  if (stage === 'signing') return isEarlier(issuedAt.add(signingPatience), now) ? 'abandon' : undefined
  if (stage === 'proving')
    return certificate.proveUntil && isLater(now, certificate.proveUntil) ? 'supersede' : undefined
  if (stage === 'retiring')
    return certificate.retireAt && !isEarlier(now, certificate.retireAt) ? 'supersede' : undefined
  return undefined
}
