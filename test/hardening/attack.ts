import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { apiScopes } from '../../src/domain/api-scope.ts'
import { writeClientCert } from '../../src/http/proxy/client-cert.ts'
import { openCaller } from '../world/api-caller.ts'
import { openJoiningOffice } from '../world/joining.ts'
import { sessionCookie } from '../world/office-browser.ts'
import {
  becomeCustomer,
  enterCode,
  identify,
  logOn,
  openRenewal,
  readPerson,
  sayYes,
} from '../world/person.ts'
import { openOffice } from '../world/staff.ts'
import { askToUnlock, lockDoor } from '../world/unlocking.ts'
import type { World } from '../world.ts'
import { dice } from './dice.ts'
import { type Exchange, exchangeWith, type RawAnswer, type RawRequest } from './exchange.ts'
import { markup } from './hostile.ts'
import { type Endpoint, endpointsOf, type Host } from './hosts.ts'
import { malformedRequest, nameInPath, type Sender } from './malformed.ts'

const nobody: Sender = { cookies: '', ids: [] }

/** Sends as many malformed requests to each endpoint of the host, by nobody and by the senders, and looks at every answer. */
export async function attack(
  host: Host,
  senders: readonly Sender[],
  perEndpoint: number,
  seed: number,
): Promise<number> {
  const exchange = exchangeWith(host.app, host.world.portal.log, host.before)
  const endpoints = endpointsOf(host)
  for (const [at, endpoint] of endpoints.entries()) {
    await revive(host.world)
    await attackNames(host, endpoint, exchange, senders)
    await attackEndpoint(host, endpoint, exchange, senders, perEndpoint, seed + at)
  }
  return endpoints.length * perEndpoint
}

const atOnce = 20

/** What stands where a path names something, and what the database would not even compare. */
const names = ['%00', 'a%00', '%ed%a0%80', '%f0%9f%98%80']

/** Each of these in the place of each name in a path, by each sender: so many that chance would not come by all. */
async function attackNames(host: Host, endpoint: Endpoint, exchange: Exchange, senders: readonly Sender[]) {
  const { method, path } = endpoint
  const [authority = ''] = host.authorities
  const places = [...path.matchAll(nameInPath)].keys().toArray()
  const requests = senders.flatMap(({ cookies, ids: [id = ''], headers = [] }) =>
    places.flatMap((place) =>
      names.map((name): RawRequest => {
        const inPlace = places.map((at) => (at === place ? name : id)).values()
        return {
          method,
          target: path.replaceAll(nameInPath, () => inPlace.next().value ?? ''),
          headers: [...plain(authority), ['cookie', cookies], ...headers],
          body: Buffer.from('{}'),
        }
      }),
    ),
  )
  for (const request of requests) judge(request, await inTime(exchange(request), request))
}

const plain = (authority: string): [string, string][] => [
  ['host', authority],
  ['origin', `https://${authority}`],
  ['content-type', 'application/json'],
]

async function attackEndpoint(
  { authorities, world }: Host,
  endpoint: Endpoint,
  exchange: Exchange,
  senders: readonly Sender[],
  count: number,
  seed: number,
): Promise<void> {
  const roll = dice(seed)
  const all = [nobody, ...senders]
  for (let sent = 0; sent < count; sent += atOnce) {
    world.logged.length = 0
    const requests = Array.from({ length: Math.min(atOnce, count - sent) }, () =>
      malformedRequest(roll, endpoint, authorities, all[roll.roll(all.length)] ?? nobody),
    )
    const answers = await Promise.all(requests.map((request) => inTime(exchange(request), request)))
    for (const [at, request] of requests.entries()) judge(request, answers[at])
    const faults = world.logged.filter((line) => line.includes('"level":50'))
    assert.deepEqual(faults, [], `a fault at ${endpoint.method} ${endpoint.path}, seed ${seed}`)
  }
}

async function inTime(answer: Promise<RawAnswer>, request: RawRequest): Promise<RawAnswer> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`no answer in 20 s: ${told(request)}`)), 20_000)
  try {
    return await Promise.race([answer, promise])
  } finally {
    clearTimeout(timer)
  }
}

