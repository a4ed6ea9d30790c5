import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { at, bankHours, day, neverOpen, tokyo } from '../../test/lives.ts'
import { extendDeadline, isOpen, lastOpenMoment, nextOpening } from './opening-hours.ts'

const zone = 'Asia/Tokyo'

describe('isOpen and nextOpening', () => {
  for (const [now, open, next] of [
    ['2027-03-01T07:59:59', false, '2027-03-01T08:00:00'],
    ['2027-03-01T08:00:00', true, '2027-03-01T08:00:00'],
    ['2027-03-01T20:59:59', true, '2027-03-01T20:59:59'],
    ['2027-03-01T21:00:00', false, '2027-03-02T08:00:00'],
    ['2027-03-06T23:59:59', true, '2027-03-06T23:59:59'], // Saturday until 24:00
    ['2027-03-07T00:00:00', false, '2027-03-08T08:00:00'], // Sunday
    ['2026-12-30T21:00:00', false, '2027-01-04T08:00:00'], // 31 December to 3 January
    ['2027-01-02T12:00:00', false, '2027-01-04T08:00:00'],
  ] as const) {
    it(`${open ? 'open' : 'closed'} at ${now}, opening at ${next}`, () => {
      assert.equal(isOpen(bankHours, zone, tokyo(now)), open)
      assert.equal(nextOpening(bankHours, zone, tokyo(now))?.toString(), tokyo(next).toString())
    })
  }

  it('answers undefined when nothing ever opens', () => {
    assert.equal(nextOpening(neverOpen, zone, tokyo('2027-03-01T12:00:00')), undefined)
    assert.equal(lastOpenMoment(neverOpen, zone, day('2027-03-01')), undefined)
    assert.equal(extendDeadline(neverOpen, zone, day('2027-03-01')).toString(), '2027-03-01')
  })

  it('a day closed once is closed', () => {
    const maintenance = { ...bankHours, closedOnce: ['2027-03-01'] }
    assert.equal(isOpen(maintenance, zone, tokyo('2027-03-01T12:00:00')), false)
    assert.equal(isOpen(maintenance, zone, tokyo('2027-03-02T12:00:00')), true)
  })
})

describe('opening hours follow the wall clock through summer time', () => {
  const night = { week: { 7: { from: '02:00', until: '03:00' } }, closedEachYear: [], closedOnce: [] }
  const newYork = 'America/New_York'

  it('an hour that is skipped is no opening', () => {
    assert.equal(nextOpening(night, newYork, at('2027-03-14T05:00:00Z'))?.toString(), '2027-03-21T06:00:00Z')
  })

  it('08:00 is an hour earlier in UTC from the day of the change', () => {
    const saturday = nextOpening(bankHours, newYork, at('2027-03-13T05:00:00Z'))
    const monday = nextOpening(bankHours, newYork, at('2027-03-15T04:00:00Z'))
    assert.equal(saturday?.toString(), '2027-03-13T13:00:00Z')
    assert.equal(monday?.toString(), '2027-03-15T12:00:00Z')
  })

  it('24:00 of the long day is 25 hours after 00:00', () => {
    const sunday = { week: { 7: { from: '00:00', until: '24:00' } }, closedEachYear: [], closedOnce: [] }
    assert.equal(isOpen(sunday, newYork, at('2027-11-08T04:59:59Z')), true)
    assert.equal(isOpen(sunday, newYork, at('2027-11-08T05:00:00Z')), false)
  })
})

describe('extendDeadline', () => {
  for (const [deadline, extended, why] of [
    ['2027-03-05', '2027-03-05', 'a day with a closed night is not extended'],
    ['2027-03-07', '2027-03-08', 'Sunday lasts to Monday'],
    ['2026-12-31', '2027-01-04', 'the year end lasts to Monday, 4 January'],
    ['2027-01-03', '2027-01-04', 'a Sunday within the year end too'],
  ] as const) {
    it(`${deadline} → ${extended}: ${why}`, () => {
      assert.equal(extendDeadline(bankHours, zone, day(deadline)).toString(), extended)
    })
  }
})

describe('lastOpenMoment', () => {
  for (const [date, moment] of [
    ['2027-03-01', '2027-03-01T20:59:59'],
    ['2027-03-06', '2027-03-06T23:59:59'],
    ['2027-03-07', '2027-03-06T23:59:59'],
    ['2027-01-03', '2026-12-30T20:59:59'],
  ] as const) {
    it(`of ${date} is ${moment}`, () => {
      assert.equal(lastOpenMoment(bankHours, zone, day(date))?.toString(), tokyo(moment).toString())
    })
  }
})
