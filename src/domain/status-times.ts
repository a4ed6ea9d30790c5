import { earlierInstant, isEarlier } from './local-day.ts'
import type { PolicyVersion, StatusPolicy } from './policy.ts'
import { policyToday } from './policy-version.ts'

/** A round that was recorded and has no signature after this long was broken off: another is begun. */
const signingPatience = { minutes: 1 } as const

/** What an institution has decided of lists and answers, for a day of its own; their times are the machine's. */
export const statusPolicyAt = (versions: readonly PolicyVersion[], now: Temporal.Instant): StatusPolicy =>
  policyToday(versions, now).policy.status

export interface Span {
  thisUpdate: Temporal.Instant
  nextUpdate: Temporal.Instant
}

/** A list that is signed, or should have been. */
export interface LatestList extends Span {
  isSigned: boolean
}

/** Rounds without a signature: since when, and how many. */
export interface UnsignedRounds {
  since: Temporal.Instant
  count: number
}

/** Whether a list must be made: there is none, something in it changed, it nears its end, or its making was broken off. */
export function isListDue(
  latest: LatestList | undefined,
  hasNews: boolean,
  status: StatusPolicy,
  machineNow: Temporal.Instant,
): boolean {
  if (latest === undefined || hasNews) return true
  const due = latest.isSigned ? followedAt(latest, status) : latest.thisUpdate.add(signingPatience)
  return !isEarlier(machineNow, due)
}

/**
 * When there is to be another list than this one. It may be of another policy: then it is followed before the end that it
 * has itself, and no later than one of this policy would be.
 */
export function followedAt({ thisUpdate, nextUpdate }: Span, { listHours, listAheadHours }: StatusPolicy) {
  return earlierInstant(
    nextUpdate.subtract({ hours: listAheadHours }),
    thisUpdate.add({ hours: listHours - listAheadHours }),
  )
}

/**
 * For how many seconds others may keep what they have fetched: half of those after which a revocation is to be seen, as
 * something has to be made and signed first; and never longer than it is good.
 */
export function keptSeconds(
  { seenSeconds }: StatusPolicy,
  nextUpdate: Temporal.Instant | undefined,
  machineNow: Temporal.Instant,
): number {
  const half = Math.floor(seenSeconds / 2)
  if (nextUpdate === undefined) return half
  return Math.max(0, Math.min(half, Math.floor(machineNow.until(nextUpdate).total('seconds'))))
}

/** A shard is the month of notAfter in UTC, `2027-02`. */
export function shardOf(notAfter: Temporal.Instant): string {
  return notAfter.toZonedDateTimeISO('UTC').toPlainDate().toPlainYearMonth().toString()
}

/**
 * The shards that there must be: from last month, as RFC 5280 §3.3 wants an entry once more after the certificate's end,
 * to the month in which the last certificate ends.
 */
export function shardsBetween(machineNow: Temporal.Instant, lastNotAfter: Temporal.Instant): string[] {
  const first = Temporal.PlainYearMonth.from(shardOf(machineNow)).subtract({ months: 1 })
  const last = Temporal.PlainYearMonth.from(shardOf(lastNotAfter))
  const shards: string[] = []
  for (let month = first; Temporal.PlainYearMonth.compare(month, last) <= 0; month = month.add({ months: 1 }))
    shards.push(month.toString())
  return shards
}
