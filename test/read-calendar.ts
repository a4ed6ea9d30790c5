import assert from 'node:assert/strict'

export interface ReadEvent {
  properties: Record<string, string>
  alarms: Record<string, string>[]
}

/**
 * RFC 5545, read as strictly as it is written, for files of whole days with alarms: every line ends in CRLF and has at most
 * 75 octets, components nest, each property that must be there is there once, texts hold no character that must be escaped.
 */
export function readCalendar(file: string): ReadEvent[] {
  assert.ok(file.endsWith('\r\n'), 'the last line ends too')
  const physical = file.slice(0, -2).split('\r\n')
  for (const line of physical) {
    assert.ok(new TextEncoder().encode(line).length <= 75, `longer than 75 octets: ${line}`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: which must not be there
    assert.doesNotMatch(line, /[\u0000-\u0008\u000a-\u001f\u007f]/, 'a control character')
  }
  const lines = file.slice(0, -2).replaceAll('\r\n ', '').split('\r\n')
  const reader = new Reader(lines)
  const events = reader.calendar()
  assert.equal(new Set(events.map(({ properties }) => properties.UID)).size, events.length, 'a UID twice')
  return events
}

class Reader {
  readonly #lines: readonly string[]
  #at = 0

  constructor(lines: readonly string[]) {
    this.#lines = lines
  }

  calendar(): ReadEvent[] {
    this.#expect('BEGIN:VCALENDAR')
    const properties = this.#properties()
    assert.deepEqual(Object.keys(properties), ['VERSION', 'PRODID', 'CALSCALE'])
    assert.equal(properties.VERSION, '2.0')
    const events: ReadEvent[] = []
    while (this.#peek() === 'BEGIN:VEVENT') events.push(this.#event())
    this.#expect('END:VCALENDAR')
    assert.equal(this.#at, this.#lines.length, 'something comes after the calendar')
    return events
  }

  #event(): ReadEvent {
    this.#expect('BEGIN:VEVENT')
    const properties = this.#properties()
    assert.match(properties.UID ?? '', /^\S+$/)
    assert.match(properties.DTSTAMP ?? '', /^\d{8}T\d{6}Z$/)
    assert.match(properties['DTSTART;VALUE=DATE'] ?? '', /^\d{8}$/)
    const alarms: Record<string, string>[] = []
    while (this.#peek() === 'BEGIN:VALARM') {
      this.#expect('BEGIN:VALARM')
      const alarm = this.#properties()
      assert.deepEqual(Object.keys(alarm), ['ACTION', 'TRIGGER', 'DESCRIPTION'])
      assert.match(alarm.TRIGGER ?? '', /^[+-]?P(?:\d+D)?(?:T\d+H)?$/)
      this.#expect('END:VALARM')
      alarms.push(alarm)
    }
    this.#expect('END:VEVENT')
    return { properties, alarms }
  }

  #properties(): Record<string, string> {
    const found: Record<string, string> = {}
    for (;;) {
      const line = this.#peek()
      if (/^(?:BEGIN|END):/.test(line)) return found
      const [, name = '', value = ''] = /^([A-Z-]+(?:;[A-Z]+=[A-Z]+)?):(.*)$/su.exec(line) ?? []
      assert.notEqual(name, '', `no property: ${line}`)
      assert.ok(!(name in found), `${name} twice`)
      found[name] = isText(name) ? withoutEscapes(value) : value
      this.#at += 1
    }
  }

  #peek(): string {
    return this.#lines[this.#at] ?? assert.fail('the file ends too early')
  }

  #expect(line: string): void {
    assert.equal(this.#peek(), line)
    this.#at += 1
  }
}

const isText = (name: string) => name === 'SUMMARY' || name === 'DESCRIPTION'

function withoutEscapes(value: string): string {
  assert.doesNotMatch(value.replaceAll(/\\[\\;,nN]/g, ''), /[\\;,]/, 'not escaped')
  return value.replaceAll(/\\([\\;,nN])/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped))
}
