import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sessionEnd, sessionLimit } from './session-end.ts'

const spans = { idleMinutes: 15, absoluteHours: 8 }
const times = (createdAt: string, lastSeenAt: string) => ({
  createdAt: Temporal.Instant.from(createdAt),
  lastSeenAt: Temporal.Instant.from(lastSeenAt),
})
const fresh = times('2026-11-22T00:00:00Z', '2026-11-22T00:00:00Z')
const busy = times('2026-11-22T00:00:00Z', '2026-11-22T07:50:00Z')

describe('a session', () => {
  for (const [what, session, now, expected] of [
    ['in its last idle second', fresh, '2026-11-22T00:15:00Z', undefined],
    ['idle for longer', fresh, '2026-11-22T00:15:00.001Z', 'idle'],
    ['in its last second of all', busy, '2026-11-22T08:00:00Z', undefined],
    ['used for longer', busy, '2026-11-22T08:00:00.001Z', 'absolute'],
    ['from a clock that is five minutes ahead', fresh, '2026-11-21T23:55:00Z', undefined],
    ['from a clock that is further ahead', fresh, '2026-11-21T23:54:59.999Z', 'clock'],
    ['seen by such a clock', busy, '2026-11-22T07:44:59Z', 'clock'],
  ] as const) {
    it(`${what}: ${expected ?? 'goes on'}`, () => {
      assert.equal(sessionEnd(session, spans, Temporal.Instant.from(now)), expected)
    })
  }

  it('ends at the sooner of both limits', () => {
    assert.equal(`${sessionLimit(fresh, spans)}`, '2026-11-22T00:15:00Z')
    assert.equal(`${sessionLimit(busy, spans)}`, '2026-11-22T08:00:00Z')
  })
})
