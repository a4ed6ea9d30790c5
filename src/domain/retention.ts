import { firstInstant, localDate } from './local-day.ts'
import type { PolicyVersion } from './policy.ts'
import { policyToday } from './policy-version.ts'

/** What was over before this instant is kept no longer: the first one of today, so many days ago. The trail is kept. */
export function keptSince(versions: readonly PolicyVersion[], now: Temporal.Instant): Temporal.Instant {
  const { zone, keepDays } = policyToday(versions, now).policy
  return firstInstant(localDate(now, zone).subtract({ days: keepDays }), zone)
}
