import { earlierDate, firstInstant, isAfter, isLater, localDate } from './local-day.ts'
import type { PolicyVersion } from './policy.ts'
import { policyOn, zoneOf } from './policy-version.ts'

/**
 * The day on which certificates that expire on E can be renewed for the first time: E − renewalOpens by the version of E,
 * or earlier, where an earlier list of versions opened it and the next one came too late. What has opened stays open: who
 * was told "renew now", by a page or a mail, is not told "not yet" afterwards. Mails fall due within the window only, so
 * that whoever was mailed has it open. Nothing is stored: a list and when it grew say it of every certificate.
 */
export function renewalOpening(
  expiryDate: Temporal.PlainDate,
  versions: readonly PolicyVersion[],
): Temporal.PlainDate {
  const zone = zoneOf(versions)
  const opened = listsBefore(versions)
    .map(({ known, until }) => ({ day: opensBy(known, expiryDate), until }))
    .filter(({ day, until }) => day !== undefined && !isLater(firstInstant(day, zone), until))
    .flatMap(({ day }) => day ?? [])
  return opened.reduce(
    earlierDate,
    expiryDate.subtract({ days: policyOn(versions, expiryDate).policy.renewalOpens }),
  )
}

/**
 * What was known before each version was added, by their numbers: of two that were added at one instant, the first had its
 * moment. Those that the institution came with were known together.
 */
function listsBefore(versions: readonly PolicyVersion[]) {
  const first = versions.reduce((a, b) => (b.version < a.version ? b : a))
  return versions.flatMap(({ version, addedAt: until }) =>
    until === undefined || first.addedAt?.equals(until) === true
      ? []
      : [{ until, known: versions.filter((other) => other.version < version) }],
  )
}

/** Undefined where nobody had a policy for that day. */
function opensBy(
  known: readonly PolicyVersion[],
  expiryDate: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const begun = known.some(({ effectiveFrom }) => Temporal.PlainDate.compare(effectiveFrom, expiryDate) <= 0)
  if (!begun) return undefined
  return expiryDate.subtract({ days: policyOn(known, expiryDate).policy.renewalOpens })
}

/** The last day of expiry of which certificates can be renewed today. */
export function renewableThrough(
  versions: readonly PolicyVersion[],
  today: Temporal.PlainDate,
): Temporal.PlainDate {
  const longest = Math.max(...versions.map(({ policy }) => policy.renewalOpens))
  for (let days = longest; days > 0; days--) {
    const day = today.add({ days })
    if (!isAfter(renewalOpening(day, versions), today)) return day
  }
  return today
}

/**
 * Where validity is counted from the old E: whoever was asked to renew early gains no more than he could have in his own
 * time. CAs and lists of the revoked are made for that much (issuer-span.ts).
 */
export function countedFrom(
  oldExpiryDate: Temporal.PlainDate,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): Temporal.PlainDate {
  return earlierDate(oldExpiryDate, renewableThrough(versions, localDate(now, zoneOf(versions))))
}
