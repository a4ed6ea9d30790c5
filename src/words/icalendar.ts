/** RFC 5545, as much of it as a list of days needs. Pure: text in, text out. */
export interface CalendarDay {
  uid: string
  day: Temporal.PlainDate
  summary: string
  description: string
  /** Days before it, each with an alarm at nine in the morning. */
  alarms: readonly number[]
}

export function calendarFile(days: readonly CalendarDay[], stamp: Temporal.Instant): string {
  return lines([
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', '-//Warifu//Expiry dates//EN'],
    ['CALSCALE', 'GREGORIAN'],
    ...days.flatMap((day) => event(day, stamp)),
    ['END', 'VCALENDAR'],
  ])
}

type Line = readonly [name: string, value: string]

function event({ uid, day, summary, description, alarms }: CalendarDay, stamp: Temporal.Instant): Line[] {
  return [
    ['BEGIN', 'VEVENT'],
    ['UID', uid],
    ['DTSTAMP', basic(stamp.toString({ smallestUnit: 'second' }))],
    ['DTSTART;VALUE=DATE', basic(day.toString())],
    ['SUMMARY', escapeText(summary)],
    ['DESCRIPTION', escapeText(description)],
    ['TRANSP', 'TRANSPARENT'],
    ['CLASS', 'PRIVATE'],
    ...alarms.flatMap((daysBefore): Line[] => [
      ['BEGIN', 'VALARM'],
      ['ACTION', 'DISPLAY'],
      ['TRIGGER', atNine(daysBefore)],
      ['DESCRIPTION', escapeText(summary)],
      ['END', 'VALARM'],
    ]),
    ['END', 'VEVENT'],
  ]
}

/** Counted from the midnight at which the day begins: nobody wants to be told then. */
function atNine(daysBefore: number): string {
  if (daysBefore === 0) return 'PT9H'
  return daysBefore === 1 ? '-PT15H' : `-P${daysBefore - 1}DT15H`
}

/** The basic form of ISO 8601. */
const basic = (iso: string) => iso.replaceAll(/[-:]/g, '')

/** §3.3.11. Other control characters may not stand there at all. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/(?!\t)\p{Cc}/gu, '')
}

const lines = (all: readonly Line[]) => all.map(([name, value]) => fold(`${name}:${value}`)).join('')

/** §3.1: at most 75 octets in a line, no character split, and whatever follows begins with a blank. */
export function fold(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = new TextEncoder().encode(character).length
    if (octets + size > 75) {
      parts.push(part)
      part = ''
      octets = 1 // the blank
    }
    part += character
    octets += size
  }
  return `${[...parts, part].join('\r\n ')}\r\n`
}
