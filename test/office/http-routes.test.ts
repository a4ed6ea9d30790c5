import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { StaffId } from '../../src/domain/id.ts'
import type { StaffRole } from '../../src/domain/staff.ts'
import { officeApp } from '../../src/http/office/app.ts'
import { addStaffSession } from '../../src/service/office/staff-session.ts'
import {
  type OfficeAnswer,
  type OfficeBrowser,
  type OpenOfficeBrowser,
  officeBrowsers,
  problemIn,
  saysNo,
} from '../world/office-browser.ts'
import { activatePasskey, addPerson, openOffice } from '../world/staff.ts'
import { openWorld, type World } from '../world.ts'
import { addressOf, everyRoute } from './every-route.ts'

const routes = Object.entries(everyRoute).map(([name, route]) => ({ name, ...addressOf(name), ...route }))

describe('every route of the office', () => {
  let world: World
  let open: OpenOfficeBrowser
  /** Somebody of the desk who approves too, and two elsewhere whose roles let them do other things. */
  let desk: () => Promise<OfficeBrowser>
  const outsiders: Partial<Record<StaffRole, () => Promise<OfficeBrowser>>> = {}
  const outsider = (role: StaffRole = 'system-administrator') => outsiders[role]?.() ?? assert.fail(role)
  before(async () => {
    world = await openWorld({
      now: '2026-11-22T00:00:00Z',
      institutions: [{ slug: 'a' }, { slug: 'b' }, { slug: 'c' }],
    })
    open = officeBrowsers(world)
    const { kenji, yuko } = await openOffice(world)
    const signedIn = (slug: string, id: StaffId) => async () => {
      const token = await world.ports.store.transact(world.institution(slug).id, (tx) =>
        addStaffSession(world.ports, tx, id, 'passkey', undefined),
      )
      return open({ slug, token })
    }
    desk = signedIn('a', yuko.session.person.id)
    outsiders.desk = signedIn('a', kenji.session.person.id)
    const elsewhere = { 'policy-editor': 'b', 'system-administrator': 'b', desk: 'c' } as const
    for (const role of ['policy-editor', 'system-administrator'] as const) {
      const slug = elsewhere[role]
      const person = await addPerson(world, role, [role], slug)
      await activatePasskey(world, person, slug)
      outsiders[role] = signedIn(slug, person.id)
    }
  })
  after(() => world.close())

  const ask = (browser: OfficeBrowser, { method, path, query = '', body }: (typeof routes)[number]) =>
    method === 'GET' ? browser.get(`${path}?${query}`) : browser.post(path, body)

  it('is in the table of these tests', () => {
    const declared = officeApp(world.office).routes.filter(({ method, path }) => {
      return method !== 'ALL' && path.startsWith('/api/') && !path.includes('*')
    })
    const names = new Set(declared.map(({ method, path }) => `${method} ${path}`))
    // The limits on tries are declared under paths of their own, which are routes too.
    assert.deepEqual([...names].sort(), Object.keys(everyRoute).sort())
  })

  for (const route of routes) {
    const { name, method, path, query, body, takes = 64 * 1024 } = route

    if (route.for !== 'anybody') {
      it(`${name}: says 401 to who is not signed in`, async () => {
        assert.equal(saysNo(await ask(open(), route)), '401 staff-not-signed-in')
        assert.equal(saysNo(await ask(open({ token: 'x' }), route)), '401 staff-session-ended')
      })
    }
    if (route.for === 'role') {
      it(`${name}: says 403 to who has another role`, async () => {
        const answer = await ask(await outsider(route.outsider), route)
        assert.equal(saysNo(answer), '403 staff-not-allowed')
      })
    }
    if (method === 'POST') {
      it(`${name}: says 400 to what it cannot read`, async () => {
        const browser = await desk()
        const bodies = [[], 'x', 7, null, { ...(body as object), more: 1 }]
        for (const each of bodies) assert.equal(saysNo(await browser.post(path, each)), '400 malformed')
        const headers = { origin: browser.origin, 'content-type': 'application/json' }
        for (const text of ['', '{', '{"a":1}x', '\u0000', '{"__proto__":1}', '['.repeat(10_000)]) {
          const answer = await browser.ask(path, { method, body: text, headers })
          assert.equal(saysNo(answer), '400 malformed', text.slice(0, 10))
        }
      })

      it(`${name}: says 403 to another site, and to who does not say where he is from`, async () => {
        const browser = await desk()
        for (const headers of [
          { origin: 'https://evil.example' },
          { origin: 'null' },
          { origin: world.portal.site.domain },
          { origin: browser.origin.replace('.office', '') },
          { origin: browser.origin.replace('a.office', 'b.office') },
          { 'sec-fetch-site': 'cross-site' },
          { 'sec-fetch-site': 'same-site' },
        ]) {
          const answer = await browser.post(path, body, headers)
          assert.equal(saysNo(answer), '403 cross-site', JSON.stringify(headers))
        }
        const init = { method, body: '{}', headers: { 'content-type': 'application/json' } }
        assert.equal(saysNo(await browser.ask(path, init)), '403 cross-site')
      })

      it(`${name}: says 415 to what is not called JSON`, async () => {
        for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', '']) {
          const answer = await (await desk()).post(path, body, { 'content-type': type })
          assert.equal(saysNo(answer), '415 unsupported-media-type')
        }
        const withCharset = { 'content-type': 'application/JSON; charset=utf-8' }
        const answer = await open().post(path, body, withCharset)
        assert.notEqual(answer.status, 415)
      })

      it(`${name}: says 413 to more than it takes, told or not`, async () => {
        const browser = await desk()
        const long = JSON.stringify({ evidence: 'x'.repeat(takes + 4464) })
        const headers = { origin: browser.origin, 'content-type': 'application/json' }
        const told = { ...headers, 'content-length': String(long.length) }
        for (const each of [told, headers]) {
          const stream = new Blob([long]).stream()
          const init = { method, body: stream, headers: each, duplex: 'half' } as RequestInit
          assert.equal(saysNo(await browser.ask(path, init)), '413 too-large')
        }
      })
    }
    if (method === 'GET') {
      it(`${name}: tells nothing to another site`, async () => {
        for (const from of ['cross-site', 'same-site', 'none']) {
          const answer = await (await desk()).get(`${path}?${query ?? ''}`, { 'sec-fetch-site': from })
          assert.equal(saysNo(answer), '403 cross-site')
        }
      })
    }
    if (query !== undefined) {
      it(`${name}: says 400 to a query it does not know`, async () => {
        const browser = await desk()
        const strange = [`${query}&more=1`, `${query}&after=%00`, `${query}&before=&after=`]
        for (const each of strange) {
          assert.equal(saysNo(await browser.get(`${path}?${each}`)), '400 malformed', each)
        }
      })
    }

    it(`${name}: is safe in the browser, whatever it answers`, async () => {
      const answers = [
        await ask(open(), route),
        await ask(await desk(), route),
        await ask(await outsider(route.outsider), route),
        await open().post(path, [], { 'content-type': 'text/plain' }),
        await open().ask(path, { method: 'PUT', headers: { origin: open().origin } }),
      ]
      for (const answer of answers) assertSafe(answer)
    })
  }

  it('that there is not is a problem too, and never the page', async () => {
    for (const path of ['/api', '/api/', '/api/nothing', '/api/members/x/y/z', '/api/session/x']) {
      assert.equal(saysNo(await (await desk()).get(path)), '404 not-found')
      assert.equal(saysNo(await (await desk()).post(path, {})), '404 not-found')
    }
    const browser = await desk()
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const headers = { origin: browser.origin, 'content-type': 'application/json' }
      assert.equal(saysNo(await browser.ask('/api/session', { method, headers })), '404 not-found')
    }
  })

  it('says in the reader’s language why not, under a type that has a page', async () => {
    for (const [lang, sentence] of [
      ['ja', /サインイン/],
      ['en', /sign in/i],
    ] as const) {
      const answer = await open().get('/api/members?q=x', { 'accept-language': lang })
      const { type, detail } = problemIn(answer)
      assert.match(String(detail), sentence)
      assert.equal(type, `${open().origin}/problems/staff-not-signed-in`)
      assert.equal((await open().get(new URL(type).pathname)).status, 200)
    }
  })
})

/** RFC 9110 and the browsers' own rules: on every answer, errors too. */
export function assertSafe({ headers, status, text }: OfficeAnswer): void {
  const policy = headers.get('content-security-policy') ?? ''
  assert.match(policy, /^default-src 'none'; script-src 'self'; /, `${status} ${text}`)
  assert.doesNotMatch(policy, /unsafe|\*|data:|blob:|https?:/)
  assert.match(policy, /; frame-ancestors 'none'/)
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin')
  assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin')
  assert.match(headers.get('permissions-policy') ?? '', /publickey-credentials-get=\(self\)/)
  assert.match(headers.get('strict-transport-security') ?? '', /^max-age=\d{8}/)
  assert.equal(headers.get('access-control-allow-origin'), null)
  assert.match(headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/)
}
