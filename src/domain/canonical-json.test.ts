import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Canonical, canonicalJson } from './canonical-json.ts'

describe('canonical JSON', () => {
  for (const [value, text] of [
    [{ b: 1, a: 'x' }, '{"a":"x","b":1}'],
    [{ a: [3, 1, { z: '', y: [] }] }, '{"a":[3,1,{"y":[],"z":""}]}'],
    ['\u20ac$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'], // the string of RFC 8785 §3.2.2
    [
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"\u{1f600}":5,"\ufb33":3}',
    ], // the order of §3.2.3
    [{}, '{}'],
  ] satisfies [Canonical, string][]) {
    it(`writes ${text}`, () => assert.equal(canonicalJson(value), text))
  }

  for (const [what, value] of [
    ['a fraction', 0.5],
    ['a number beyond 2^53', 2 ** 53],
    ['half a surrogate', '\ud800'],
    ['half a surrogate in a name', { '\udc00': 1 }],
  ] satisfies [string, Canonical][]) {
    it(`has no way to write ${what}`, () => assert.throws(() => canonicalJson(value), RangeError))
  }
})
