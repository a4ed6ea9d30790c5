import type { Dice } from './dice.ts'

/** Comes back in no answer as it is: where it does, somebody's text has become markup. */
export const markup = '<svg/onload=warifu>'

const long = 'x'.repeat(5000)

/** What people and machines put where a word is asked for. */
const words: readonly [string, ...string[]] = [
  '',
  ' ',
  '0',
  '-1',
  '1e309',
  'NaN',
  '9007199254740993',
  '00000000-0000-0000-0000-000000000000',
  '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  "' or 1=1 --",
  '"; drop table member; --',
  "'||pg_sleep(9)||'",
  markup,
  `"><script>alert(1)</script>${markup}`,
  `'${markup}`,
  '{{7*7}}<%= 7*7 %>#{7*7}',
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)',
  '+1\t-1',
  'a\r\nset-cookie: session=1',
  'a\0b',
  '\u202e\u2066\ufeff\u200b',
  '\ud800',
  '１０００２００３０１',
  '山田 花子'.repeat(60),
  '𠮷'.repeat(99),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'x'.repeat(201),
  long,
  'javascript:alert(1)',
  'https://evil.example/',
  '//evil.example/%2f..',
  '\\\\evil.example\\',
  'yes',
  'no',
  'administrator',
  'user',
  'logon',
  'renewal',
  'consent',
  'ja',
  '1000200301',
  'ichiro',
  '2027-02-29',
  '+999999-01-01',
]

/** What programs choke on most, and so tried more often. */
const worst: readonly [string, ...string[]] = ['a\0b', '\0', '\ud800', '__proto__', markup]

export function hostileWord(roll: Dice): string {
  if (roll.once(4)) return roll.of(worst)
  return roll.once(8) ? Buffer.from(roll.bytes(roll.roll(40))).toString('latin1') : roll.of(words)
}

/** Percent-encoded as it should be, not at all, half, or as no UTF-8. */
export function encodedWord(roll: Dice): string {
  const word = hostileWord(roll)
  switch (roll.roll(6)) {
    case 0:
      return inRequestLine(word)
    case 1:
      return roll.of(['%', '%0', '%zz', '%c0%80', '%ed%a0%80', '%ff', '%00', '%2e%2e%2f', '%25%30%30', '+%+'])
    default:
      return percentEncoded(word)
  }
}

export function percentEncoded(word: string): string {
  return encodeURIComponent(word.toWellFormed())
}

/** Node's parser lets these through in a request line, and no other. */
export function inRequestLine(text: string): string {
  return text.replaceAll(/[^\x21-\x7e\x80-\xff]/g, '')
}

/** And these in the value of a header. */
export function inHeader(text: string): string {
  return text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '').trim()
}
