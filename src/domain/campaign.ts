import { expiryDates } from './expiry-dates.ts'
import { isAfter, isBefore, isLater, localDate } from './local-day.ts'
import type { PolicyVersion } from './policy.ts'
import { policyOn, policyToday, zoneOf } from './policy-version.ts'

/** The days of expiry that are looked at together, both included. */
export interface CampaignSpan {
  from: Temporal.PlainDate
  until: Temporal.PlainDate
}

/** A quarter: what lies further on nobody is asked to renew yet. */
export const longestSpan = 92

/** Where nothing else is said: whoever may renew today. */
export function currentSpan(versions: readonly PolicyVersion[], now: Temporal.Instant): CampaignSpan {
  const today = localDate(now, zoneOf(versions))
  return { from: today, until: today.add({ days: policyToday(versions, now).policy.renewalOpens }) }
}

export function isSpan({ from, until }: CampaignSpan): boolean {
  return !isBefore(until, from) && isBefore(until, from.add({ days: longestSpan }))
}

export function daysOf({ from, until }: CampaignSpan): Temporal.PlainDate[] {
  const count = from.until(until, { largestUnit: 'day' }).days + 1
  return Array.from({ length: Math.max(0, count) }, (_, n) => from.add({ days: n }))
}

/** The days that are counted beforehand where many expire: what the board shows by itself, and a span on either side. */
export function countedDays(versions: readonly PolicyVersion[], now: Temporal.Instant): CampaignSpan {
  const today = localDate(now, zoneOf(versions))
  return { from: today.subtract({ days: 31 }), until: today.add({ days: longestSpan }) }
}

/** With fewer than so many in those days nobody waits for the counting: then it is done when it is asked. */
export const manyPeople = 20_000

const countEvery = Temporal.Duration.from({ minutes: 5 })
const countIsGood = Temporal.Duration.from({ minutes: 15 })

/** Whether it is time to count again; also where the clock was moved back behind the last counting. */
export function isCountDue(countedAt: Temporal.Instant | undefined, now: Temporal.Instant): boolean {
  return countedAt === undefined || isLater(countedAt, now) || !isLater(countedAt.add(countEvery), now)
}

/** Since when a counting must be to be shown: one that nobody has renewed is no truth of today. */
export const countGoodSince = (now: Temporal.Instant) => now.subtract(countIsGood)

/** A day of expiry of which people can be reminded today: renewal has opened, and is not over. */
export interface RemindableDay {
  day: Temporal.PlainDate
  /** Of the notice: a mail so many days before E. */
  milestone: string
  policyVersion: number
}

export function remindableDays(
  span: CampaignSpan,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): RemindableDay[] {
  const today = localDate(now, zoneOf(versions))
  return daysOf(span)
    .filter((day) => !isBefore(day, today))
    .filter((day) => !isAfter(expiryDates({ expiryDate: day }, versions, now).renewalOpensOn, today))
    .map((day) => ({
      day,
      milestone: `R-${today.until(day, { largestUnit: 'day' }).days}`,
      policyVersion: policyOn(versions, day).version,
    }))
}
