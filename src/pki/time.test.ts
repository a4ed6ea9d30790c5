import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { toHex } from './bytes.ts'
import { encodeUtf8, integer, tlv } from './der.ts'
import { readDer } from './der-reader.ts'
import { Malformed } from './malformed.ts'
import { encodeTime, readTime } from './time.ts'

const utc = (text: string) => tlv(0x17, encodeUtf8(text))
const generalized = (text: string) => tlv(0x18, encodeUtf8(text))

describe('a time in a certificate', () => {
  for (const [instant, der] of [
    ['1950-01-01T00:00:00Z', utc('500101000000Z')],
    ['1999-12-31T23:59:59Z', utc('991231235959Z')],
    ['2000-02-29T00:00:00Z', utc('000229000000Z')],
    ['2026-11-22T05:04:03Z', utc('261122050403Z')],
    ['2049-12-31T23:59:59Z', utc('491231235959Z')],
    ['2050-01-01T00:00:00Z', generalized('20500101000000Z')],
    ['9999-12-31T23:59:59Z', generalized('99991231235959Z')],
  ] as const) {
    it(`${instant} is written and read`, () => {
      assert.equal(toHex(encodeTime(Temporal.Instant.from(instant))), toHex(der))
      assert.equal(readTime(readDer(der)).toString(), instant)
    })
  }

  for (const instant of ['2026-11-22T05:04:03.5Z', '1949-12-31T23:59:59Z', '+010000-01-01T00:00:00Z']) {
    it(`${instant} is not written`, () =>
      assert.throws(() => encodeTime(Temporal.Instant.from(instant)), RangeError))
  }

  for (const [why, der] of [
    ['30 February', utc('260230000000Z')],
    ['29 February of no leap year', utc('270229000000Z')],
    ['month 13', utc('261301000000Z')],
    ['hour 24', utc('261122240000Z')],
    ['a leap second', utc('161231235960Z')],
    ['a GeneralizedTime before 2050', generalized('20491231235959Z')],
    ['a GeneralizedTime before 1950', generalized('19491231235959Z')],
    ['a fraction', generalized('20500101000000.5Z')],
    ['year 0', generalized('00000101000000Z')],
    ['a number', integer(1)],
  ] as const) {
    it(`${why} is refused`, () => assert.throws(() => readTime(readDer(der)), Malformed))
  }
})
