import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { portalApp } from '../../src/http/portal/app.ts'
import { portalFetch } from '../../src/http/portal/portal-fetch.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import { becomeCustomer, logOn, openRenewal, readPerson, sayYes } from '../world/person.ts'
import { makeWorld } from '../world.ts'

const origin = 'https://a.warifu.test:8443'

/** Somebody who has said yes to everything, and both ways to the certificate. */
async function atTheKey(t: TestContext) {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
  const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
  world.goTo('2027-11-01T09:00:00')
  await logOn(browser, held)
  const base = await openRenewal(browser, held)
  await sayYes(browser, base)
  const { store } = world.ports
  let short = 0
  const counted: typeof store = {
    ...store,
    swift(id) {
      const swift = store.swift(id)
      const renewerCase: typeof swift.renewerCase = (...asked) => {
        short += 1
        return swift.renewerCase(...asked)
      }
      return { ...swift, renewerCase }
    },
  }
  const portal = { ...world.portal, ports: { ...world.ports, store: counted } }
  const ask = (headers: Record<string, string | undefined>, body: BodyInit) => {
    const cookie = `__Host-session=${browser.cookies.get('__Host-session')}`
    const all = { host: 'a.warifu.test:8443', origin, cookie, 'content-type': 'application/json', ...headers }
    const given = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
    return new Request(`${origin}${base}/certificate`, {
      method: 'POST',
      headers: Object.fromEntries(given),
      body,
    })
  }
  const from = { incoming: { socket: { remoteAddress: '192.0.2.1' } } }
  return {
    world,
    ask,
    shortWay: async (request: Request) => read(await portalFetch(portal)(request, from)),
    longWay: async (request: Request) => read(await portalApp(portal).fetch(request, from)),
    taken: () => short,
  }
}

async function read(response: Response) {
  const { 'x-request-id': id, ...headers } = Object.fromEntries(response.headers)
  assert.match(id ?? '', /^[0-9a-f-]{36}$/)
  return { status: response.status, headers, body: (await response.text()).replace(id ?? '', 'its number') }
}

const bodyFor = ({ request }: ReturnType<typeof makeEnrolmentKey>) =>
  JSON.stringify({ request: request.toBase64() })

describe('the short way to a certificate', () => {
  it('answers as the long one does, to the last header', async (t) => {
    const { ask, shortWay, longWay, taken } = await atTheKey(t)
    const body = bodyFor(makeEnrolmentKey())
    const short = await shortWay(ask({}, body))
    assert.equal(short.status, 200)
    assert.equal(taken(), 1)
    assert.deepEqual(await longWay(ask({}, body)), short, 'the same key gets the same certificate again')
    assert.equal(taken(), 1)
  })

  it('says no as the long one does', async (t) => {
    const { world, ask, shortWay, longWay, taken } = await atTheKey(t)
    world.advance({ seconds: 1 })
    await shortWay(ask({}, bodyFor(makeEnrolmentKey())))
    // The last one is another key for the same yes.
    const bodies = ['', '{', '{}', '{"request":"%"}', '{"request":"AAAA"}', bodyFor(makeEnrolmentKey())]
    for (const body of bodies) {
      const short = await shortWay(ask({}, body))
      assert.ok(short.status >= 400 && short.status < 500, body)
      assert.deepEqual(short, await longWay(ask({}, body)), body)
    }
    assert.equal(taken(), bodies.length + 1)
  })

  const odd: [string, Record<string, string | undefined>][] = [
    ['another site asks', { origin: 'https://evil.example' }],
    ['nobody says which site asks', { origin: undefined }],
    ['there is no session', { cookie: undefined }],
    ['the host is another', { host: 'b.warifu.test:8443' }],
    ['it is too long', { 'content-length': '65537' }],
    ['its length is not told', { 'transfer-encoding': 'chunked' }],
  ]
  for (const [what, headers] of odd) {
    it(`is not taken where ${what}`, async (t) => {
      const { ask, shortWay, longWay, taken } = await atTheKey(t)
      const body = bodyFor(makeEnrolmentKey())
      const short = await shortWay(ask(headers, body))
      assert.equal(taken(), 0)
      if (what !== 'its length is not told') assert.ok(short.status >= 400 && short.status < 500)
      assert.deepEqual(short, await longWay(ask(headers, body)))
    })
  }

  it('sends a session that has ended where the long one does', async (t) => {
    const { world, ask, shortWay, longWay } = await atTheKey(t)
    world.advance({ hours: 1 })
    const body = bodyFor(makeEnrolmentKey())
    const short = await shortWay(ask({}, body))
    assert.equal(short.status, 401)
    assert.deepEqual(short, await longWay(ask({}, body)))
    const certificates = await world.database.db.selectFrom('certificate').select('stage').execute()
    assert.equal(certificates.length, 1)
  })
})
