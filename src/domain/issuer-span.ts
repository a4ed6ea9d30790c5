import { firstInstant, isAfter, isEarlier, isLater, localDate } from './local-day.ts'
import type { PolicyVersion } from './policy.ts'
import { policyToday, versionState, zoneOf } from './policy-version.ts'
import { renewalOpening } from './renewal-opening.ts'
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
  const oldExpiryDate = latestRenewable(versions, localDate(now, zone))
  const { expiryDate } = certificateValidity({ policy, now, machineNow: now, oldExpiryDate })
  return expiryDate.until(lastWholeDay(issuerNotAfter, zone), { largestUnit: 'day' }).days
}

/** Time to prepare another. */
const fewestDays = 30

/**
 * Whether a CA would stand still too soon to be made at all: by the longest of the validities that the policy of today
 * and those announced after it have, as if each were in force now.
 */
export function endsTooSoon(
  issuerNotAfter: Temporal.Instant,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): boolean {
  const today = localDate(now, zoneOf(versions))
  const announced = versions.filter(({ version }) => versionState(versions, version, today) === 'coming')
  const each = announced.map((version) => [{ ...version, effectiveFrom: today }])
  return [versions, ...each].some((alone) => issuingDaysLeft(issuerNotAfter, alone, now) < fewestDays)
}

/** When a CA ends that is made now for so many years: an hour is taken from its beginning, for clocks that are behind. */
export function authoritySpan(now: Temporal.Instant, years: number) {
  const notBefore = now.subtract({ hours: 1 }).round({ smallestUnit: 'second', roundingMode: 'floor' })
  return { notBefore, notAfter: notBefore.toZonedDateTimeISO('UTC').add({ years }).toInstant() }
}

/** The latest E whose renewal has opened by this day: each by the version that is in force on that E. */
function latestRenewable(versions: readonly PolicyVersion[], today: Temporal.PlainDate): Temporal.PlainDate {
  const most = Math.max(...versions.map(({ policy }) => policy.renewalOpens))
  for (let days = most; days > 0; days -= 1) {
    const expiryDate = today.add({ days })
    if (!isAfter(renewalOpening(expiryDate, versions), today)) return expiryDate
  }
  return today
}

/** The last expiry date E that a certificate below this CA can have: it works to 23:59:59 of it. */
function lastWholeDay(issuerNotAfter: Temporal.Instant, zone: string): Temporal.PlainDate {
  const day = localDate(issuerNotAfter, zone)
  const end = firstInstant(day.add({ days: 1 }), zone).subtract({ seconds: 1 })
  return isEarlier(issuerNotAfter, end) ? day.subtract({ days: 1 }) : day
}
