import { openEntitlement } from './entitlement.ts'
import { type ExpiryDates, expiryDates, hasExpired, type Recovery } from './expiry-dates.ts'
import type { CertificateId } from './id.ts'
import {
  type CertificateFacts,
  certificateIn,
  type Life,
  type MemberStop,
  type RevocationReason,
  stopOf,
} from './life.ts'
import { isAfter, isBefore, isEarlier, isLater, localDate } from './local-day.ts'
import type { PolicyVersion } from './policy.ts'
import { zoneOf } from './policy-version.ts'

/** Where a certificate, or a member through his certificates, stands at an instant (domain.md §2). Derived, never stored. */
export type Standing =
  /** `deadline` when there is an entitlement that can be used. */
  | { kind: 'not-acquired'; deadline?: Temporal.PlainDate }
  | { kind: 'not-yet-valid'; certificateId: CertificateId; validFrom: Temporal.Instant }
  | {
      kind: 'active'
      certificateId: CertificateId
      expiryDate: Temporal.PlainDate
      renewalOpensOn: Temporal.PlainDate
    }
  | {
      kind: 'renewable'
      certificateId: CertificateId
      expiryDate: Temporal.PlainDate
      /** 0 on E itself. */
      daysLeft: number
      lastRenewalMoment: Temporal.Instant | undefined
    }
  | {
      kind: 'being-proved'
      certificateId: CertificateId
      expiryDate: Temporal.PlainDate
      proveUntil: Temporal.Instant
    }
  | { kind: 'retiring'; certificateId: CertificateId; retireAt: Temporal.Instant }
  | {
      kind: 'expired-recoverable'
      certificateId: CertificateId
      expiryDate: Temporal.PlainDate
      recovery: Exclude<Recovery, { kind: 'reissue' }>
    }
  | { kind: 'lapsed'; certificateId: CertificateId; expiryDate: Temporal.PlainDate; recovery: Recovery }
  | { kind: 'superseded' | 'abandoned'; certificateId: CertificateId }
  | { kind: 'revoked'; certificateId: CertificateId; reason: RevocationReason }
  | { kind: 'stopped'; stop: MemberStop }

/** Stages that have ended come first, then the member's stop, then time. */
export function certificateStanding(
  certificate: CertificateFacts,
  life: Life,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): Standing {
  const { id: certificateId, stage } = certificate
  if (stage === 'signing') return { kind: 'not-acquired' }
  if (stage === 'superseded' || stage === 'abandoned') return { kind: stage, certificateId }
  if (stage === 'revoked') {
    return { kind: 'revoked', certificateId, reason: certificate.revokedFor ?? 'superseded' }
  }
  const stop = stopOf(life.member)
  if (stop !== undefined) return { kind: 'stopped', stop }
  if (isEarlier(now, certificate.notBefore)) {
    return { kind: 'not-yet-valid', certificateId, validFrom: certificate.notBefore }
  }
  const expired = hasExpired(certificate, zoneOf(versions), now)
  if (stage === 'proving') return provingStanding(certificate, expired, now)
  if (stage === 'retiring') return retiringStanding(certificate, expired, now)
  const dates = expiryDates(certificate, versions, now)
  const today = localDate(now, zoneOf(versions))
  return expired ? expiredStanding(certificateId, dates, today) : validStanding(certificateId, dates, today)
}

/** An unproved certificate past its time is superseded, whether or not the sweep has been by. */
function provingStanding(certificate: CertificateFacts, expired: boolean, now: Temporal.Instant): Standing {
  const { id: certificateId, expiryDate, proveUntil } = certificate
  if (expired || proveUntil === undefined || isLater(now, proveUntil)) {
    return { kind: 'superseded', certificateId }
  }
  return { kind: 'being-proved', certificateId, expiryDate, proveUntil }
}

function retiringStanding(certificate: CertificateFacts, expired: boolean, now: Temporal.Instant): Standing {
  const { id: certificateId, retireAt } = certificate
  if (expired || retireAt === undefined || !isEarlier(now, retireAt)) {
    return { kind: 'superseded', certificateId }
  }
  return { kind: 'retiring', certificateId, retireAt }
}

function validStanding(
  certificateId: CertificateId,
  { expiryDate, renewalOpensOn, lastRenewalMoment }: ExpiryDates,
  today: Temporal.PlainDate,
): Standing {
  if (isBefore(today, renewalOpensOn)) return { kind: 'active', certificateId, expiryDate, renewalOpensOn }
  const daysLeft = today.until(expiryDate, { largestUnit: 'day' }).days
  return { kind: 'renewable', certificateId, expiryDate, daysLeft, lastRenewalMoment }
}

function expiredStanding(
  certificateId: CertificateId,
  { expiryDate, recovery }: ExpiryDates,
  today: Temporal.PlainDate,
): Standing {
  if (recovery.kind === 'reissue' || isAfter(today, recovery.lastDay)) {
    return { kind: 'lapsed', certificateId, expiryDate, recovery }
  }
  return { kind: 'expired-recoverable', certificateId, expiryDate, recovery }
}

/**
 * The one standing to show for a member. A live certificate comes before a dead one and a way back in that he can go
 * by himself before one that needs others; an unproved one comes first, because it wants something of him. Of two that
 * stand alike the first in the life counts, which is the newer.
 */
export function memberStanding(
  life: Life,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): Standing {
  const stop = stopOf(life.member)
  if (stop !== undefined) return { kind: 'stopped', stop }
  const standings = life.certificates.map((certificate) =>
    certificateStanding(certificate, life, versions, now),
  )
  const open = openEntitlement(life, versions, now)
  if (open?.usable) standings.push({ kind: 'not-acquired', deadline: open.lastDay })
  const [first, ...others] = standings
  if (first === undefined) return { kind: 'not-acquired' }
  return others.reduce((a, b) => (weight(b) < weight(a) ? b : a), first)
}

/** The certificate that was made and has not logged on yet, while it still can. */
export function certificateToProve(
  life: Life,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): CertificateFacts | undefined {
  const proving = certificateIn(life, 'proving')
  if (proving === undefined) return undefined
  return certificateStanding(proving, life, versions, now).kind === 'being-proved' ? proving : undefined
}

/** The certificate with which he logs on (or will, when its time begins), not counting one that is to be proved. */
export function certificateInUse(
  life: Life,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): CertificateFacts | undefined {
  return [certificateIn(life, 'current'), certificateIn(life, 'retiring')].find((certificate) => {
    if (certificate === undefined) return false
    const { kind } = certificateStanding(certificate, life, versions, now)
    return kind === 'active' || kind === 'renewable' || kind === 'retiring' || kind === 'not-yet-valid'
  })
}

const order: Record<Standing['kind'], number> = {
  stopped: 0,
  'being-proved': 1,
  renewable: 2,
  active: 3,
  'not-yet-valid': 4,
  retiring: 5,
  'expired-recoverable': 8,
  lapsed: 9,
  revoked: 10,
  superseded: 11,
  abandoned: 12,
  'not-acquired': 13,
}

/** A recovery that he can go by himself comes before an entitlement in hand, and that before one that needs others. */
function weight(standing: Standing): number {
  if (standing.kind === 'expired-recoverable' && standing.recovery.kind === 'acquire') return 6
  if (standing.kind === 'not-acquired' && standing.deadline !== undefined) return 7
  return order[standing.kind]
}
