import { isEarlier } from './local-day.ts'

/** So much earlier than it is made a list or an answer says it was: clocks of others are slow, and they refuse what is to come. */
export const backdate = { minutes: 5 } as const

/** For how long a list is good, and how long before its end there is another: half of it is time to notice trouble. */
export const listLife = { hours: 24 } as const
const renewedAfter = { hours: 12 } as const

/** A round that was recorded and has no signature after this long was broken off: another is begun. */
const signingPatience = { minutes: 1 } as const

/** For how long others may keep what they have fetched: a revocation is to be seen within a minute (issue of a list included). */
export const mostKept = { seconds: 30 } as const

/** A list that is signed, or should have been. */
export interface LatestList {
  thisUpdate: Temporal.Instant
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
  machineNow: Temporal.Instant,
): boolean {
  if (latest === undefined || hasNews) return true
  const patience = latest.isSigned ? renewedAfter : signingPatience
  return !isEarlier(machineNow, latest.thisUpdate.add(patience))
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

/** For how long an OCSP answer is good, and after which part of it there is another. */
export const answerLife = { minutes: 60 } as const
export const answerRenewedAfter = { minutes: 30 } as const
