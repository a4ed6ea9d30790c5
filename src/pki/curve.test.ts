import assert from 'node:assert/strict'
import { createECDH } from 'node:crypto'
import { describe, it } from 'node:test'
import { toNumber } from './bytes.ts'
import { curves, isOnCurve } from './curve.ts'

describe('isOnCurve', () => {
  for (const [name, theirs] of [
    ['P-256', 'prime256v1'],
    ['P-384', 'secp384r1'],
  ] as const) {
    it(`knows the points of ${name}, and those beside them`, () => {
      const curve = curves[name]
      for (let round = 0; round < 50; round += 1) {
        const point = createECDH(theirs).generateKeys()
        const x = toNumber(point.subarray(1, 1 + curve.size))
        const y = toNumber(point.subarray(1 + curve.size))
        assert.ok(isOnCurve(curve, x, y))
        assert.ok(isOnCurve(curve, x, curve.p - y))
        assert.ok(!isOnCurve(curve, x, y + 1n))
        assert.ok(!isOnCurve(curve, x + 1n, y))
        assert.ok(!isOnCurve(curve, x + curve.p, y))
        assert.ok(!isOnCurve(curve, x, y - curve.p))
      }
    })
  }
})
