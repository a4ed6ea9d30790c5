import type { EntitlementFacts, Life } from './life.ts'
import { isAfter, localDate } from './local-day.ts'
import { extendDeadline } from './opening-hours.ts'
import type { PolicyVersion } from './policy.ts'
import { policyToday } from './policy-version.ts'

/** The stored deadline, or later if that day has been closed since: a date once told never moves earlier. */
function lastDayOf(
  entitlement: EntitlementFacts,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): Temporal.PlainDate {
  const { openingHours, zone } = policyToday(versions, now).policy
  return extendDeadline(openingHours, zone, entitlement.deadline)
}

/** The open entitlement that lasts longest, with the last day on which it can be used. */
export function openEntitlement(
  life: Life,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): { entitlement: EntitlementFacts; lastDay: Temporal.PlainDate; usable: boolean } | undefined {
  const [first, ...others] = life.entitlements
    .filter((entitlement) => entitlement.state === 'open')
    .map((entitlement) => ({ entitlement, lastDay: lastDayOf(entitlement, versions, now) }))
  if (first === undefined) return undefined
  const longest = others.reduce((a, b) => (isAfter(b.lastDay, a.lastDay) ? b : a), first)
  const today = localDate(now, policyToday(versions, now).policy.zone)
  return { ...longest, usable: !isAfter(today, longest.lastDay) }
}
