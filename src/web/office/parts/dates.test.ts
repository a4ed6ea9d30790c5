import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dateInWords, dateTimeInWords, timeInWords } from '../../../words/dates.ts'
import { datesIn } from './dates.ts'

const instants = [
  '2027-03-01T14:59:59Z', // the last second of E in Tokyo
  '2027-03-01T15:00:00Z', // midnight, which some clocks call 24:00
  '2028-02-28T15:00:00Z',
  '2026-12-31T14:59:59Z',
  '2027-03-28T00:59:59Z', // before and after summer time begins in Berlin
  '2027-03-28T01:00:00Z',
  '2027-10-31T00:30:00Z',
]

describe('dates without Temporal', () => {
  for (const zone of ['Asia/Tokyo', 'Europe/Berlin', 'UTC']) {
    for (const language of ['ja', 'en'] as const) {
      const dates = datesIn(language, zone)
      for (const iso of instants) {
        it(`says ${iso} in ${zone} in ${language} as the customers’ pages do`, () => {
          const at = Temporal.Instant.from(iso).toZonedDateTimeISO(zone)
          assert.equal(dates.moment(iso), dateTimeInWords(at, language))
          assert.equal(dates.time(iso), timeInWords(at))
          assert.ok(dates.second(iso).endsWith(timeInWords(at, 'second')))
        })
      }
      for (const day of ['2027-03-01', '2028-02-29', '2027-01-03']) {
        it(`says the day ${day} in ${language}, whatever the zone ${zone}`, () => {
          assert.equal(dates.date(day), dateInWords(Temporal.PlainDate.from(day), language))
        })
      }
    }
  }

  it('names the weekday in the narrow form too', () => {
    assert.equal(datesIn('ja', 'Asia/Tokyo').short('2027-03-01T14:59:59Z'), '2027/3/1（月） 23:59')
    assert.equal(datesIn('en', 'Asia/Tokyo').short('2027-03-01T14:59:59Z'), 'Mon 1 Mar 2027 23:59')
  })
})
