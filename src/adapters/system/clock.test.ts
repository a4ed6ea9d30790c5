import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { movedClock, systemClock } from './clock.ts'

/** That the reading lies between two readings of the machine, each moved by the offset. */
function assertReads(read: () => Temporal.Instant, offset: Temporal.DurationLike) {
  const before = Temporal.Now.instant().add(offset)
  const instant = read()
  const after = Temporal.Now.instant().add(offset)
  assert.ok(Temporal.Instant.compare(before, instant) <= 0, `${instant} is before ${before}`)
  assert.ok(Temporal.Instant.compare(instant, after) <= 0, `${instant} is after ${after}`)
}

describe('systemClock', () => {
  it('tells the instant of the machine to the rules and to TLS', () => {
    assertReads(systemClock.now, { hours: 0 })
    assertReads(systemClock.machine, { hours: 0 })
  })
})

describe('movedClock', () => {
  it('moves what the rules see and not what the machine says', () => {
    const clock = movedClock({ offset: Temporal.Duration.from({ hours: 24 * 335 }) })
    assertReads(clock.now, { hours: 24 * 335 })
    assertReads(clock.machine, { hours: 0 })
  })

  it('counts a day as 24 hours and goes back too', () => {
    assertReads(movedClock({ offset: Temporal.Duration.from({ days: -2 }) }).now, { hours: -48 })
  })

  it('follows a new offset from the next reading on', () => {
    const source = { offset: new Temporal.Duration() }
    const clock = movedClock(source)
    assertReads(clock.now, { hours: 0 })
    source.offset = Temporal.Duration.from({ milliseconds: 86_400_000 })
    assertReads(clock.now, { hours: 24 })
  })

  it('refuses an offset in months, whose length nobody knows', () => {
    assert.throws(() => movedClock({ offset: Temporal.Duration.from({ months: 1 }) }).now(), RangeError)
  })
})
