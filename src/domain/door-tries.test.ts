import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { areForgotten } from './door-tries.ts'

const since = '2027-11-22T15:00:00Z'

describe('wrong tries at a door', () => {
  for (const [lastTry, from, expected] of [
    ['2027-11-22T14:59:59.999999999Z', since, true],
    ['2027-11-22T15:00:00Z', since, false],
    ['2027-11-22T15:00:00.000000001Z', since, false],
    ['2020-01-01T00:00:00Z', undefined, false],
  ] as const) {
    it(`are ${expected ? '' : 'not '}forgotten at ${lastTry} for ${from ?? 'nothing behind it'}`, () => {
      const begun = from === undefined ? undefined : Temporal.Instant.from(from)
      assert.equal(areForgotten(Temporal.Instant.from(lastTry), begun), expected)
    })
  }
})
