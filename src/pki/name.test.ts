import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { vectorRequest } from '../../test/vectors/pki.ts'
import { fromHex, toHex } from './bytes.ts'
import { parseCertificationRequest } from './certification-request.ts'
import { Malformed } from './malformed.ts'
import { encodeName, type Name, parseName } from './name.ts'

const country = '2.5.4.6'
const organization = '2.5.4.10'
const serialNumber = '2.5.4.5'
const commonName = '2.5.4.3'

const holder: Name = [
  { type: country, value: 'JP' },
  { type: organization, value: '割符信用金庫, 本店' },
  { type: serialNumber, value: 'H-000123' },
  { type: commonName, value: '山田 + 太郎, 経理部' },
]

describe('a name', () => {
  it('is written in its order, as OpenSSL wrote it', () => {
    const request = parseCertificationRequest(vectorRequest('attributes'))
    assert.deepEqual(request.subject, holder)
    assert.ok(Buffer.from(request.signed).includes(encodeName(holder)))
  })

  it('is PrintableString where it must be, UTF8String else', () => {
    assert.equal(toHex(encodeName([{ type: country, value: 'JP' }])), '300d310b3009060355040613024a50')
    assert.equal(toHex(encodeName([{ type: commonName, value: 'JP' }])), '300d310b300906035504030c024a50')
    assert.equal(toHex(encodeName([{ type: serialNumber, value: 'JP' }])), '300d310b3009060355040513024a50')
  })

  it('may be empty', () => assert.deepEqual(parseName(encodeName([])), []))

  it('is read as it was written', () => {
    const value = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 10 })
      .filter((text) => !/\p{Cc}/u.test(text))
    const attribute = fc.record(
      { type: fc.constantFrom(organization, commonName, '2.5.4.42'), value },
      { noNullPrototype: true },
    )
    fc.assert(
      fc.property(fc.array(attribute, { maxLength: 5 }), (name) =>
        assert.deepEqual(parseName(encodeName(name)), name),
      ),
    )
  })

  for (const [why, type, value] of [
    ['a CN of 65 characters', commonName, '一'.repeat(65)],
    ['an O of 65 characters', organization, 'x'.repeat(65)],
    ['a serialNumber of 65 characters', serialNumber, '1'.repeat(65)],
    ['an empty value', commonName, ''],
    ['a control character', commonName, 'a\u0000b'],
    ['a line break', commonName, 'a\nb'],
    ['half a character', commonName, '\ud83d'],
    ['a country of three letters', country, 'JPN'],
    ['a country of one letter', country, 'J'],
    ['a serialNumber that is not printable', serialNumber, '番号'],
  ] as const) {
    it(`is not written with ${why}`, () => assert.throws(() => encodeName([{ type, value }]), RangeError))
  }

  it('takes a CN of 64 characters, of which each may be several bytes or two UTF-16 units', () => {
    for (const value of ['一'.repeat(64), '𠮷'.repeat(64)]) {
      assert.deepEqual(parseName(encodeName([{ type: commonName, value }])), [{ type: commonName, value }])
    }
  })

  for (const [why, hex] of [
    ['is not a SEQUENCE', '3100'],
    ['holds something else than SETs', '30023000'],
    ['has an empty SET', '30023100'],
    ['has a SET of two (multi-valued)', '301a3118300a06035504030c0374776f300a060355040b0c036f6e65'],
    ['has an attribute without a value', '3009310730050603550403'],
    ['has an attribute with two values', '300f310d300b06035504030c01610c0161'],
    ['has a value that is not text', '300c310a30080603550403020101'],
  ] as const) {
    it(`is refused when it ${why}`, () => assert.throws(() => parseName(fromHex(hex)), Malformed))
  }

  it('is refused when OpenSSL wrote it with several attributes in one place', () => {
    assert.throws(() => parseCertificationRequest(vectorRequest('multivalued')), Malformed)
  })
})
