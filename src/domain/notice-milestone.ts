import { expiryDates, type Recovery } from './expiry-dates.ts'
import type { CertificateId } from './id.ts'
import { certificateIn } from './life.ts'
import { isAfter, localDate } from './local-day.ts'
import { zoneOf } from './policy-version.ts'
import type { Situation } from './situation.ts'
import { certificateStanding, certificateToProve } from './standing.ts'

/** What is wanted of the holder: a renewal, or only the first log-on with the certificate that he has made. */
export type NoticeKind = 'renew' | 'prove'

export interface MailMilestone {
  certificateId: CertificateId
  kind: NoticeKind
  /** 30 and 10 in the manuals. */
  daysBefore: number
  day: Temporal.PlainDate
}

/**
 * The mail that is owed today for the current certificate: that of the last milestone reached. A missed day catches up;
 * of two missed ones only the later is sent. The row of a notice is unique, so that asking again sends nothing twice.
 */
export function mailMilestoneDue({ life, versions, switches, now }: Situation): MailMilestone | undefined {
  const current = certificateIn(life, 'current')
  if (current === undefined || switches.mails === 'off') return undefined
  const standing = certificateStanding(current, life, versions, now)
  if (standing.kind !== 'active' && standing.kind !== 'renewable') return undefined

  const zone = zoneOf(versions)
  const today = localDate(now, zone)
  const issuedOn = localDate(current.issuedAt, zone)
  const due = expiryDates(current, versions, now)
    .mailsOn.filter(({ day }) => !isAfter(day, today) && isAfter(day, issuedOn))
    .sort((a, b) => Temporal.PlainDate.compare(b.day, a.day))
    .at(0)
  const kind = certificateToProve(life, versions, now) ? 'prove' : 'renew'
  return due && { certificateId: current.id, kind, ...due }
}

export interface RenewalNotice {
  kind: NoticeKind
  /** The certificate that expires. */
  certificateId: CertificateId
  expiryDate: Temporal.PlainDate
  daysLeft: number
  lastRenewalMoment: Temporal.Instant | undefined
  /** The way back in after E, for the warning in its body. */
  recovery: Recovery
  /** Of `prove`: the last instant at which the new one can be proved. */
  proveUntil?: Temporal.Instant
}

/** 「電子証明書の更新をお願いします」: at every log-on from E − 30 through E, until the new certificate is proved. */
export function renewalNotice({ life, versions, now }: Situation): RenewalNotice | undefined {
  const current = certificateIn(life, 'current')
  if (current === undefined) return undefined
  const standing = certificateStanding(current, life, versions, now)
  if (standing.kind !== 'renewable') return undefined
  const { certificateId, expiryDate, daysLeft, lastRenewalMoment } = standing
  const { recovery } = expiryDates(current, versions, now)
  const unproved = certificateToProve(life, versions, now)
  const proveUntil = unproved?.proveUntil
  const common = { certificateId, expiryDate, daysLeft, lastRenewalMoment, recovery }
  return proveUntil ? { kind: 'prove', ...common, proveUntil } : { kind: 'renew', ...common }
}
