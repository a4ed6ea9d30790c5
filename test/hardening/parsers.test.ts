import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { Hono } from 'hono'
import { tidyPin } from '../../src/domain/pin.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { readAgent } from '../../src/http/agent.ts'
import { type CookieName, readCookie, writeCookie } from '../../src/http/cookies.ts'
import { judgeAuthority } from '../../src/http/edge/authority.ts'
import { networkOf } from '../../src/http/network-of.ts'
import { readPlatform } from '../../src/http/platform.ts'
import { preferred } from '../../src/http/portal/language.ts'
import { logonUrl, parseHost } from '../../src/http/site.ts'
import { makePickupCode, pickupCodeHash } from '../../src/service/acquisition/pickup-code.ts'
import { readAcquisition } from '../../src/service/acquisition/read-acquisition.ts'
import { encodeLabel, parseLabel } from '../../src/service/logon/attempt-label.ts'
import { redeemCode } from '../../src/service/logon/redeem-code.ts'
import { readSession } from '../../src/service/logon/session.ts'
import { seededRandom } from '../world/seeded-random.ts'
import { openWorld, type World } from '../world.ts'

/** Any UTF-16, halves of surrogates and NUL too. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
)
const labelLetters = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567')
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const attempt = fc.record({
  purpose: fc.constantFrom('logon', 'renewal', 'proof'),
  expiresAt: fc
    .integer({ min: 0, max: 2 ** 32 - 1 })
    .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)),
  nonce: bytes(5),
  cookieHash: bytes(8),
})

describe('whatever comes in its place', () => {
  let world: World
  before(async () => {
    world = await openWorld({ now: '2026-11-22T00:00:00Z' })
  })
  after(() => world.close())

  it('a label says again what it was made of, and no other text of its letters says anything', () => {
    const { crypto } = world.ports
    const forged = fc.array(labelLetters, { minLength: 45, maxLength: 45 }).map((letters) => letters.join(''))
    fc.assert(
      fc.property(attempt, attempt, forged, fc.nat(44), (one, other, text, at) => {
        const label = encodeLabel(crypto, 'a', one)
        const read = parseLabel(crypto, 'a', label)
        assert.deepEqual(read && { ...read, expiresAt: read.expiresAt.toString() }, {
          ...one,
          expiresAt: one.expiresAt.toString(),
        })
        const another = encodeLabel(crypto, 'a', other)
        const spliced = label.slice(0, at) + another.slice(at)
        if (spliced !== label && spliced !== another)
          assert.equal(parseLabel(crypto, 'a', spliced), undefined)
        if (text !== label) assert.equal(parseLabel(crypto, 'a', text), undefined)
        assert.equal(parseLabel(crypto, 'b', label), undefined)
      }),
    )
  })

  it('a host name is one of ours, as we write it, or none', () => {
    const { site } = world.portal
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          anyText.map((text) => `${text}.warifu.test`),
        ),
        (name) => {
          const host = parseHost(site, name)
          if (host?.kind === 'logon') {
            assert.equal(new URL(logonUrl(site, host.slug, host.label, 'ja')).hostname, name)
          }
          if (host?.kind === 'portal') assert.equal(`${host.slug}.warifu.test`, name)
        },
      ),
    )
  })

  it('a request is meant for the host that TLS named, or it is refused', () => {
    const expected = { name: 'a.warifu.test', port: 8443 }
    const host = fc.oneof(
      anyText,
      fc.constantFrom('a.warifu.test:8443', 'A.WARIFU.TEST:08443', 'a.warifu.test'),
    )
    const target = fc.oneof(
      anyText,
      fc.constantFrom('/', '*', 'https://a.warifu.test:8443/x', 'https://evil.example/'),
    )
    fc.assert(
      fc.property(fc.array(host, { maxLength: 3 }), target, (hosts, asked) => {
        const judged = judgeAuthority({ hosts, target: asked }, expected)
        if (judged.kind !== 'accepted') return
        assert.equal(hosts.length, 1)
        assert.match(hosts[0] ?? '', /^a\.warifu\.test:0?8443$/i)
        assert.ok(judged.path.startsWith('/'))
      }),
    )
  })

  it('a cookie is read as it was written, or not at all', async () => {
    const names: CookieName[] = ['session', 'attempt', 'acquisition', 'language', 'check']
    const app = new Hono()
      .get('/read', (c) => c.json(names.map((name) => readCookie(c, name) ?? null)))
      .get('/write', (c) => {
        writeCookie(c, 'session', c.req.query('value') ?? '')
        return c.body(null)
      })
    const octets = fc
      .array(fc.oneof(fc.constantFrom(...'__Host-session=;, "%\\'), fc.integer({ min: 32, max: 255 })), {
        maxLength: 60,
      })
      .map((all) => all.map((one) => (typeof one === 'number' ? String.fromCharCode(one) : one)).join(''))
    await fc.assert(
      fc.asyncProperty(octets, fc.base64String(), async (header, value) => {
        const read = await app.request('/read', { headers: { cookie: header } })
        assert.equal(read.status, 200)
        const written = await app.request(`/write?value=${encodeURIComponent(value)}`)
        const [pair = ''] = (written.headers.get('set-cookie') ?? '').split(';')
        const back = await app.request('/read', { headers: { cookie: pair } })
        assert.deepEqual(await back.json(), [value, null, null, null, null])
      }),
    )
  })

  it('a token, a code or a cookie that is nobody’s opens nothing, and is no fault', async () => {
    const { ports } = world
    const institution = world.institution()
    const session = (text: string) => readSession(ports, institution, text)
    const acquisition = (text: string) => readAcquisition(ports, institution, text)
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        await assert.rejects(
          session(text),
          (error) => error instanceof Refusal && error.code === 'session-ended',
        )
        await assert.rejects(
          acquisition(text),
          (error) => error instanceof Refusal && error.code === 'form-expired',
        )
        const redeemed = await redeemCode(
          ports,
          { institution, issuers: [] },
          {
            code: text,
            cookie: text,
            session: undefined,
          },
        )
        assert.equal(redeemed.kind, 'refused')
      }),
      { numRuns: 60 },
    )
  })

  it('a pickup code is the same however it is typed, and another than every other', () => {
    const random = seededRandom('pickup codes')
    const hashed = (typed: string) => pickupCodeHash(world.ports, 'm', typed).toHex()
    const wide = (text: string) =>
      text.replaceAll(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
    fc.assert(
      fc.property(
        anyText,
        fc.boolean(),
        fc.constantFrom('-', '‐', '－', 'ー', ' ', ''),
        (text, isWide, dash) => {
          const code = makePickupCode({ random })
          const typed = code.replaceAll('-', dash).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
          assert.equal(hashed(isWide ? wide(typed) : typed), hashed(code))
          assert.notEqual(hashed(`${text}2`.slice(-12)), hashed(code))
        },
      ),
    )
  })

  it('what a browser says of itself, its language, its address and a PIN is read without a fault', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        readAgent(text)
        readPlatform(text)
        networkOf(text)
        assert.ok(['ja', 'en'].includes(preferred(text)))
        assert.equal(tidyPin(tidyPin(text)), tidyPin(text))
      }),
    )
  })
})
