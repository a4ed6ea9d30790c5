/** How long, in minutes, after the first, second … answer of “not now”. The last one holds for all that follow. */
const pauses = [1, 5, 15, 60, 120, 240]

/** By how much of itself a pause is made longer or shorter, so that what was refused together does not come again together. */
const spread = 0.2

export interface Tries {
  /** How often it was tried, this time included. */
  attempts: number
  /** Since when somebody was there to answer. */
  firstTriedAt: Temporal.Instant
}

/**
 * When a mail that was put off is tried again. Once it would be later than `patience` after the first try, not at all.
 * `chance` lies in 0 … 1.
 */
export function nextTry(
  { attempts, firstTriedAt }: Tries,
  now: Temporal.Instant,
  patience: Temporal.Duration | 'endless',
  chance: number,
): Temporal.Instant | 'given-up' {
  const minutes = pauses[Math.min(attempts, pauses.length) - 1] ?? 1
  const seconds = Math.round(minutes * 60 * (1 - spread + 2 * spread * chance))
  const at = now.add({ seconds })
  if (patience === 'endless') return at
  return Temporal.Instant.compare(at, firstTriedAt.add(patience)) > 0 ? 'given-up' : at
}

const shortestAbsence = 2
const longestAbsence = 300

/** Seconds until the server is looked for again that was not there so many times in a row. */
export function absenceSeconds(times: number): number {
  return Math.min(longestAbsence, shortestAbsence * 2 ** Math.min(times - 1, 20))
}
