import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Dice } from './dice.ts'
import { encodedWord, hostileWord, percentEncoded } from './hostile.ts'
import { nearlyJson } from './nearly-json.ts'

export interface Body {
  type: string | undefined
  body: Uint8Array
}

/** The names that our own schemas ask for, wherever http and wire have them: what a page is added with is tried by itself. */
const fields = readFields()

function readFields(): readonly [string, ...string[]] {
  const root = join(import.meta.dirname, '..', '..', 'src')
  const text = globSync(['http/**/*.ts', 'wire/**/*.ts'], { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n')
  const named = [...text.matchAll(/\b([a-z][A-Za-z]*): (?:z\.|line\b)/g)].map(([, name]) => name ?? '')
  return ['role', ...new Set(named), '__proto__', 'constructor', 'a[]', 'a[b]', '']
}

/** For who reads JSON alone it is that, but once in a while. */
export function malformedBody(roll: Dice, path: string, ids: readonly string[]): Body {
  if (path.startsWith('/api/') && !roll.once(6)) {
    const text = JSON.stringify(nearlyJson(roll, path, ids)) ?? ''
    return { type: 'application/json', body: roll.once(4) ? cut(roll, text) : Buffer.from(text) }
  }
  switch (roll.roll(8)) {
    case 0:
      return { type: strangeType(roll), body: roll.bytes(roll.roll(300)) }
    case 1:
      return { type: 'application/json', body: cut(roll, JSON.stringify(jsonBody(roll)) ?? '') }
    case 2:
      return {
        type: `multipart/form-data; boundary=${roll.of(['x', '"x"', '', 'x;y', '--'])}`,
        body: parts(roll),
      }
    case 3:
      return { type: undefined, body: new Uint8Array() }
    default:
      return {
        type: roll.once(9) ? strangeType(roll) : 'application/x-www-form-urlencoded',
        body: form(roll),
      }
  }
}

function strangeType(roll: Dice): string | undefined {
  return roll.of([
    undefined,
    '',
    'text/html',
    'application/json; charset=utf-16',
    'application/jsonp',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'application/x-www-form-urlencoded; charset=nonsense',
    'application/x-www-form-urlencoded, text/plain',
    'x'.repeat(400),
    '\xff\xfe',
  ])
}

/** Whole, ended early, with octets that are no UTF-8, or longer than anybody may send. */
function cut(roll: Dice, text: string): Uint8Array {
  const whole = Buffer.from(text, 'utf8')
  switch (roll.roll(12)) {
    case 0:
      return whole.subarray(0, roll.roll(whole.length + 1))
    case 1:
      return Buffer.concat([whole, roll.bytes(5)])
    case 2:
      return roll.once(9)
        ? Buffer.concat([whole, Buffer.alloc(70_000, 0x61)])
        : Buffer.concat([Buffer.from([0xff]), whole])
    default:
      return whole
  }
}

const likely: readonly [string, ...string[]] = [
  '1',
  'yes',
  'user',
  'consent',
  '1000200301',
  'ichiro',
  '482913',
]

/** Every field that any page has, most with what could stand there: it gets past the first look. */
function nearlyRight(roll: Dice): Map<string, string> {
  const typed = new Map(fields.map((field) => [field, roll.once(3) ? hostileWord(roll) : roll.of(likely)]))
  typed.set('role', roll.of(['user', 'administrator']))
  return typed
}

function form(roll: Dice): Uint8Array {
  if (!roll.once(4)) {
    const pairs = [...nearlyRight(roll)].map(([name, value]) => `${name}=${percentEncoded(value)}`)
    return Buffer.from(pairs.join('&'))
  }
  const pair = () => `${roll.of(fields)}=${encodedWord(roll)}`
  return cut(roll, Array.from({ length: roll.roll(8) }, pair).join('&'))
}

function jsonBody(roll: Dice): unknown {
  if (roll.once(2)) return json(roll, 3)
  return roll.once(2) ? { request: json(roll, 0) } : Object.fromEntries(nearlyRight(roll))
}

function json(roll: Dice, deep: number): unknown {
  switch (roll.roll(deep === 0 ? 5 : 8)) {
    case 0:
      return hostileWord(roll)
    case 1:
      return roll.of([null, true, 0, -1, 1.5, 1e308])
    case 2:
      return Buffer.from(roll.bytes(roll.roll(120))).toString('base64')
    case 3:
      return 'A'.repeat(roll.roll(900))
    case 4:
      return []
    case 5:
      return Array.from({ length: roll.roll(4) }, () => json(roll, deep - 1))
    default:
      return Object.fromEntries(
        Array.from({ length: roll.roll(5) }, () => [roll.of(['request', ...fields]), json(roll, deep - 1)]),
      )
  }
}

function parts(roll: Dice): Uint8Array {
  const part = () => {
    const file = roll.once(4) ? `; filename="${hostileWord(roll)}"` : ''
    return `--x\r\ncontent-disposition: form-data; name="${roll.of(fields)}"${file}\r\n\r\n${hostileWord(roll)}\r\n`
  }
  return cut(roll, `${Array.from({ length: roll.roll(5) }, part).join('')}--x--\r\n`)
}
