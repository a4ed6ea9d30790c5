import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Malformed } from '../../pki/malformed.ts'
import { readForwardedFor } from './forwarded-for.ts'

describe('readForwardedFor', () => {
  for (const [lines, address] of [
    [['203.0.113.5'], '203.0.113.5'],
    [[' 2001:db8::1 '], '2001:db8::1'],
    [['10.0.0.1, 203.0.113.5'], '203.0.113.5'],
    [['unknown, 203.0.113.5'], '203.0.113.5'],
    [['10.0.0.1', '203.0.113.5'], '203.0.113.5'],
  ] as const) {
    it(`of ${JSON.stringify(lines)} is ${address}`, () => assert.equal(readForwardedFor(lines), address))
  }

  for (const lines of [
    [],
    [''],
    ['203.0.113.5,'],
    ['203.0.113.5', ''],
    ['203.0.113.5:1234'],
    ['[2001:db8::1]'],
    ['203.0.113.256'],
    ['unknown'],
    ['10.0.0.1, for=203.0.113.5'],
  ]) {
    it(`of ${JSON.stringify(lines)} is none`, () => assert.throws(() => readForwardedFor(lines), Malformed))
  }
})