/** An answer may say no in many ways; it is never our fault, always guarded, and where it says no it is a page or a problem. */
function judge(request: RawRequest, answer: RawAnswer | undefined): void {
  assert.ok(answer)
  const { status, headers, text } = answer
  const about = () => `${status} to ${told(request)}\n${text.slice(0, 400)}`
  assert.ok(status < 500 || (status === 503 && headers.has('retry-after')), about())
  assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, about())
  assert.equal(headers.get('x-frame-options'), 'DENY', about())
  assert.equal(headers.get('x-content-type-options'), 'nosniff', about())
  const type = headers.get('content-type') ?? ''
  // In JSON, which no browser takes for anything else, it is a text.
  assert.ok(!text.includes(markup) || /^application\/(?:problem\+)?json\b/.test(type), about())
  assert.match(
    headers.get('location') ?? '/',
    /^(?:\/(?![/\\])|https:\/\/[a-z0-9.-]*\bwarifu\.test:8443(?:\/|$))/,
    about(),
  )
  if (status < 400 || request.method === 'HEAD') return
  if (type.startsWith('text/html')) assert.match(text, /class="screen-code"|<div id="root">/, about())
  else if (/^application\/json\b/.test(type)) assert.match(text, /^\{"error":"[a-z_]+"[,}]/, about())
  else if (type === 'application/problem+json') assert.match(text, /"status":\d{3}.*"title":"/, about())
  else assert.match(type, /^text\/plain/, about())
}

const told = ({ method, target, headers, body }: RawRequest) =>
  JSON.stringify({
    method,
    target: target.slice(0, 300),
    headers: headers.map(([name, value]) => `${name}: ${value.slice(0, 120)}`),
    body: Buffer.from(body).toString('latin1').slice(0, 300),
  })

/** Somebody in the window of 「電子証明書取得」, and a member in the window of his renewal. */
export async function sendersOf(world: World): Promise<Sender[]> {
  const misaki = await readPerson(world, 'misaki')
  const acquiring = world.openBrowser()
  await identify(acquiring, misaki)
  await enterCode(acquiring, misaki.pickupCode)
  await sayYes(acquiring, '/acquire/window')
  const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
  world.advance({ days: 1 })
  await logOn(browser, held)
  const renewal = (await openRenewal(browser, held)).replace('/renewal/', '')
  return [acquiring, browser].map(({ cookies }) => ({
    cookies: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    ids: [renewal],
  }))
}

/** The desk and an approver, where somebody waits to be unlocked. */
export async function staffSendersOf(world: World): Promise<Sender[]> {
  const office = await openOffice(world)
  const misaki = await readPerson(world, 'misaki')
  await lockDoor(world, misaki.id)
  const { approvalId } = await askToUnlock(world, office, 'misaki')
  return [office.kenji, office.yuko].map(({ token }) => ({
    cookies: `${sessionCookie}=${token}`,
    ids: [misaki.id, approvalId],
  }))
}

/** What proxies bring: a member's certificate, none, and what is nearly one or two of them. */
export async function proxySendersOf(world: World): Promise<Sender[]> {
  const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
  const roll = dice(7)
  const spoilt = Array.from({ length: 12 }, () => {
    const der = Uint8Array.from(held.certificate)
    der[roll.roll(der.length)] = roll.roll(256)
    return [writeClientCert(der)]
  })
  const own = writeClientCert(held.certificate)
  const shown = [[own], [], [own, own], [':AAAA:'], ['::'], [`${own};a=1`], [own.slice(0, -9)], ...spoilt]
  return shown.map((values) => ({
    cookies: '',
    ids: [],
    headers: [
      ['x-forwarded-for', '203.0.113.5'],
      ...values.map((value): [string, string] => ['client-cert', value]),
    ],
  }))
}

/** A program that may do everything, and the ids that it knows. */
export async function clientSendersOf(world: World): Promise<Sender[]> {
  const caller = await openCaller(world, await openJoiningOffice(world), apiScopes)
  const { id } = await readPerson(world, 'misaki')
  return [
    {
      cookies: '',
      ids: [id, '1000200301'],
      headers: [
        ['authorization', `Bearer ${caller.token()}`],
        ['idempotency-key', 'x'],
      ],
    },
  ]
}

/** Who has logged off by accident goes on: the attack is on what lies behind. */
async function revive({ database }: World): Promise<void> {
  await sql`update session set ended_at = null, end_reason = null`.execute(database.db)
  await sql`update staff_session set ended_at = null, end_reason = null`.execute(database.db)
  await sql`delete from door`.execute(database.db)
}
