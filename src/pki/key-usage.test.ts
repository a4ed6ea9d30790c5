import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromHex, toHex } from './bytes.ts'
import { encodeExtKeyUsage, encodeKeyUsage, parseExtKeyUsage, parseKeyUsage } from './key-usage.ts'
import { Malformed } from './malformed.ts'

describe('keyUsage', () => {
  for (const [usages, hex] of [
    [['digitalSignature'], '03020780'],
    [['keyCertSign', 'cRLSign'], '03020106'],
    [['encipherOnly'], '03020001'],
    [['decipherOnly'], '0303070080'],
    [['digitalSignature', 'decipherOnly'], '0303078080'],
  ] as const) {
    it(`${usages} is ${hex}`, () => {
      assert.equal(toHex(encodeKeyUsage(usages)), hex)
      assert.deepEqual(parseKeyUsage(fromHex(hex)), usages)
    })
  }

  for (const [why, hex] of [
    ['no bit is set', '030100'],
    ['no bit is set in an octet', '03020000'],
    ['zeros stand at its end', '03020680'],
    ['a whole octet of zeros stands at its end', '0303008000'],
    ['a bit is set that has no name', '0303060040'],
    ['a bit far out is set', '030400000001'],
    ['it is no BIT STRING', '04020780'],
  ] as const) {
    it(`is refused when ${why}`, () => assert.throws(() => parseKeyUsage(fromHex(hex)), Malformed))
  }
})

describe('extKeyUsage', () => {
  it('is read as it was written', () => {
    const purposes = ['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.1']
    assert.deepEqual(parseExtKeyUsage(encodeExtKeyUsage(purposes)), purposes)
  })

  it('is refused when it is empty or of another type', () => {
    assert.throws(() => parseExtKeyUsage(fromHex('3000')), Malformed)
    assert.throws(() => parseExtKeyUsage(fromHex('3003020101')), Malformed)
  })
})
