import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { encodeBase64, parseBase64 } from './base64.ts'
import { Malformed } from './malformed.ts'

describe('base64', () => {
  // RFC 4648 §10
  for (const [text, base64] of [
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ] as const) {
    it(`writes and reads "${text}"`, () => {
      assert.equal(encodeBase64(Buffer.from(text)), base64)
      assert.equal(Buffer.from(parseBase64(base64)).toString(), text)
    })
  }

  it('agrees with Buffer on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        assert.equal(encodeBase64(bytes), Buffer.from(bytes).toString('base64'))
        assert.deepEqual(parseBase64(encodeBase64(bytes)), bytes)
      }),
    )
  })

  it('passes over white space', () => assert.deepEqual([...parseBase64(' A\tQ\r\nI D \n')], [1, 2, 3]))

  for (const [why, text] of [
    ['padding is missing', 'Zg'],
    ['there is too much padding', 'Z==='],
    ['padding stands in the middle', 'Zg==Zg=='],
    ['the padding bits are set', 'Zh=='],
    ['a letter is of the other alphabet', 'Zm8_'],
    ['a letter is full-width', 'Ｚm8='],
  ] as const) {
    it(`is refused when ${why}`, () => assert.throws(() => parseBase64(text), Malformed))
  }
})
