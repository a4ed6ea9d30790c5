import type { Clock } from '../../ports/clock.ts'

const machine = () => Temporal.Now.instant()

/** The clock of the machine: the only one outside the demo. */
export const systemClock: Clock = { now: machine, machine }

/** Where the demo keeps how far its clock was moved. Whoever moves it sets `offset`; days count as 24 hours. */
export interface ClockOffset {
  offset: Temporal.Duration
}

/** The demo's clock. It reads the offset each time, so that a move counts from the next reading on. */
export function movedClock(source: Readonly<ClockOffset>): Clock {
  return {
    now() {
      const { offset } = source
      return offset.blank ? machine() : machine().add(offset.round({ largestUnit: 'hour' }))
    },
    machine,
  }
}
