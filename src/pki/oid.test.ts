import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fromHex, toHex } from './bytes.ts'
import { Malformed } from './malformed.ts'
import { encodeOid, parseOid } from './oid.ts'

describe('an OBJECT IDENTIFIER', () => {
  for (const [oid, hex] of [
    ['2.5.4.3', '550403'],
    ['1.2.840.113549.1.1.11', '2a864886f70d01010b'],
    ['2.16.840.1.101.3.4.1.42', '60864801650304012a'],
    ['0.0', '00'],
    ['1.39', '4f'],
    ['2.999', '8837'],
    ['2.25.340282366920938463463374607431768211455', '6983ffffffffffffffffffffffffffffffffff7f'],
  ] as const) {
    it(`${oid} is ${hex}`, () => {
      assert.equal(toHex(encodeOid(oid)), hex)
      assert.equal(parseOid(fromHex(hex)), oid)
    })
  }

  for (const [hex, why] of [
    ['', 'empty'],
    ['2a86', 'cut short'],
    ['2a8001', 'padded'],
    ['80', 'padded in front'],
    ['55'.repeat(65), 'longer than 64 octets'],
  ] as const) {
    it(`is refused when it is ${why}`, () => assert.throws(() => parseOid(fromHex(hex)), Malformed))
  }

  it('is written as it was read, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 20 }), (bytes) => {
        const oid = readOrUndefined(bytes)
        if (oid !== undefined) assert.deepEqual(encodeOid(oid), bytes)
      }),
      { numRuns: 2000 },
    )
  })
})

function readOrUndefined(bytes: Uint8Array): string | undefined {
  try {
    return parseOid(bytes)
  } catch (error) {
    assert.ok(error instanceof Malformed)
    return undefined
  }
}
