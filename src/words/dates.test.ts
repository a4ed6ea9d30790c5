import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { dateInWords, dateTimeInWords, dateTimeZoneInWords, daysLeftInWords, timeInWords } from './dates.ts'

describe('dates in words', () => {
  for (const [iso, ja, en] of [
    ['2027-03-01', '2027年3月1日（月）', 'Monday, 1 March 2027'],
    ['2028-02-29', '2028年2月29日（火）', 'Tuesday, 29 February 2028'],
    ['2026-12-31', '2026年12月31日（木）', 'Thursday, 31 December 2026'],
    ['2027-05-30', '2027年5月30日（日）', 'Sunday, 30 May 2027'],
  ] as const) {
    it(`${iso} is ${ja} and ${en}`, () => {
      const date = Temporal.PlainDate.from(iso)
      assert.equal(dateInWords(date, 'ja'), ja)
      assert.equal(dateInWords(date, 'en'), en)
    })
  }

  it('a moment has its hour, and its zone where asked for', () => {
    const at = Temporal.ZonedDateTime.from('2027-03-01T23:59:59[Asia/Tokyo]')
    assert.equal(dateTimeInWords(at, 'ja'), '2027年3月1日（月）23:59')
    assert.equal(dateTimeInWords(at, 'en'), 'Monday, 1 March 2027, 23:59')
    assert.equal(dateTimeZoneInWords(at, 'ja'), '2027年3月1日（月）23:59（日本時間）')
    assert.equal(dateTimeZoneInWords(at, 'en'), 'Monday, 1 March 2027, 23:59 (Japan time)')
    assert.equal(timeInWords(at, 'second'), '23:59:59')
  })

  it('a zone that we have no name for is told by its own', () => {
    const at = Temporal.ZonedDateTime.from('2027-03-14T03:00[America/New_York]')
    assert.equal(dateTimeZoneInWords(at, 'en'), 'Sunday, 14 March 2027, 03:00 (America/New_York)')
  })

  it('the last day is told as such, and one day is no plural', () => {
    assert.equal(daysLeftInWords(0, 'ja'), '本日まで')
    assert.equal(daysLeftInWords(24, 'ja'), 'あと 24 日')
    assert.equal(daysLeftInWords(1, 'en'), '1 day left')
    assert.equal(daysLeftInWords(0, 'en'), 'today is the last day')
  })

  it('every date has the weekday that Intl gives it', () => {
    const epoch = Temporal.PlainDate.from('2000-01-01')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
        const date = epoch.add({ days })
        const weekday = date.toLocaleString('en', { weekday: 'long' })
        assert.ok(dateInWords(date, 'en').startsWith(`${weekday}, `))
        assert.ok(dateInWords(date, 'ja').endsWith(`（${date.toLocaleString('ja', { weekday: 'short' })}）`))
      }),
    )
  })
})
