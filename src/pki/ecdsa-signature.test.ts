import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, it } from 'node:test'
import { fromHex } from './bytes.ts'
import { integer, nullValue, sequence } from './der.ts'
import { encodeEcdsaSignature, parseEcdsaSignature } from './ecdsa-signature.ts'
import { Malformed } from './malformed.ts'

describe('an ECDSA signature', () => {
  for (const [namedCurve, size] of [
    ['P-256', 32],
    ['P-384', 48],
  ] as const) {
    it(`of ${namedCurve} is turned into r‖s and back`, () => {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve })
      for (let round = 0; round < 100; round += 1) {
        const der = sign('sha256', Buffer.from([round]), privateKey)
        const raw = parseEcdsaSignature(der, size)
        assert.equal(raw.length, 2 * size)
        assert.deepEqual(encodeEcdsaSignature(raw), new Uint8Array(der))
      }
    })
  }

  for (const [why, der] of [
    ['r is 0', sequence(integer(0), integer(1))],
    ['s is 0', sequence(integer(1), integer(0))],
    ['s is too long', sequence(integer(1), integer(2n ** 256n))],
    ['a number is missing', sequence(integer(1))],
    ['there is a third value', sequence(integer(1), integer(1), nullValue())],
    ['r is negative', fromHex('3006020180020101')],
    ['it is r‖s already', new Uint8Array(64)],
    ['it is nothing', new Uint8Array()],
  ] satisfies [string, Uint8Array][]) {
    it(`is refused when ${why}`, () => assert.throws(() => parseEcdsaSignature(der, 32), Malformed))
  }
})
