import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { it } from 'node:test'
import { defaultPolicy } from '../../src/domain/default-policy.ts'
import { expiryCalendar } from '../../src/words/expiry-calendar.ts'
import { day } from '../lives.ts'
import { run } from './pki-tools.ts'

const python = '/usr/bin/python3'
const library = '/usr/lib/python3/dist-packages/icalendar'

/** Prints every event, and what the library found wrong with it. */
const script = `
import icalendar, json, sys
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
print(json.dumps([{
    'uid': str(event['UID']),
    'day': event.decoded('DTSTART').isoformat(),
    'summary': str(event['SUMMARY']),
    'alarms': [int(alarm.decoded('TRIGGER').total_seconds()) for alarm in event.walk('VALARM')],
    'errors': [str(error) for error in event.errors],
} for event in calendar.walk('VEVENT')]))
`

const people = [
  { uid: 'a', name: '長い名前、; "と" \\ '.repeat(9).trim(), loginId: 'ichiro', expiryDate: '2027-03-01' },
  { uid: 'b', name: 'Zoë 😀 Müller', loginId: 'hanako', expiryDate: '2028-02-29' },
]

it('another program reads our calendar files as they are meant', (t) => {
  if (!existsSync(library)) {
    assert.ok(!process.env.CI, 'python3-icalendar must be installed')
    return t.skip('python3-icalendar not installed')
  }
  for (const language of ['ja', 'en'] as const) {
    const inCalendar = people.map((person) => ({
      ...person,
      expiryDate: day(person.expiryDate),
      renewalOpensOn: day(person.expiryDate).subtract({ days: 30 }),
      alarms: [30, 10, 1, 0],
    }))
    const stamp = Temporal.Instant.from('2027-02-05T01:31:05Z')
    const read = run(
      python,
      ['-c', script],
      expiryCalendar(inCalendar, stamp, defaultPolicy.wording, language),
    )
    assert.equal(read.status, 0, read.output)
    const events: unknown = JSON.parse(read.output)
    const hour = 3600
    assert.deepEqual(
      events,
      people.map(({ uid, name, loginId, expiryDate }) => ({
        uid,
        day: expiryDate,
        summary:
          language === 'ja'
            ? `電子証明書の有効期限日：${name}（ID：****${loginId.slice(-2)}）`
            : `Certificate expires: ${name} (ID: ****${loginId.slice(-2)})`,
        alarms: [30, 10, 1, 0].map((days) => (9 - 24 * days) * hour),
        errors: [],
      })),
    )
  }
})
