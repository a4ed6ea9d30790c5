import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromHex } from './bytes.ts'
import { readDer } from './der-reader.ts'
import { Malformed } from './malformed.ts'
import { readText } from './text.ts'

const read = (hex: string) => readText(readDer(fromHex(hex)))

describe('readText', () => {
  for (const [type, hex, text] of [
    ['UTF8String', '0c03e589b2', '割'],
    ['UTF8String with a byte order mark', '0c04efbbbf41', '\ufeffA'],
    ['NumericString', '120131', '1'],
    ['PrintableString', '13024a50', 'JP'],
    ['TeletexString', '1401e9', 'é'],
    ['IA5String', '160140', '@'],
    ['VisibleString', '1a0141', 'A'],
    ['UniversalString', '1c0400020bb7', '𠮷'],
    ['BMPString', '1e065272d842dfb7', '割𠮷'],
  ] as const) {
    it(`reads a ${type}`, () => assert.equal(read(hex), text))
  }

  for (const [why, hex] of [
    ['a BMPString with half a pair', '1e02d842'],
    ['a UniversalString with half a pair', '1c040000d842'],
    ['a UniversalString beyond Unicode', '1c0400110000'],
    ['a number', '020101'],
  ] as const) {
    it(`refuses ${why}`, () => assert.throws(() => read(hex), Malformed))
  }
})
