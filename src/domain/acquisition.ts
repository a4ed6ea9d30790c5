import { type Answer, askFor, no, yes } from './answer.ts'
import { openEntitlement } from './entitlement.ts'
import { expiryDates, hasExpired } from './expiry-dates.ts'
import { hinderedByDoor, hinderedByHours, hinderedByStop, hinderedBySwitch } from './hindrance.ts'
import type { CertificateId, EntitlementId } from './id.ts'
import { type CertificateFacts, certificateIn, type Life } from './life.ts'
import { firstInstant, isAfter, isEarlier, isLater, localDate } from './local-day.ts'
import { zoneOf } from './policy-version.ts'
import type { Situation } from './situation.ts'
import { certificateInUse, certificateStanding } from './standing.ts'

/** Why he may acquire: an entitlement was opened for him, or his certificate expired and policy lets him back in. */
export type AcquisitionGrant =
  | { act: 'acquire'; by: 'entitlement'; entitlementId: EntitlementId; lastDay: Temporal.PlainDate }
  | { act: 'acquire'; by: 'recovery'; expiredCertificateId: CertificateId; lastDay: Temporal.PlainDate }

/** 取得 and 再取得: asked before the form, and again before anything is signed. */
export function decideAcquisition(situation: Situation): Answer<AcquisitionGrant> {
  const { member } = situation.life
  const refused = hinderedByStop(member) ?? hinderedByDoor(member, ['acquisition', 'pickup'])
  if (refused !== undefined) return refused
  const right = acquisitionRight(situation)
  if (right.answer === 'no') return right // the hour is nothing to someone who has no right
  return hinderedBySwitch('acquisition', situation) ?? hinderedByHours(situation) ?? right
}

/** The right alone, whatever the hour, the stops, the doors and the switches. */
export function acquisitionRight(situation: Situation): Answer<AcquisitionGrant> {
  const { life, versions, now } = situation
  const ask = askFor(life.member.role)
  const open = openEntitlement(life, versions, now)
  if (open?.usable) {
    const { entitlement, lastDay } = open
    return yes({ act: 'acquire', by: 'entitlement', entitlementId: entitlement.id, lastDay })
  }
  const working = certificateInUse(life, versions, now)
  if (working !== undefined) return withWorkingCertificate(working, situation)
  const expired = lastExpired(situation)
  if (expired !== undefined) return recoveryRight(expired, situation)
  if (open !== undefined) {
    return no('acquisition-deadline-passed', ask, { lastDay: open.lastDay.toString() })
  }
  return no(life.certificates.length === 0 ? 'nothing-to-acquire' : 'reissue-needed', ask)
}

/** Since when he has had that right; undefined while he has none. */
export function acquirableSince(situation: Situation): Temporal.Instant | undefined {
  const right = acquisitionRight(situation)
  if (right.answer === 'no') return undefined
  const { life, versions } = situation
  const { grant } = right
  if (grant.by === 'entitlement') {
    return life.entitlements.find(({ id }) => id === grant.entitlementId)?.openedAt
  }
  const expired = life.certificates.find(({ id }) => id === grant.expiredCertificateId)
  if (expired === undefined) return undefined
  return expired.revokedAt ?? firstInstant(expired.expiryDate.add({ days: 1 }), zoneOf(versions))
}

/** He renews when it is time; before, "new PC" is opened from where the certificate works. */
function withWorkingCertificate(
  certificate: CertificateFacts,
  { life, versions, now }: Situation,
): Answer<AcquisitionGrant> {
  const facts = { expiryDate: certificate.expiryDate.toString() }
  const { kind } = certificateStanding(certificate, life, versions, now)
  if (kind === 'not-yet-valid') {
    return no('nothing-to-acquire', { kind: 'wait-until', at: certificate.notBefore.toString() }, facts)
  }
  if (kind === 'retiring') return no('nothing-to-acquire', { kind: 'choose-other-certificate' }, facts)
  return no('nothing-to-acquire', { kind: kind === 'renewable' ? 'renew' : 'open-new-pc' }, facts)
}

/** The certificate whose expiry he may recover from: the current one, or one revoked as superseded after it had expired. */
function lastExpired({ life, versions, now }: Situation): CertificateFacts | undefined {
  const current = certificateIn(life, 'current')
  if (current !== undefined && !hasExpired(current, zoneOf(versions), now)) return undefined
  const last =
    current ??
    life.certificates
      .filter((certificate) => isRevokedAfterExpiry(certificate))
      .sort((a, b) => Temporal.PlainDate.compare(b.expiryDate, a.expiryDate))
      .at(0)
  return last !== undefined && hasLostRight(last, life) ? undefined : last
}

/** Since it was made, one of his was revoked for more than being replaced: nobody comes back by an older one. */
function hasLostRight({ issuedAt }: CertificateFacts, { certificates }: Life): boolean {
  return certificates.some(
    ({ revokedFor, revokedAt }) =>
      revokedAt !== undefined && revokedFor !== 'superseded' && isLater(revokedAt, issuedAt),
  )
}

/** The administrator's part of `revoke-first`. Any other reason, above all keyCompromise, ends self-service. */
function isRevokedAfterExpiry({ stage, revokedFor, revokedAt, notAfter }: CertificateFacts): boolean {
  if (stage !== 'revoked' || revokedFor !== 'superseded') return false
  return revokedAt !== undefined && isEarlier(notAfter, revokedAt)
}

function recoveryRight(
  expired: CertificateFacts,
  { life, versions, now }: Situation,
): Answer<AcquisitionGrant> {
  const { recovery } = expiryDates(expired, versions, now)
  const expiryDate = expired.expiryDate.toString()
  const ask = askFor(life.member.role)
  if (recovery.kind === 'reissue') return no('reissue-needed', ask, { expiryDate })

  const { lastDay } = recovery
  const facts = { expiryDate, lastDay: lastDay.toString() }
  if (isAfter(localDate(now, zoneOf(versions)), lastDay)) {
    return no('recovery-deadline-passed', { kind: 'ask-institution' }, facts)
  }
  if (recovery.kind === 'revoke-first' && expired.stage !== 'revoked') return no('revoke-first', ask, facts)
  return yes({ act: 'acquire', by: 'recovery', expiredCertificateId: expired.id, lastDay })
}
