import type { Bilingual } from './language.ts'
import { earlierDate, localDate } from './local-day.ts'

/** Staff have asked that certificates of one profile be renewed now (docs/decisions/040-renewal-information.md). */
export interface RenewalPull {
  /** Counted by institution. */
  number: number
  /** When a second person agreed: from that day on they can be renewed, whatever comes after. */
  at: Temporal.Instant
  /** The hours over which the times that are suggested to programs are spread. */
  spreadHours: number
  /** Why, in the institution's words, for everybody who is asked. */
  reason: Bilingual
  /** Since when nobody is asked any more. What it has opened stays open. */
  withdrawnAt?: Temporal.Instant
}

/** The day on which renewal opens, which a pull can only bring forward. */
export function openedByPulls(
  opensOn: Temporal.PlainDate,
  pulls: readonly RenewalPull[] | undefined,
  zone: string,
): Temporal.PlainDate {
  return (pulls ?? []).map(({ at }) => localDate(at, zone)).reduce(earlierDate, opensOn)
}

/** That which asks for a renewal today: the first that was not withdrawn, so that a later one moves nobody's time. */
export function urgingPull(pulls: readonly RenewalPull[] | undefined): RenewalPull | undefined {
  const [first, ...others] = (pulls ?? []).filter(({ withdrawnAt }) => withdrawnAt === undefined)
  return first && others.reduce((a, b) => (Temporal.Instant.compare(b.at, a.at) < 0 ? b : a), first)
}
