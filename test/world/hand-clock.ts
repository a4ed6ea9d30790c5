import type { Clock } from '../../src/ports/clock.ts'

/** A clock that a test moves by hand. Rules and machine see the same instant until one of them is moved alone. */
export interface HandClock extends Clock {
  set(now: Temporal.Instant): void
  setMachine(machine: Temporal.Instant): void
}

export function handClock(start: Temporal.Instant): HandClock {
  let now = start
  let machine: Temporal.Instant | undefined
  return {
    now: () => now,
    machine: () => machine ?? now,
    set: (to) => {
      now = to
    },
    setMachine: (to) => {
      machine = to
    },
  }
}
