import { firstInstant, isEarlier, isLater, localDate, weekday } from './local-day.ts'
import type { OpeningHours } from './policy.ts'
import { remembered } from './remembered.ts'

/** Every search for an open day gives up after this many: a year of closed days is a closed house. */
const searchDays = 400

/** The open time of one day; `until` is exclusive. Undefined: closed all day. */
export function openSpan(
  hours: OpeningHours,
  zone: string,
  date: Temporal.PlainDate,
): { from: Temporal.Instant; until: Temporal.Instant } | undefined {
  const span = hours.week[weekday(date)]
  if (span === undefined || isClosedDay(hours, date)) return undefined
  const from = wallClock(date, span.from, zone)
  const until = wallClock(date, span.until, zone)
  return isEarlier(from, until) ? { from, until } : undefined // an hour that summer time skips is no opening
}

export function isOpenDay(hours: OpeningHours, zone: string, date: Temporal.PlainDate): boolean {
  return openSpan(hours, zone, date) !== undefined
}

export function isOpen(hours: OpeningHours, zone: string, now: Temporal.Instant): boolean {
  const span = openSpan(hours, zone, localDate(now, zone))
  return span !== undefined && !isEarlier(now, span.from) && isEarlier(now, span.until)
}

/** `now` itself while open, else when it opens next; undefined when nothing opens within a year. */
export function nextOpening(
  hours: OpeningHours,
  zone: string,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  const today = localDate(now, zone)
  for (let days = 0; days <= searchDays; days++) {
    const span = openSpan(hours, zone, today.add({ days }))
    if (span !== undefined && isLater(span.until, now)) return isLater(span.from, now) ? span.from : now
  }
  return undefined
}

/** The last open second on or before the end of a day: what a notice names when the last hours of E are closed. */
export function lastOpenMoment(
  hours: OpeningHours,
  zone: string,
  date: Temporal.PlainDate,
): Temporal.Instant | undefined {
  for (let days = 0; days <= searchDays; days++) {
    const span = openSpan(hours, zone, date.subtract({ days }))
    if (span !== undefined) return span.until.subtract({ seconds: 1 })
  }
  return undefined
}

/** The day itself when it is open, else the next open one; the day itself when there is none within a year. */
export function openDayFrom(hours: OpeningHours, zone: string, date: Temporal.PlainDate): Temporal.PlainDate {
  for (let days = 0; days <= searchDays; days++) {
    const candidate = date.add({ days })
    if (isOpenDay(hours, zone, candidate)) return candidate
  }
  return date
}

/**
 * A deadline of acquisition or recovery on a closed day lasts to the end of the next open one (domain.md §3).
 * A day that is open for some hours is not extended: its nights are closed like those of every other day.
 */
export function extendDeadline(
  hours: OpeningHours,
  zone: string,
  deadline: Temporal.PlainDate,
): Temporal.PlainDate {
  return openDayFrom(hours, zone, deadline)
}

function isClosedDay(hours: OpeningHours, date: Temporal.PlainDate): boolean {
  const iso = date.toString()
  return hours.closedOnce.includes(iso) || hours.closedEachYear.includes(iso.slice(-5))
}

const wallClock = remembered(
  (date: Temporal.PlainDate, time: string, zone: string): Temporal.Instant => {
    if (time === '24:00') return firstInstant(date.add({ days: 1 }), zone)
    return date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).toInstant()
  },
  (date, time, zone) => `${date.year}/${date.month}/${date.day} ${time} ${zone}`,
  500,
)
