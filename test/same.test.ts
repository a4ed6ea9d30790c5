import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { assertSame } from './same.ts'

const instant = (text: string) => Temporal.Instant.from(text)
const day = (text: string) => Temporal.PlainDate.from(text)
const early = '2027-03-01T00:00:00Z'
const late = '2027-03-01T00:00:01Z'

describe('assertSame', () => {
  for (const [what, one, other] of [
    ['instants', instant(early), instant(late)],
    ['days', day('2027-03-01'), day('2027-03-02')],
    ['durations', Temporal.Duration.from('PT1H'), Temporal.Duration.from('PT60M')],
    ['days and their text', day('2027-03-01'), '2027-03-01'],
    ['instants in a list', [instant(early)], [instant(late)]],
    ['instants deep within', { seen: { at: [instant(early)] } }, { seen: { at: [instant(late)] } }],
    ['instants in a map', new Map([['at', instant(early)]]), new Map([['at', instant(late)]])],
    ['absence', { at: instant(early) }, { at: undefined }],
    ['an absent property', { at: undefined }, {}],
    ['octets', { at: instant(early), der: Uint8Array.of(1) }, { at: instant(early), der: Uint8Array.of(2) }],
  ] as [string, unknown, unknown][]) {
    it(`tells ${what} apart`, () => {
      assert.throws(() => assertSame(one, other), assert.AssertionError)
      assert.throws(() => assertSame(other, one), assert.AssertionError)
    })
    it(`knows ${what} again`, () => {
      assertSame(one, one)
      assertSame(other, other)
    })
  }

  it('takes two of the same instant for the same', () => {
    assertSame({ at: instant(early) }, { at: instant('2027-03-01T09:00:00+09:00') })
  })
})
