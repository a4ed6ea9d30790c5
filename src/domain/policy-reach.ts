import { expiryDates } from './expiry-dates.ts'
import { allOn } from './kill-switch.ts'
import { firstInstant, isAfter, isBefore, localDate } from './local-day.ts'
import { expiryMilestones, reached } from './milestone.ts'
import type { PolicyVersion } from './policy.ts'
import { policyOn, zoneOf } from './policy-version.ts'
import { renewalOpening } from './renewal-opening.ts'

/** The expiry dates that a version decides, if it is added: from its first day until another begins. */
export interface Reach {
  from: Temporal.PlainDate
  /** Exclusive; absent: for ever. */
  until?: Temporal.PlainDate
}

export function reachOf(versions: readonly PolicyVersion[], { effectiveFrom: from }: PolicyVersion): Reach {
  const later = versions.map((version) => version.effectiveFrom).filter((begins) => isAfter(begins, from))
  const [until] = later.sort(Temporal.PlainDate.compare)
  return { from, ...(until && { until }) }
}

/** Expiry dates whose holders would notice on the very day on which the version is added. */
export interface TouchedAtOnce {
  /** They are owed a mail that they would not be owed without it. */
  mailed: Temporal.PlainDate[]
  /** They can renew from now on. */
  renewable: Temporal.PlainDate[]
  /** Renewal has opened for them, and would not have by this version: it stays open. */
  kept: Temporal.PlainDate[]
}

/**
 * Spans before E are measured by the version of E (domain.md §3), so that a change is felt before its day by those whose
 * certificates expire after it. A table of days, which the database joins with certificates.
 */
export function touchedAtOnce(
  versions: readonly PolicyVersion[],
  added: PolicyVersion,
  now: Temporal.Instant,
): TouchedAtOnce {
  const all = [...versions, { ...added, addedAt: now }]
  const today = localDate(now, zoneOf(versions))
  const due = (known: readonly PolicyVersion[], expiryDate: Temporal.PlainDate) =>
    reached(expiryMilestones({ expiryDate }, { versions: known, switches: allOn, now }), today).map(
      ({ name }) => name,
    )
  const isOpen = (known: readonly PolicyVersion[], day: Temporal.PlainDate) =>
    !isBefore(today, renewalOpening(day, known))
  const wouldBeOpen = (day: Temporal.PlainDate) =>
    !isBefore(today, day.subtract({ days: added.policy.renewalOpens }))

  const longest = Math.max(...all.flatMap(({ policy }) => [policy.renewalOpens, ...policy.mailDays]))
  const touched = Array.from({ length: longest + 1 }, (_, days) => today.add({ days })).filter(
    (day) => policyOn(all, day).version === added.version,
  )
  return {
    mailed: touched.filter((day) => {
      const [first] = due(all, day)
      return first !== undefined && !due(versions, day).includes(first)
    }),
    renewable: touched.filter((day) => isOpen(all, day) && !isOpen(versions, day)),
    kept: touched.filter((day) => isOpen(versions, day) && !wouldBeOpen(day)),
  }
}

/** What the holder of a certificate meets on which day. */
export interface HolderDates {
  renewalOpensOn: Temporal.PlainDate
  /** Of every mail of time, before E and after. */
  mailsOn: readonly Temporal.PlainDate[]
  /** The last day of the way back in; absent where there is none. */
  lastDay?: Temporal.PlainDate
}

/** The dates of certificates that expire on a day, as they are and as they would be. */
export interface ReachExample {
  expiryDate: Temporal.PlainDate
  before: HolderDates
  after: HolderDates
}

/** Nobody has been told of a way back in this example: whoever has keeps what he was told. */
export function reachExample(
  versions: readonly PolicyVersion[],
  added: PolicyVersion,
  expiryDate: Temporal.PlainDate,
  now: Temporal.Instant,
): ReachExample {
  return {
    expiryDate,
    before: holderDates(versions, expiryDate),
    after: holderDates([...versions, { ...added, addedAt: now }], expiryDate),
  }
}

/** As they are seen on E, when whatever begins until then has begun. */
function holderDates(versions: readonly PolicyVersion[], expiryDate: Temporal.PlainDate): HolderDates {
  const now = firstInstant(expiryDate, zoneOf(versions))
  const { renewalOpensOn, recovery } = expiryDates({ expiryDate }, versions, now)
  const milestones = expiryMilestones({ expiryDate }, { versions, switches: allOn, now })
  return {
    renewalOpensOn,
    mailsOn: milestones.map(({ dueOn }) => dueOn),
    ...(recovery.kind !== 'reissue' && { lastDay: recovery.lastDay }),
  }
}
