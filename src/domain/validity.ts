import { earlierInstant, lastSecond, localDate } from './local-day.ts'
import { openDayFrom } from './opening-hours.ts'
import type { Policy } from './policy.ts'

export interface CertificateValidity {
  notBefore: Temporal.Instant
  notAfter: Temporal.Instant
  expiryDate: Temporal.PlainDate
}

/**
 * The span that is signed into a certificate. `oldExpiryDate` is E of the certificate that a renewal replaces;
 * a first or a repeated acquisition gives none and always counts from today.
 */
export function certificateValidity({
  policy,
  now,
  machineNow,
  oldExpiryDate,
}: {
  policy: Policy
  now: Temporal.Instant
  machineNow: Temporal.Instant
  oldExpiryDate?: Temporal.PlainDate
}): CertificateValidity {
  const { zone } = policy
  const from = policy.validityFrom === 'old-expiry' && oldExpiryDate ? oldExpiryDate : localDate(now, zone)
  const counted = from.add(policy.validity) // 29 Feb + 1 year is 28 Feb
  const expiryDate = policy.expiryOnOpenDay ? openDayFrom(policy.openingHours, zone, counted) : counted
  const notBefore = earlierInstant(now, machineNow) // browsers live by the machine's clock (domain.md §9.10)
    .subtract({ minutes: policy.notBeforeBackdateMinutes })
    .round({ smallestUnit: 'second', roundingMode: 'floor' })
  return { notBefore, notAfter: lastSecond(expiryDate, zone), expiryDate }
}
