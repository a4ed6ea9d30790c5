import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { endpoints } from '../../src/http/openid/endpoints.ts'
import { mount } from '../../src/http/openid/provider.ts'
import { becomeCustomer, beginLogon, readPerson } from '../world/person.ts'
import { sendersOf } from './attack.ts'
import { type Exchange, exchangeWith, type RawAnswer } from './exchange.ts'
import { type Endpoint, endpointsOf, type Host, openHosts } from './hosts.ts'
import type { Sender } from './malformed.ts'

const none = new Uint8Array()
const filled = (path: string, { ids }: Sender) =>
  path
    .replace(':label', 'a')
    .replaceAll(/:\w+(?:\{(?:[^{}]|\{\d+\})*\})?/g, ids[0] ?? '00000000-0000-4000-8000-000000000001')

/** Of OpenID Connect: nothing goes along with these by itself, whoever leads a browser there. */
const forServices = new Set(
  endpoints.filter(({ caller }) => caller === 'service').map(({ path }) => `${mount}${path}`),
)

const guess = 'role=user&contractId=1&memberId=1&pin=1&confirmationPin=1&code=1&step=consent&answer=yes'

/** Headers in which a proxy, or whoever plays one, says who asks for what. None of them is ours to believe. */
const hearsay = [
  ['x-forwarded-host', 'evil.example'],
  ['x-forwarded-for', '203.0.113.9'],
  ['x-forwarded-proto', 'http'],
  ['x-forwarded-port', '80'],
  ['x-forwarded-prefix', '/evil'],
  ['x-forwarded-server', 'evil.example'],
  ['forwarded', 'for=203.0.113.9;host=evil.example;proto=http'],
  ['x-real-ip', '203.0.113.9'],
  ['true-client-ip', '203.0.113.9'],
  ['x-host', 'evil.example'],
  ['x-original-url', '/menu'],
  ['x-rewrite-url', '/menu'],
  ['x-http-method-override', 'POST'],
  ['x-method-override', 'DELETE'],
  ['client-cert', ':MIIB:'],
  ['x-client-cert', 'MIIB'],
  ['x-ssl-client-cert', 'MIIB'],
  ['x-ssl-client-verify', 'SUCCESS'],
  ['x-forwarded-client-cert', 'Hash=1;Subject="CN=ichiro"'],
  ['x-remote-user', 'ichiro'],
] as const

/** What stays the same when the same is asked twice: numbers of requests and fresh addresses do not. */
function settled({ status, headers, text }: RawAnswer): string {
  const fresh =
    /[0-9a-f]{48}|(?<=a-)[a-z2-7]{45}(?=\.logon)|[\w-]{43}(?=;)|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
  return JSON.stringify([status, [...headers], text]).replaceAll(fresh, '…')
}

