import { isEarlier, isLater } from './local-day.ts'

/** What was tried at a door. */
interface DoorTries {
  lastTry: Temporal.Instant
  /** All tries were taken: since the last of them the door is locked. */
  isLocked: boolean
}

/** Which tries count no more. */
export interface Forgetting {
  /** Since when there has been something behind the door; undefined while there is nothing. */
  since?: Temporal.Instant
  /** Whoever was locked out at this instant or before it is heard again; absent where locks stay. */
  openedBy?: Temporal.Instant
}

/** While there is nothing behind a door, its lock hinders nobody and stays: it limits the guessing. */
export function forgettingAt(
  now: Temporal.Instant,
  since: Temporal.Instant | undefined,
  lockMinutes: number | undefined,
): Forgetting {
  if (since === undefined) return {}
  return { since, ...(lockMinutes !== undefined && { openedBy: now.subtract({ minutes: lockMinutes }) }) }
}

/**
 * Whether the wrong tries that were taken at a door are forgotten: the last of them came before there was anything behind
 * it (domain.md §5), or the lock has opened by itself. Tries that have locked nothing do not fade with time.
 */
export function areForgotten({ lastTry, isLocked }: DoorTries, { since, openedBy }: Forgetting): boolean {
  if (since !== undefined && isEarlier(lastTry, since)) return true
  return isLocked && openedBy !== undefined && !isLater(lastTry, openedBy)
}

/** Told once for what is behind the door: a mail for each quarter of an hour would be one more thing to attack with. */
export function isLockToldAlready(toldAt: Temporal.Instant | undefined, since: Temporal.Instant): boolean {
  return toldAt !== undefined && !isEarlier(toldAt, since)
}
