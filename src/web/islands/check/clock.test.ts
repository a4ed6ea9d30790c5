import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { judgeClock } from './clock.ts'

describe('the clock of a computer', () => {
  for (const [ahead, expected] of [
    [0, 'right'],
    [120_000, 'right'],
    [-120_000, 'right'],
    [120_001, 'ahead'],
    [-120_001, 'behind'],
    [86_399_999, 'ahead'],
    [-86_399_999, 'behind'],
    [86_400_000, 'days-ahead'],
    [-86_400_000, 'days-behind'],
  ] as const) {
    it(`is ${expected} when it is ${ahead} ms ahead`, () => assert.equal(judgeClock(ahead), expected))
  }
})
