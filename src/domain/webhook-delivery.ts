import { isEarlier } from './local-day.ts'

/** What becomes of one message to one endpoint. */
export type DeliveryState = 'waiting' | 'delivered' | 'given-up' | 'withdrawn'

/** Why nothing is sent to an endpoint though it was not ended: it said 410, it failed for days, somebody of the staff paused it. */
export type PauseReason = 'gone' | 'failing' | 'staff'

/** How an attempt ended. */
export type AttemptOutcome =
  | { kind: 'answered'; status: number; retryAfter?: string }
  | { kind: 'failed'; why: string }

/** How an endpoint has answered lately. */
export interface EndpointHealth {
  /** Attempts that failed, since the last that did not. */
  failures: number
  /** Since when there was none that did not. */
  failingSince?: Temporal.Instant
}

export interface Verdict {
  delivery: { state: 'delivered' | 'given-up' } | { state: 'waiting'; dueAt: Temporal.Instant }
  endpoint:
    | { health: 'well' }
    /** Until then it is left in peace. */
    | { health: 'failing'; restingUntil: Temporal.Instant }
    | { health: 'paused'; why: PauseReason }
}

const minutes = (count: number) => count * 60
const hours = (count: number) => count * 3600

/** Seconds until the next try, after the first, the second …: about three days and a quarter together. */
const delays = [
  ...[5, minutes(5), minutes(30)],
  ...[hours(2), hours(5), hours(10), hours(14), hours(20), hours(27)],
] as const

/** An endpoint that has done nothing but fail for so long is paused; nothing that waits for it has been given up by then. */
const failingLasts = Temporal.Duration.from({ hours: 72 })

/** For at most so long is a failing endpoint not tried, whatever waits for it. */
const longestRest = minutes(5)

/** At least so long after whoever asks for patience. */
const longestRetryAfter = hours(1)

/** How many attempts run at once: one looks whether a failing endpoint is there again. */
export function attemptsAtOnce({ failures }: EndpointHealth): number {
  return failures === 0 ? 4 : 1
}

/**
 * After an attempt, the `tries`th of this message. `chance` is in [0, 1): what failed together does not come back together.
 */
export function afterAttempt(
  outcome: AttemptOutcome,
  tries: number,
  health: EndpointHealth,
  now: Temporal.Instant,
  chance: number,
): Verdict {
  if (isYes(outcome)) return { delivery: { state: 'delivered' }, endpoint: { health: 'well' } }
  const failures = health.failures + 1
  const rest = Math.max(Math.min(2 ** failures, longestRest), askedRest(outcome))
  const delay = delays[tries - 1]
  const spread = (seconds: number) => now.add({ milliseconds: Math.round(seconds * 1000 * (1 + chance / 5)) })
  const delivery: Verdict['delivery'] =
    delay === undefined ? { state: 'given-up' } : { state: 'waiting', dueAt: spread(Math.max(delay, rest)) }
  const isGone = outcome.kind === 'answered' && outcome.status === 410
  if (isGone)
    return { delivery: { state: 'waiting', dueAt: now }, endpoint: { health: 'paused', why: 'gone' } }
  if (health.failingSince !== undefined && !isEarlier(now, health.failingSince.add(failingLasts)))
    return { delivery: { state: 'waiting', dueAt: now }, endpoint: { health: 'paused', why: 'failing' } }
  return { delivery, endpoint: { health: 'failing', restingUntil: spread(rest) } }
}

/** A redirect is not followed and is no yes. */
function isYes(outcome: AttemptOutcome): boolean {
  return outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300
}

/** Retry-After in seconds (RFC 9110 §10.2.3); a date is left aside. */
function askedRest(outcome: AttemptOutcome): number {
  if (outcome.kind !== 'answered' || !/^\d{1,9}$/.test(outcome.retryAfter ?? '')) return 0
  return Math.min(Number(outcome.retryAfter), longestRetryAfter)
}
