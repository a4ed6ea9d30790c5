import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { oneTimeCodes } from './one-time-codes.ts'

const { secretOf, stepOf, uriOf, qrOf } = oneTimeCodes

describe('one-time codes', () => {
  const secret = secretOf(new TextEncoder().encode('12345678901234567890'))

  it('write a secret in base32', () => {
    assert.equal(secret, 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
    assert.equal(secretOf(new TextEncoder().encode('fooba')), 'MZXW6YTB') // RFC 4648 §10
    assert.throws(() => secretOf(new Uint8Array(21)), RangeError)
  })

  // RFC 6238, appendix B, SHA-1: the last six of its eight digits.
  for (const [second, code] of [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ] as const) {
    const step = Math.floor(second / 30)
    it(`know ${code} at second ${second}`, () => {
      assert.equal(stepOf(secret, code, [step - 1, step, step + 1]), step)
      assert.equal(stepOf(secret, code, [step - 1, step + 1]), undefined)
    })
  }

  for (const wrong of ['', '00287082', '28708', '287083', '２８７０８２'])
    it(`do not know ${JSON.stringify(wrong)}`, () =>
      assert.equal(stepOf(secret, wrong, [0, 1, 2]), undefined))

  it('take any step at all', () => assert.equal(stepOf(secret, '287082', []), undefined))

  it('are handed to an authenticator as an address and as a square of modules', () => {
    const uri = uriOf('つくし野信用金庫', 'k.mori', secret)
    assert.match(uri, /^otpauth:\/\/totp\//)
    assert.equal(new URL(uri).searchParams.get('secret'), secret)
    const rows = qrOf(uri)
    assert.ok(rows.length >= 21 && rows.every((row) => row.length === rows.length && /^[01]+$/.test(row)))
    // The finder pattern in the corner.
    assert.deepEqual(
      rows.slice(0, 3).map((row) => row.slice(0, 7)),
      ['1111111', '1000001', '1011101'],
    )
  })
})
