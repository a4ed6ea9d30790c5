import { isEarlier } from './local-day.ts'

/**
 * Whether the wrong tries that were taken at a door are forgotten: the last of them came before there was anything behind
 * it (domain.md §5). While there is nothing (`since` is undefined) they limit the guessing, and lock nothing that counts.
 */
export function areForgotten(lastTry: Temporal.Instant, since: Temporal.Instant | undefined): boolean {
  return since !== undefined && isEarlier(lastTry, since)
}
