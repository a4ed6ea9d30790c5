import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fromHex } from './bytes.ts'
import { boolean, type Der, nullValue, objectIdentifier, octetString, sequence } from './der.ts'
import { readDer } from './der-reader.ts'
import { type Extension, encodeExtensions, readExtensions } from './extension.ts'
import { Malformed } from './malformed.ts'

const id = objectIdentifier('1.2.3')
const value = octetString(nullValue())

describe('extensions', () => {
  it('are read as they were written', () => {
    const extensions: Extension[] = [
      { extnID: '2.5.29.15', critical: true, extnValue: fromHex('03020780') },
      { extnID: '1.2.3', critical: false, extnValue: nullValue() },
    ]
    assert.deepEqual(readExtensions(readDer(encodeExtensions(extensions))), extensions)
  })

  for (const [why, der] of [
    ['there is none', sequence()],
    ['one stands twice', sequence(sequence(id, value), sequence(id, boolean(true), value))],
    ['critical FALSE is written', sequence(sequence(id, boolean(false), value))],
    ['a value is missing', sequence(sequence(id))],
    ['something follows the value', sequence(sequence(id, value, value))],
    ['one has no name', sequence(sequence(value))],
  ] satisfies [string, Der][]) {
    it(`are refused when ${why}`, () => assert.throws(() => readExtensions(readDer(der)), Malformed))
  }
})
