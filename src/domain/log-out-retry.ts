import { isLater } from './local-day.ts'

/** After each failure; then always as after the last. */
const pauses = [1, 5, 15, 60, 300].map((seconds) => Temporal.Duration.from({ seconds }))

/** For longer no session of a service may last that has heard nothing: a day. */
const patience = Temporal.Duration.from({ hours: 24 })

/** When a service is told again that somebody was logged off, after so many failures; undefined: no more. */
export function logOutRetry(
  failures: number,
  overAt: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  const pause = pauses[Math.min(failures, pauses.length) - 1] ?? pauses[0]
  if (pause === undefined) return undefined
  const next = now.add(pause)
  return isLater(next, overAt.add(patience)) ? undefined : next
}
