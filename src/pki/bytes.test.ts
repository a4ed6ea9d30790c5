import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { concat, fromHex, fromNumber, sameBytes, toHex, toNumber } from './bytes.ts'

describe('bytes', () => {
  it('are written in hex and read again', () => {
    assert.equal(toHex(Uint8Array.of(0, 1, 0xab, 0xff)), '0001abff')
    fc.assert(fc.property(fc.uint8Array(), (bytes) => assert.deepEqual(fromHex(toHex(bytes)), bytes)))
  })

  it('are a number and back, in the size that was asked for or more', () => {
    assert.equal(toNumber(Uint8Array.of()), 0n)
    assert.equal(toNumber(Uint8Array.of(1, 0)), 256n)
    assert.deepEqual([...fromNumber(256n, 4)], [0, 0, 1, 0])
    assert.deepEqual([...fromNumber(0x1ffffn, 1)], [1, 0xff, 0xff])
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (bytes) =>
        assert.deepEqual(fromNumber(toNumber(bytes), bytes.length), bytes),
      ),
    )
  })

  it('are joined, and the same only when all of them are', () => {
    assert.deepEqual([...concat([1], Uint8Array.of(2, 3), [])], [1, 2, 3])
    assert.ok(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2)))
    assert.ok(!sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3)))
    assert.ok(!sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 3)))
  })

  it('are not made of half a hex digit', () => {
    assert.throws(() => fromHex('abc'), RangeError)
    assert.throws(() => fromHex('zz'), RangeError)
  })
})
