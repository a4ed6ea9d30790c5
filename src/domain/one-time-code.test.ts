import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { stepBegins, usableSteps } from './one-time-code.ts'

const at = (second: number, nanosecond = 0) =>
  Temporal.Instant.fromEpochMilliseconds(second * 1000).add({ nanoseconds: nanosecond })

describe('the steps of which a code is taken', () => {
  for (const [now, last, expected] of [
    [at(59), undefined, [0, 1, 2]], // the first time of RFC 6238, appendix B
    [at(60), undefined, [1, 2, 3]],
    [at(60, -1), undefined, [0, 1, 2]],
    [at(1_111_111_109), undefined, [0x23523eb, 0x23523ec, 0x23523ed]], // T of appendix B in the middle
    [at(60), 0, [1, 2, 3]],
    [at(60), 1, [2, 3]],
    [at(60), 2, [3]],
    [at(60), 3, []],
    [at(60), 1000, []], // the clock was put back
  ] as const) {
    it(`are ${expected.join(', ') || 'none'} at ${now}, after ${last ?? 'none'}`, () => {
      assert.deepEqual(usableSteps(now, last), expected)
    })
  }

  it('begin every thirty seconds', () => assert.deepEqual([0, 1, 2].map(stepBegins), [0, 30, 60]))
})
