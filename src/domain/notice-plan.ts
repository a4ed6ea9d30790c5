import { firstInstant } from './local-day.ts'
import {
  acquisitionMilestones,
  type Calendar,
  expiryMilestones,
  longestProof,
  type Milestone,
  reached,
  todayOf,
  unprovedMilestones,
} from './milestone.ts'
import { zoneOf } from './policy-version.ts'

/**
 * A milestone that certificates, or entitlements, of one day have reached by today. What is stored is joined to these by
 * equality of the day: all arithmetic with days is here.
 */
export interface PlannedMilestone extends Milestone {
  /** Which day of theirs: E of a current certificate, the issue of one that is to be proved, the deadline of an entitlement. */
  of: 'expiry' | 'issue' | 'deadline'
  day: Temporal.PlainDate
  /** The last day of the way back that the holder was told of; of those who were told of none, 'none'. */
  told: Temporal.PlainDate | 'none' | 'any'
  /** 0: the most urgent. The others count only for whoever was not told that one either. */
  rank: number
  /** The day itself, from its first instant to that of the next. */
  dayFrom: Temporal.Instant
  dayUntil: Temporal.Instant
  /** The first instant of the day on which it is due: its subject must have been made before. */
  dueFrom: Temporal.Instant
}

/** E and the last day that was told, of certificates that have expired. */
export interface ToldDay {
  expiryDate: Temporal.PlainDate
  told: Temporal.PlainDate
}

/** No house is closed for longer: how far a deadline may be moved, in what was told and again today. */
const longestClosure = 60

/** From when on E may lie for a way back that is still open, or a mail after expiry that is still of use. */
export function earliestExpiry(calendar: Calendar): Temporal.PlainDate {
  const spans = calendar.versions.map(({ policy: { afterExpiry } }) =>
    afterExpiry.kind === 'reissue' ? 0 : afterExpiry.days,
  )
  return todayOf(calendar).subtract({ days: Math.max(...spans) + longestClosure })
}

/** Everything that has fallen due by now and is of use today, for any number of people. */
export function noticePlan(calendar: Calendar, toldDays: readonly ToldDay[]): PlannedMilestone[] {
  return [...expiring(calendar), ...expired(calendar, toldDays), ...unproved(calendar), ...waiting(calendar)]
}

/** Before E nothing depends on what was told of the way back. */
function expiring(calendar: Calendar): PlannedMilestone[] {
  const today = todayOf(calendar)
  const longest = Math.max(0, ...calendar.versions.flatMap(({ policy }) => policy.mailDays))
  return days(today, today.add({ days: longest })).flatMap((day) =>
    planned(calendar, expiryMilestones({ expiryDate: day }, calendar), { of: 'expiry', day, told: 'any' }),
  )
}

function expired(calendar: Calendar, toldDays: readonly ToldDay[]): PlannedMilestone[] {
  const untold = days(earliestExpiry(calendar), todayOf(calendar).subtract({ days: 1 })).flatMap((day) =>
    planned(calendar, expiryMilestones({ expiryDate: day }, calendar), { of: 'expiry', day, told: 'none' }),
  )
  return [
    ...untold,
    ...toldDays.flatMap(({ expiryDate, told }) => {
      const toldRecovery = { kind: 'acquire', lastDay: told } as const
      const milestones = expiryMilestones({ expiryDate, toldRecovery }, calendar)
      return planned(calendar, milestones, { of: 'expiry', day: expiryDate, told })
    }),
  ]
}

function unproved(calendar: Calendar): PlannedMilestone[] {
  const today = todayOf(calendar)
  const earliest = today.subtract({ days: longestProof(calendar.versions) })
  return days(earliest, today).flatMap((day) =>
    planned(calendar, unprovedMilestones(day, calendar), { of: 'issue', day, told: 'any' }),
  )
}

function waiting(calendar: Calendar): PlannedMilestone[] {
  const today = todayOf(calendar)
  const longest = Math.max(0, ...calendar.versions.flatMap(({ policy }) => policy.acquisitionReminders))
  return days(today.subtract({ days: longestClosure }), today.add({ days: longest })).flatMap((day) =>
    planned(calendar, acquisitionMilestones(day, calendar), { of: 'deadline', day, told: 'any' }),
  )
}

function planned(
  calendar: Calendar,
  milestones: readonly Milestone[],
  of: Pick<PlannedMilestone, 'of' | 'day' | 'told'>,
): PlannedMilestone[] {
  const zone = zoneOf(calendar.versions)
  return reached(milestones, todayOf(calendar)).map((milestone, rank) => ({
    ...milestone,
    ...of,
    rank,
    dayFrom: firstInstant(of.day, zone),
    dayUntil: firstInstant(of.day.add({ days: 1 }), zone),
    dueFrom: firstInstant(milestone.dueOn, zone),
  }))
}

function days(from: Temporal.PlainDate, until: Temporal.PlainDate): Temporal.PlainDate[] {
  const count = from.until(until, { largestUnit: 'day' }).days + 1
  return Array.from({ length: Math.max(0, count) }, (_, n) => from.add({ days: n }))
}
