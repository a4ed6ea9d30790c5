import type { Weekday } from './policy.ts'
import { remembered } from './remembered.ts'

/** The calendar day that an institution's wall calendar shows. Spans are counted on these, never in hours. */
export function localDate(now: Temporal.Instant, zone: string): Temporal.PlainDate {
  const last = lastDay.get(zone)
  const at = now.epochMilliseconds
  if (last !== undefined && at >= last.from && at < last.until) return last.date
  const date = now.toZonedDateTimeISO(zone).toPlainDate()
  const from = instantOf(date, zone).epochMilliseconds
  const until = instantOf(date.add({ days: 1 }), zone).epochMilliseconds
  lastDay.set(zone, { from, until, date })
  return date
}

/** Of each zone, the day that was asked for last, which is nearly always today: from its first instant to before the next. */
const lastDay = new Map<string, { from: number; until: number; date: Temporal.PlainDate }>()

/** 00:00 local, or the first moment there is where summer time begins at midnight. */
export const firstInstant = remembered(instantOf, dayKey, 500)

/** 23:59:59 local: the second before the next day begins, so a day of 23 or 25 hours ends where it should. */
export const lastSecond = remembered(
  (date: Temporal.PlainDate, zone: string) => instantOf(date.add({ days: 1 }), zone).subtract({ seconds: 1 }),
  dayKey,
  500,
)

function instantOf(date: Temporal.PlainDate, zone: string): Temporal.Instant {
  return date.toZonedDateTime(zone).toInstant()
}

function dayKey(date: Temporal.PlainDate, zone: string): string {
  return `${date.year}/${date.month}/${date.day} ${zone}`
}

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

export function weekday(date: Temporal.PlainDate): Weekday {
  const day = weekdays[date.dayOfWeek - 1]
  if (day === undefined) throw new RangeError(`${date} has no ISO weekday`)
  return day
}

export const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0
export const isAfter = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) > 0
export const earlierDate = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (isBefore(b, a) ? b : a)
export const laterDate = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (isBefore(a, b) ? b : a)

export const isEarlier = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0
export const isLater = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) > 0
export const earlierInstant = (a: Temporal.Instant, b: Temporal.Instant) => (isEarlier(b, a) ? b : a)
export const laterInstant = (a: Temporal.Instant, b: Temporal.Instant) => (isLater(b, a) ? b : a)
