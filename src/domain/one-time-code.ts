/** RFC 6238: thirty seconds each, counted from the epoch. */
const stepSeconds = 30

/**
 * The steps of which a code is taken now: this one and its neighbours (§5.2, for clocks that differ and people who type
 * slowly), without those up to the last that was taken, so that a code is good once (§5.2, last paragraph).
 */
export function usableSteps(now: Temporal.Instant, lastTaken: number | undefined): number[] {
  const step = Math.floor(now.epochMilliseconds / 1000 / stepSeconds)
  return [step - 1, step, step + 1].filter((candidate) => lastTaken === undefined || candidate > lastTaken)
}

/** The first second of a step. */
export function stepBegins(step: number): number {
  return step * stepSeconds
}
