import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromHex, toHex } from './bytes.ts'
import {
  bitString,
  bmpString,
  boolean,
  type Der,
  integer,
  nullValue,
  objectIdentifier,
  octetString,
  printableString,
  sequence,
  setOf,
  tagged,
  taggedPrimitive,
  tlv,
  utf8String,
} from './der.ts'

describe('DER', () => {
  for (const [what, der, hex] of [
    ['true', boolean(true), '0101ff'],
    ['false', boolean(false), '010100'],
    ['0', integer(0), '020100'],
    ['127', integer(127), '02017f'],
    ['128 with an octet that keeps it positive', integer(128n), '02020080'],
    ['256', integer(256), '02020100'],
    ['a BIT STRING', bitString(Uint8Array.of(1, 2)), '0303000102'],
    ['an OCTET STRING', octetString(Uint8Array.of(1, 2)), '04020102'],
    ['NULL', nullValue(), '0500'],
    ['an OBJECT IDENTIFIER', objectIdentifier('2.5.4.3'), '0603550403'],
    ['a UTF8String', utf8String('割'), '0c03e589b2'],
    ['a PrintableString', printableString('JP'), '13024a50'],
    ['a BMPString, in pairs outside the basic plane', bmpString('割𠮷'), '1e065272d842dfb7'],
    ['an empty SEQUENCE', sequence(), '3000'],
    ['a SEQUENCE', sequence(integer(1), nullValue()), '30050201010500'],
    [
      'a SET OF in order',
      setOf(integer(2), boolean(true), integer(1), integer(1)),
      '310c0101ff020101020101020102',
    ],
    ['a SET OF whose encodings differ in length', setOf(integer(256), integer(1)), '3107020101 02020100'],
    ['a tagged value', tagged(0, integer(2)), 'a003020102'],
    ['a tagged primitive', taggedPrimitive(2, Uint8Array.of(97)), '820161'],
  ] satisfies [string, Der, string][]) {
    it(`writes ${what}`, () => assert.equal(toHex(der), hex.replaceAll(' ', '')))
  }

  for (const [length, header] of [
    [127, '047f'],
    [128, '048180'],
    [255, '0481ff'],
    [256, '04820100'],
    [65536, '0483010000'],
  ] as const) {
    it(`writes a length of ${length} as ${header}`, () => {
      assert.equal(toHex(tlv(4, new Uint8Array(length)).subarray(0, header.length / 2)), header)
    })
  }

  it('writes nothing that it could not read: negative numbers, other letters, half characters', () => {
    assert.throws(() => integer(-1), RangeError)
    assert.throws(() => printableString('割'), RangeError)
    assert.throws(() => printableString('a@b'), RangeError)
    assert.throws(() => utf8String('\ud800'), RangeError)
  })

  it('copies what it is given', () => {
    const octets = fromHex('0102')
    const der = octetString(octets)
    octets[0] = 9
    assert.equal(toHex(der), '04020102')
  })
})
