import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { at, day } from '../../test/lives.ts'
import { firstInstant, lastSecond, localDate, weekday } from './local-day.ts'

describe('localDate', () => {
  for (const [now, zone, expected] of [
    ['2027-03-01T14:59:59Z', 'Asia/Tokyo', '2027-03-01'],
    ['2027-03-01T15:00:00Z', 'Asia/Tokyo', '2027-03-02'],
    ['2027-12-31T15:00:00Z', 'Asia/Tokyo', '2028-01-01'],
    ['2028-02-28T15:00:00Z', 'Asia/Tokyo', '2028-02-29'],
    ['2027-03-14T04:59:59Z', 'America/New_York', '2027-03-13'],
    ['2027-03-15T03:59:59Z', 'America/New_York', '2027-03-14'],
    ['2027-03-15T04:00:00Z', 'America/New_York', '2027-03-15'],
  ] as const) {
    it(`is ${expected} in ${zone} at ${now}`, () => {
      assert.equal(localDate(at(now), zone).toString(), expected)
    })
  }
})

describe('a day ends at 23:59:59 local', () => {
  for (const [date, zone, first, last] of [
    ['2027-03-01', 'Asia/Tokyo', '2027-02-28T15:00:00Z', '2027-03-01T14:59:59Z'],
    ['2027-03-14', 'America/New_York', '2027-03-14T05:00:00Z', '2027-03-15T03:59:59Z'], // 23 hours
    ['2027-11-07', 'America/New_York', '2027-11-07T04:00:00Z', '2027-11-08T04:59:59Z'], // 25 hours
    ['2018-11-03', 'America/Sao_Paulo', '2018-11-03T03:00:00Z', '2018-11-04T02:59:59Z'], // no midnight after it
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00Z', '2018-11-05T01:59:59Z'], // begins at 01:00
    ['2018-02-17', 'America/Sao_Paulo', '2018-02-17T02:00:00Z', '2018-02-18T02:59:59Z'], // 23:00 comes twice
    ['2011-12-29', 'Pacific/Apia', '2011-12-29T10:00:00Z', '2011-12-30T09:59:59Z'], // the next day never was
  ] as const) {
    it(`${date} in ${zone} is ${first} … ${last}`, () => {
      assert.equal(firstInstant(day(date), zone).toString(), first)
      assert.equal(lastSecond(day(date), zone).toString(), last)
    })
  }
})

it('weekday counts Monday as 1 and Sunday as 7', () => {
  assert.deepEqual([weekday(day('2027-03-01')), weekday(day('2027-03-07'))], [1, 7])
})
