import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { refilled, spent } from './mail-allowance.ts'

const at = Temporal.Instant.from('2027-03-01T00:00:00Z')

describe('an allowance', () => {
  for (const [seconds, left] of [
    [0, 0],
    [1, 2],
    [30, 60],
    [60, 120],
    [600, 120],
    [-5, 0],
  ] as const) {
    it(`of 120 a minute that is spent has ${left} after ${seconds} seconds`, () => {
      assert.equal(refilled({ left: 0, at }, 120, at.add({ seconds })).left, left)
    })
  }

  it('is less by what was sent', () => assert.equal(spent({ left: 5, at }, 2).left, 3))
})
