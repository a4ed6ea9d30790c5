import { firstInstant, isEarlier, localDate } from './local-day.ts'
import { isOpenDay } from './opening-hours.ts'
import type { PolicyVersion } from './policy.ts'
import { policyToday } from './policy-version.ts'

/** The time of one day in which mails of time alone go out; `until` is exclusive. */
export interface SendWindow {
  from: Temporal.Instant
  until: Temporal.Instant
}

/** Undefined while it is closed: what is owed waits for the next, and what was missed goes then. */
export function sendWindow(
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): SendWindow | undefined {
  const { zone, openingHours, notices } = policyToday(versions, now).policy
  const { window } = notices
  const today = localDate(now, zone)
  if (window.openDaysOnly && !isOpenDay(openingHours, zone, today)) return undefined
  const from = at(today, window.from, zone)
  const until =
    window.until === '24:00' ? firstInstant(today.add({ days: 1 }), zone) : at(today, window.until, zone)
  return isEarlier(now, from) || !isEarlier(now, until) ? undefined : { from, until }
}

/** What an institution's mails may cost the house that takes them in: 100,000 are spread over an hour and forty minutes. */
const mailsAMinute = 1000

/**
 * How many mails may be written now: as many for each minute of the window as the rate allows, less those that were
 * written in it, but never more than for two minutes at once, so that a missed morning is no flood.
 */
export function mailsAllowed({ from }: SendWindow, written: number, now: Temporal.Instant): number {
  const minutes = Math.floor(now.since(from).total('minutes')) + 1
  return Math.max(0, Math.min(minutes * mailsAMinute - written, 2 * mailsAMinute))
}

function at(day: Temporal.PlainDate, time: string, zone: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).toInstant()
}