describe('at every endpoint that there is', () => {
  let opened: Awaited<ReturnType<typeof openHosts>>
  const exchanges = new Map<Host, Exchange>()
  let senders: Sender[]
  before(async () => {
    opened = await openHosts('2026-11-22T00:00:00Z')
    for (const host of opened.hosts) exchanges.set(host, exchangeWith(host.app, host.world.portal.log))
    const [first] = opened.hosts
    assert.ok(first)
    senders = [{ cookies: '', ids: [] }, ...(await sendersOf(first.world))]
  })
  after(() => opened.close())

  let asked = 0
  /** Each from an address of its own: tries per address are limited. */
  async function ask(
    host: Host,
    method: string,
    path: string,
    sender: Sender,
    more: readonly (readonly [string, string])[],
  ): Promise<RawAnswer> {
    asked += 1
    const cookie = sender.cookies === '' ? [] : [['cookie', sender.cookies] as const]
    const headers = [['host', host.authorities[0] ?? ''] as const, ...more, ...cookie]
    const address = `198.51.${asked >> 8}.${asked & 255}`
    const exchange = exchanges.get(host)
    assert.ok(exchange)
    return exchange({ method, target: filled(path, sender), headers, body: none, address })
  }

  /** Each endpoint, asked for by each of the senders. */
  const everywhere = (isAsked: (endpoint: Endpoint) => boolean) =>
    opened.hosts.flatMap((host) =>
      endpointsOf(host)
        .filter(isAsked)
        .flatMap((endpoint) => senders.map((sender) => ({ host, sender, ...endpoint }))),
    )

  for (const [what, origin] of [
    ['no Origin', []],
    ['another site’s', [['origin', 'https://evil.example']]],
    ['null', [['origin', 'null']]],
    ['the other institution’s', [['origin', 'https://b.warifu.test:8443']]],
    ['plain HTTP', [['origin', 'http://a.warifu.test:8443']]],
    ['the right name without its port', [['origin', 'https://a.warifu.test']]],
    ['the right name with more behind it', [['origin', 'https://a.warifu.test:8443.evil.example']]],
  ] as const) {
    for (const type of ['application/x-www-form-urlencoded', 'application/json']) {
      it(`what changes anything is refused with ${what} (${type})`, async () => {
        const changing = everywhere(({ method, path }) => method !== 'GET' && !forServices.has(path)).filter(
          // A program has no Origin, and nothing that goes along by itself: it shows a token or its certificate.
          ({ host }) => !['api', 'est'].includes(host.name) || origin.length > 0,
        )
        assert.ok(changing.length > 30)
        for (const { host, method, path, sender } of changing) {
          const answer = await ask(host, method, path, sender, [['content-type', type], ...origin])
          assert.equal(answer.status, 403, `${host.name} ${method} ${path}: ${answer.text.slice(0, 200)}`)
        }
      })
    }
  }

  it('nothing is believed that a proxy’s header says', async () => {
    // A code is spent by its first presentation.
    const reading = everywhere(({ method, path }) => method === 'GET' && path !== '/logon/return')
    assert.ok(reading.length > 100)
    for (const { host, method, path, sender } of reading) {
      const plainly = settled(await ask(host, method, path, sender, []))
      const again = settled(await ask(host, method, path, sender, hearsay))
      assert.equal(again, plainly, `${host.name} ${path}`)
      assert.doesNotMatch(again, /evil\.example|203\.0\.113\.9/)
    }
  })

  it('whoever may write without a session is slowed down', async () => {
    const open = everywhere(({ method }) => method !== 'GET').filter(
      ({ host, sender }) => host.name !== 'demo' && sender === senders[0],
    )
    const limited: string[] = []
    for (const [at, { host, method, path, sender }] of open.entries()) {
      const statuses = new Set<number>()
      for (let tried = 0; tried < 50; tried += 1) {
        statuses.add(await guessAt(host, method, filled(path, sender), `203.0.113.${at}`))
      }
      // Who has no session or no acquisition gets no further than this.
      const isHeldBack = [...statuses].every((status) => [400, 401, 409].includes(status))
      assert.ok(statuses.has(503) || isHeldBack, `${host.name} ${path}: ${[...statuses]}`)
      if (statuses.has(503)) limited.push(path)
    }
    assert.ok(limited.includes('/acquire') && limited.length >= 5, limited.join())
  })

  async function guessAt(host: Host, method: string, target: string, address: string): Promise<number> {
    const isJson = host.name === 'office'
    const types: Record<string, string> = { office: 'application/json', est: 'application/pkcs10' }
    const answer = await exchanges.get(host)?.({
      method,
      target,
      headers: [
        ['host', host.authorities[0] ?? ''],
        // A program has none, and is refused with one.
        ...(host.name === 'est' ? [] : ([['origin', `https://${host.authorities[0]}`]] as const)),
        ['content-type', types[host.name] ?? 'application/x-www-form-urlencoded'],
      ],
      body: Buffer.from(isJson ? '{}' : guess),
      address,
    })
    return answer?.status ?? 0
  }

  it('no certificate comes by a header, and no address', async () => {
    const [host] = opened.hosts
    assert.ok(host)
    const { world } = host
    const hanako = await readPerson(world, 'hanako')
    const { held } = await becomeCustomer(world, hanako)
    const browser = world.openBrowser()
    const url = new URL(await beginLogon(browser))
    const logon = opened.hosts.find(({ name }) => name === 'logon')
    assert.ok(logon)
    const encoded = held.certificate.toBase64()
    const exchange = exchanges.get(logon)
    const answer = await exchange?.({
      method: 'GET',
      target: '/',
      headers: [
        ['host', url.host],
        ['client-cert', `:${encoded}:`],
        ['x-client-cert', encoded],
        [
          'x-ssl-client-cert',
          encodeURIComponent(`-----BEGIN CERTIFICATE-----\n${encoded}\n-----END CERTIFICATE-----`),
        ],
        ['x-forwarded-client-cert', `Cert="${encodeURIComponent(encoded)}"`],
      ],
      body: none,
    })
    assert.match(answer?.text ?? '', /L-40/, 'none was sent')

    const answers: number[] = []
    for (let tried = 0; tried < 60; tried += 1) {
      const guess = await exchanges.get(host)?.({
        method: 'POST',
        target: '/acquire',
        headers: [
          ['host', 'a.warifu.test:8443'],
          ['origin', 'https://a.warifu.test:8443'],
          ['content-type', 'application/x-www-form-urlencoded'],
          ['x-forwarded-for', `203.0.113.${tried}`],
          ['x-real-ip', `203.0.113.${tried}`],
        ],
        body: none,
        address: '198.51.100.250',
      })
      answers.push(guess?.status ?? 0)
    }
    assert.ok(answers.includes(503), 'one address is one address, whatever it says of itself')
  })
})
