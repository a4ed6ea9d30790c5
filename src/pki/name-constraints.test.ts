import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromHex, toHex } from './bytes.ts'
import { Malformed } from './malformed.ts'
import { encodeNameConstraints, type NameConstraints, parseNameConstraints } from './name-constraints.ts'

describe('nameConstraints', () => {
  for (const [value, hex] of [
    [{ permittedSubtrees: [{ dNSName: 'a' }], excludedSubtrees: [] }, '3007a0053003820161'],
    [
      { permittedSubtrees: [{ dNSName: 'a' }], excludedSubtrees: [{ iPAddress: new Uint8Array(8) }] },
      '3015a0053003820161a10c300a87080000000000000000',
    ],
    [{ permittedSubtrees: [], excludedSubtrees: [{ dNSName: 'a' }] }, '3007a1053003820161'],
  ] satisfies [NameConstraints, string][]) {
    it(`${hex} is written and read`, () => {
      assert.equal(toHex(encodeNameConstraints(value)), hex)
      assert.deepEqual(parseNameConstraints(fromHex(hex)), value)
    })
  }

  for (const [why, hex] of [
    ['it constrains nothing', '3000'],
    ['a list is empty', '3002a000'],
    ['a subtree has a minimum', '300aa0083006820161800101'],
    ['a subtree is empty', '3004a0023000'],
    ['the order is wrong', '300ea1053003820161a0053003820161'],
  ] as const) {
    it(`is refused when ${why}`, () => assert.throws(() => parseNameConstraints(fromHex(hex)), Malformed))
  }
})
