import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { readCalendar } from '../../test/read-calendar.ts'
import { calendarFile, escapeText, fold } from './icalendar.ts'

const octets = (text: string) => new TextEncoder().encode(text).length

describe('a line of a calendar', () => {
  for (const [length, folds] of [
    [74, 0],
    [75, 0],
    [76, 1],
    [75 + 74, 1],
    [75 + 74 + 1, 2],
  ] as const) {
    it(`of ${length} octets is folded ${folds} times`, () => {
      const folded = fold('x'.repeat(length))
      assert.equal(folded.split('\r\n ').length - 1, folds)
    })
  }

  it('is never longer than 75 octets, splits no character, and unfolds to what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const line = text.toWellFormed().replaceAll(/[\r\n]/g, '')
        const folded = fold(line)
        assert.ok(folded.endsWith('\r\n'))
        for (const part of folded.slice(0, -2).split('\r\n')) assert.ok(octets(part) <= 75, part)
        assert.equal(folded.slice(0, -2).replaceAll('\r\n ', ''), line)
      }),
    )
  })
})

describe('a calendar file', () => {
  const day = {
    uid: '6f1c',
    day: Temporal.PlainDate.from('2027-03-01'),
    summary: '電子証明書の有効期限日：佐藤; 一郎, "長い名前の会社の長い名前の部署の長い名前の係" \\ n',
    description: 'one\ntwo\r\nthree',
    alarms: [30, 10, 1, 0],
  }
  const stamp = Temporal.Instant.from('2027-02-05T01:31:05.123Z')

  it('is read by a strict reader as it was meant', () => {
    const [event, ...others] = readCalendar(calendarFile([day], stamp))
    assert.ok(event)
    assert.equal(others.length, 0)
    assert.deepEqual(event.properties, {
      UID: '6f1c',
      DTSTAMP: '20270205T013105Z',
      'DTSTART;VALUE=DATE': '20270301',
      SUMMARY: day.summary,
      DESCRIPTION: 'one\ntwo\nthree',
      TRANSP: 'TRANSPARENT',
      CLASS: 'PRIVATE',
    })
    assert.deepEqual(
      event.alarms.map(({ TRIGGER }) => TRIGGER),
      ['-P29DT15H', '-P9DT15H', '-PT15H', 'PT9H'],
    )
  })

  it('and none of its alarms comes at another hour than nine', () => {
    const midnight = Temporal.PlainDateTime.from('2027-03-01T00:00')
    const [event] = readCalendar(calendarFile([day], stamp))
    const at = (event?.alarms ?? []).map(({ TRIGGER = '' }) => midnight.add(Temporal.Duration.from(TRIGGER)))
    assert.deepEqual(
      at.map((moment) => moment.toString({ smallestUnit: 'minute' })),
      ['2027-01-30T09:00', '2027-02-19T09:00', '2027-02-28T09:00', '2027-03-01T09:00'],
    )
  })

  it('of nobody is a calendar all the same', () =>
    assert.deepEqual(readCalendar(calendarFile([], stamp)), []))

  it('survives whatever somebody is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (name) => {
        const summary = name.toWellFormed()
        const [event] = readCalendar(calendarFile([{ ...day, summary }], stamp))
        const kept = summary.replaceAll(/\r\n|\r/g, '\n').replaceAll(/(?![\t\n])\p{Cc}/gu, '')
        assert.equal(event?.properties.SUMMARY, kept)
      }),
    )
  })

  it('lets nobody write a line of his own', () =>
    assert.equal(escapeText('x\r\nEND:VEVENT\nATTACH:y'), 'x\\nEND:VEVENT\\nATTACH:y'))
})
