import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPolicy } from './default-policy.ts'
import { keptSince } from './retention.ts'

describe('what is over is kept', () => {
  for (const [now, keepDays, since] of [
    ['2026-11-22T23:59:59+09:00', 90, '2026-08-24T00:00:00+09:00'],
    ['2026-11-23T00:00:00+09:00', 90, '2026-08-25T00:00:00+09:00'],
    ['2028-03-30T12:00:00+09:00', 30, '2028-02-29T00:00:00+09:00'],
    ['2027-03-30T12:00:00+09:00', 30, '2027-02-28T00:00:00+09:00'],
  ] as const) {
    it(`from ${since} on, at ${now} for ${keepDays} days`, () => {
      const versions = [
        {
          version: 1,
          effectiveFrom: Temporal.PlainDate.from('2020-01-01'),
          policy: { ...defaultPolicy, keepDays },
        },
      ]
      assert.equal(
        keptSince(versions, Temporal.Instant.from(now)).toString(),
        Temporal.Instant.from(since).toString(),
      )
    })
  }
})
