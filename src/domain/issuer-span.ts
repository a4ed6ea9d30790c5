import { firstInstant, isEarlier, isLater, localDate } from './local-day.ts'
import type { PolicyVersion } from './policy.ts'
import { policyToday, zoneOf } from './policy-version.ts'
import { certificateValidity } from './validity.ts'

/** Whoever checks a chain wants every certificate in it to be valid: a CA signs nothing that outlives it. */
export function outlives(notAfter: Temporal.Instant, issuerNotAfter: Temporal.Instant): boolean {
  return isLater(notAfter, issuerNotAfter)
}

/**
 * For how many days more a CA can issue certificates of today's validity; 0 on the last one, negative when nothing can
 * be issued any more. A renewal that counts from the old E asks for the longest, which is what is reckoned with.
 */
export function issuingDaysLeft(
  issuerNotAfter: Temporal.Instant,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): number {
  const { policy } = policyToday(versions, now)
  const zone = zoneOf(versions)
  const oldExpiryDate = localDate(now, zone).add({ days: policy.renewalOpens })
  const { expiryDate } = certificateValidity({ policy, now, machineNow: now, oldExpiryDate })
  return expiryDate.until(lastWholeDay(issuerNotAfter, zone), { largestUnit: 'day' }).days
}

/** The last expiry date E that a certificate below this CA can have: it works to 23:59:59 of it. */
function lastWholeDay(issuerNotAfter: Temporal.Instant, zone: string): Temporal.PlainDate {
  const day = localDate(issuerNotAfter, zone)
  const end = firstInstant(day.add({ days: 1 }), zone).subtract({ seconds: 1 })
  return isEarlier(issuerNotAfter, end) ? day.subtract({ days: 1 }) : day
}
