import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMonth, weeksOf } from './month.ts'

const shown = (month: string, firstWeekday: 1 | 7) =>
  weeksOf(Temporal.PlainYearMonth.from(month), firstWeekday).map((week) =>
    week.map((day) => day?.day ?? '-').join(' '),
  )

describe('the weeks of a month', () => {
  it('begin with Sunday on a Japanese wall', () => {
    assert.deepEqual(shown('2027-03', 7), [
      '- 1 2 3 4 5 6',
      '7 8 9 10 11 12 13',
      '14 15 16 17 18 19 20',
      '21 22 23 24 25 26 27',
      '28 29 30 31 - - -',
    ])
  })

  it('and with Monday on an English one', () => {
    assert.equal(shown('2027-03', 1)[0], '1 2 3 4 5 6 7')
    assert.equal(shown('2027-08', 1)[0], '- - - - - - 1', 'a Sunday comes last')
  })

  for (const [month, firstWeekday, weeks] of [
    ['2026-02', 7, 4],
    ['2027-02', 7, 5],
    ['2028-02', 7, 5],
    ['2027-05', 7, 6],
    ['2027-08', 1, 6],
  ] as const) {
    it(`are ${weeks} in ${month}, each day once`, () => {
      const all = weeksOf(Temporal.PlainYearMonth.from(month), firstWeekday)
      assert.equal(all.length, weeks)
      assert.ok(all.every((week) => week.length === 7))
      const days = all.flat().flatMap((day) => (day === undefined ? [] : [day.toString()]))
      assert.equal(new Set(days).size, Temporal.PlainYearMonth.from(month).daysInMonth)
    })
  }
})

describe('a month in an address', () => {
  for (const text of [
    '2027-13',
    '2027-00',
    '2027-3',
    '1999-01',
    '10000-01',
    '-002027-01',
    '',
    '2027-03-01',
  ]) {
    it(`is none: ${JSON.stringify(text)}`, () => assert.equal(readMonth(text), undefined))
  }
  it('is read', () => assert.equal(readMonth('2028-02')?.toString(), '2028-02'))
})
