import { METHODS } from 'node:http'
import type { Dice } from './dice.ts'
import type { RawRequest } from './exchange.ts'
import { encodedWord, hostileWord, inHeader, inRequestLine } from './hostile.ts'
import type { Endpoint } from './hosts.ts'
import { malformedBody } from './malformed-body.ts'

/** Who asks: nobody, or somebody with these cookies, on whose behalf there are these ids. */
export interface Sender {
  cookies: string
  ids: readonly string[]
  /** Of a program: what it shows besides. */
  headers?: readonly [string, string][]
}

const methods = METHODS.filter((method) => method !== 'CONNECT') // which Node hands to nobody who does not ask for it

/** As Hono writes it, with what it has to look like. */
export const nameInPath = /:\w+(?:\{(?:[^{}]|\{\d+\})*\})?/g

/** A request at an endpoint that no page of ours makes, or nearly one that a page makes. */
export function malformedRequest(
  roll: Dice,
  { method, path }: Endpoint,
  authorities: readonly string[],
  { cookies, ids, headers: own = [] }: Sender,
): RawRequest {
  const authority = authorities[roll.once(5) ? roll.roll(authorities.length) : 0] ?? ''
  const { type, body } = malformedBody(roll, path, ids)
  const headers: [string, string][] = [['host', authority]]
  if (!roll.once(8)) headers.push(['origin', `https://${authority.toLowerCase()}`])
  if (type !== undefined) headers.push(['content-type', type])
  if (cookies !== '') headers.push(['cookie', cookies])
  headers.push(...own)
  for (let more = roll.roll(4); more > 0; more -= 1) headers.push(strangeHeader(roll))
  return {
    method: roll.once(10) ? (methods[roll.roll(methods.length)] ?? 'GET') : method,
    target: inRequestLine(target(roll, path, ids)) || '/',
    headers,
    body,
    address: `192.0.2.${roll.roll(256)}`,
  }
}

function target(roll: Dice, path: string, ids: readonly string[]): string {
  const id = () => (ids.length === 0 || roll.once(3) ? encodedWord(roll) : (ids[roll.roll(ids.length)] ?? ''))
  const filled = path.replaceAll(nameInPath, id)
  return `${roll.once(9) ? strangePath(roll, filled) : filled}${roll.once(2) ? query(roll) : ''}`
}

function strangePath(roll: Dice, path: string): string {
  switch (roll.roll(7)) {
    case 0:
      return `/${path}`
    case 1:
      return `${path}/${encodedWord(roll)}`
    case 2:
      return `${path}/../${encodedWord(roll)}`
    case 3:
      return `/%2e%2e${path};jsessionid=1`
    case 4:
      return path.replaceAll(/[a-z]/g, (letter) =>
        roll.once(2) ? `%${letter.charCodeAt(0).toString(16)}` : letter,
      )
    case 5:
      return `/\\evil.example${path}`
    default:
      return `${path}${'/a'.repeat(roll.roll(3000))}`
  }
}

const parameters: readonly [string, ...string[]] = [
  'lang',
  'role',
  'purpose',
  'code',
  'certificate',
  'popUp',
  'cookies',
  'keys',
  'clock',
  'again',
  'next',
  'return',
  '__proto__',
  'lang[]',
  '',
]

function query(roll: Dice): string {
  if (roll.once(3)) return `?${roll.of(lists)}${place(roll)}`
  const pairs = Array.from({ length: 1 + roll.roll(4) }, () => `${roll.of(parameters)}=${encodedWord(roll)}`)
  return `?${pairs.join(roll.once(9) ? '&&&' : '&')}${roll.once(9) ? '#x' : ''}`
}

/** What gets past the first look at a list of the office. */
const lists: readonly [string, ...string[]] = [
  'state=open&after=',
  'state=closed&after=',
  'state=unseen&after=',
  'q=a&after=',
  'before=',
]

/** Where a list could go on, nearly. */
function place(roll: Dice): string {
  const at = roll.of([
    '2026-11-22T00:00:00Z',
    '-271821-04-20T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '0000-01-01T00:00Z',
  ])
  const key = roll.of([at, hostileWord(roll), ''])
  const parts = [
    ...(roll.once(2) ? [roll.of([0, 4, -1, 1e308])] : []),
    key,
    '9d3c4f7e-0000-4000-8000-000000000000',
  ]
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

const names: readonly [string, ...string[]] = [
  'accept',
  'accept-language',
  'authorization',
  'content-encoding',
  'content-length',
  'cookie',
  'expect',
  'forwarded',
  'if-none-match',
  'origin',
  'range',
  'referer',
  'sec-fetch-mode',
  'sec-fetch-site',
  'transfer-encoding',
  'upgrade',
  'user-agent',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-http-method-override',
]

const cookieNames: readonly [string, ...string[]] = ['session', 'attempt', 'acquisition', 'language', 'check']

function strangeHeader(roll: Dice): [string, string] {
  const name = roll.of(names)
  if (name !== 'cookie') return [name, inHeader(hostileWord(roll))]
  return [name, inHeader(`${roll.of(['__Host-', ''])}${roll.of(cookieNames)}=${encodedWord(roll)}`)]
}
