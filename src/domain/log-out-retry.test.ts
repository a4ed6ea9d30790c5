import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { logOutRetry } from './log-out-retry.ts'

describe('a service that could not be told of a log-out', () => {
  const over = '2027-01-01T00:00:00Z'
  for (const [failures, now, expected] of [
    [1, '2027-01-01T00:00:00Z', '2027-01-01T00:00:01Z'],
    [2, '2027-01-01T00:00:01Z', '2027-01-01T00:00:06Z'],
    [5, '2027-01-01T01:00:00Z', '2027-01-01T01:05:00Z'],
    [6, '2027-01-01T01:05:00Z', '2027-01-01T01:10:00Z'],
    [300, '2027-01-01T23:55:00Z', '2027-01-02T00:00:00Z'],
    [301, '2027-01-01T23:55:01Z', undefined],
  ] as const) {
    it(`is told again at ${expected ?? 'no time'} after ${failures}`, () =>
      assert.equal(
        logOutRetry(failures, Temporal.Instant.from(over), Temporal.Instant.from(now))?.toString(),
        expected,
      ))
  }
})
