import { expiryDates, type Recovery } from './expiry-dates.ts'
import type { CertificateId } from './id.ts'
import { certificateIn } from './life.ts'
import { type RenewalPull, urgingPull } from './renewal-pull.ts'
import type { Situation } from './situation.ts'
import { certificateStanding, certificateToProve } from './standing.ts'

/** What is wanted of the holder: a renewal, or only the first log-on with the certificate that he has made. */
export type NoticeKind = 'renew' | 'prove'

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
  /** The pull that asks for it. */
  pull?: RenewalPull
}

/** 「電子証明書の更新をお願いします」: at every log-on while it can be renewed, until the new certificate is proved. */
export function renewalNotice({ life, versions, now }: Situation): RenewalNotice | undefined {
  const current = certificateIn(life, 'current')
  if (current === undefined) return undefined
  const standing = certificateStanding(current, life, versions, now)
  if (standing.kind !== 'renewable') return undefined
  const { certificateId, expiryDate, daysLeft, lastRenewalMoment } = standing
  const { recovery } = expiryDates(current, versions, now)
  const unproved = certificateToProve(life, versions, now)
  const proveUntil = unproved?.proveUntil
  const pull = urgingPull(current.pulls)
  const common = { certificateId, expiryDate, daysLeft, lastRenewalMoment, recovery, ...(pull && { pull }) }
  return proveUntil ? { kind: 'prove', ...common, proveUntil } : { kind: 'renew', ...common }
}
