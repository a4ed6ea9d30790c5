import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { toHex } from './bytes.ts'
import { nullValue, objectIdentifier, sequence } from './der.ts'
import { readDer } from './der-reader.ts'
import { Malformed } from './malformed.ts'
import { encodeSignatureAlgorithm, readSignatureAlgorithm } from './signature-algorithm.ts'

describe('a signature algorithm', () => {
  for (const [algorithm, hex] of [
    ['ecdsa-with-SHA256', '300a06082a8648ce3d040302'],
    ['ecdsa-with-SHA384', '300a06082a8648ce3d040303'],
    ['sha256WithRSAEncryption', '300d06092a864886f70d01010b0500'],
  ] as const) {
    it(`${algorithm} is written and read`, () => {
      const der = encodeSignatureAlgorithm(algorithm)
      assert.equal(toHex(der), hex)
      assert.equal(readSignatureAlgorithm(readDer(der)), algorithm)
    })
  }

  for (const [why, der] of [
    ['it is SHA-1 with RSA', sequence(objectIdentifier('1.2.840.113549.1.1.5'), nullValue())],
    ['ECDSA has parameters', sequence(objectIdentifier('1.2.840.10045.4.3.2'), nullValue())],
    ['RSA has none', sequence(objectIdentifier('1.2.840.113549.1.1.11'))],
    ['RSA has others', sequence(objectIdentifier('1.2.840.113549.1.1.11'), sequence())],
    ['it is empty', sequence()],
  ] as const) {
    it(`is refused when ${why}`, () => assert.throws(() => readSignatureAlgorithm(readDer(der)), Malformed))
  }
})
