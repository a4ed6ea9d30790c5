import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromHex, toHex } from './bytes.ts'
import {
  encodeAuthorityKeyIdentifier,
  encodeSubjectKeyIdentifier,
  parseAuthorityKeyIdentifier,
  parseSubjectKeyIdentifier,
} from './key-identifier.ts'
import { Malformed } from './malformed.ts'

const identifier = fromHex('00112233445566778899aabbccddeeff00112233')

describe('key identifiers', () => {
  it('are written and read', () => {
    assert.equal(toHex(encodeSubjectKeyIdentifier(identifier)), `0414${toHex(identifier)}`)
    assert.equal(toHex(encodeAuthorityKeyIdentifier(identifier)), `30168014${toHex(identifier)}`)
    assert.deepEqual(parseSubjectKeyIdentifier(encodeSubjectKeyIdentifier(identifier)), identifier)
    assert.deepEqual(parseAuthorityKeyIdentifier(encodeAuthorityKeyIdentifier(identifier)), identifier)
  })

  it('are refused when they are something else', () => {
    assert.throws(() => parseSubjectKeyIdentifier(fromHex('0500')), Malformed)
    assert.throws(() => parseAuthorityKeyIdentifier(fromHex('3000')), Malformed)
    assert.throws(() => parseAuthorityKeyIdentifier(fromHex('3003820101')), Malformed)
    assert.throws(() => parseAuthorityKeyIdentifier(fromHex('3006800101820101')), Malformed)
  })
})
