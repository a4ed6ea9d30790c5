import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Malformed } from './malformed.ts'
import { parseSerialNumber, serialNumberFromRandom, serialNumberOf } from './serial-number.ts'

describe('a serial number', () => {
  for (const [text, expected] of [
    ['1', '01'],
    ['0A:bc', '0abc'],
    ['00ff', 'ff'],
    [`7f${'ff'.repeat(19)}`, `7f${'ff'.repeat(19)}`],
  ] as const) {
    it(`"${text}" is ${expected}`, () => assert.equal(parseSerialNumber(text), expected))
  }

  for (const text of ['', '0', '00', 'xyz', '-1', '1 2', `80${'00'.repeat(19)}`, '01'.repeat(21)]) {
    it(`"${text}" is refused`, () => assert.throws(() => parseSerialNumber(text), Malformed))
  }

  it('of random bytes keeps all 128 bits, is positive, never zero and always as long', () => {
    assert.equal(serialNumberFromRandom(new Uint8Array(16)), `01${'00'.repeat(16)}`)
    assert.equal(serialNumberFromRandom(new Uint8Array(16).fill(0xff)), `01${'ff'.repeat(16)}`)
    assert.throws(() => serialNumberFromRandom(new Uint8Array(15)), RangeError)
  })

  it('of an INTEGER is its hex', () => {
    assert.equal(serialNumberOf(256n), '0100')
    assert.throws(() => serialNumberOf(0n), Malformed)
  })
})
