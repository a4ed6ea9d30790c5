import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { encodeBasicConstraints, parseBasicConstraints } from './basic-constraints.ts'
import { fromHex, toHex } from './bytes.ts'
import { Malformed } from './malformed.ts'

describe('basicConstraints', () => {
  for (const [value, hex] of [
    [{ cA: false }, '3000'],
    [{ cA: true }, '30030101ff'],
    [{ cA: true, pathLenConstraint: 0n }, '30060101ff020100'],
    [{ cA: true, pathLenConstraint: 300n }, '30070101ff0202012c'],
  ] as const) {
    it(`${hex} is written and read`, () => {
      assert.equal(toHex(encodeBasicConstraints(value)), hex)
      assert.deepEqual(parseBasicConstraints(fromHex(hex)), value)
    })
  }

  for (const [why, hex] of [
    ['cA FALSE is written', '3003010100'],
    ['the length is negative', '30060101ff0201ff'],
    ['the order is wrong', '30060201000101ff'],
    ['something follows', '30050101ff0500'],
    ['it is no SEQUENCE', '0101ff'],
  ] as const) {
    it(`is refused when ${why}`, () => assert.throws(() => parseBasicConstraints(fromHex(hex)), Malformed))
  }
})
