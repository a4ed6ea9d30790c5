import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { logonApp } from '../../src/http/logon/app.ts'
import { logonFetch } from '../../src/http/logon/logon-fetch.ts'
import { portalApp } from '../../src/http/portal/app.ts'
import { portalFetch } from '../../src/http/portal/portal-fetch.ts'
import { browsers, socketThatShowed } from '../world/browser.ts'
import { becomeCustomer, readPerson, showCertificate } from '../world/person.ts'
import { makeWorld } from '../world.ts'

const origin = 'https://a.warifu.test:8443'

/** Somebody with a certificate, and both ways through the three requests of a log-on. */
async function atTheDoor(t: TestContext) {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
  const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
  const { portal } = world
  const showing = { incoming: { socket: socketThatShowed(held.certificate) } }
  const from = { incoming: { socket: { remoteAddress: '192.0.2.1' } } }
  const get = (url: string, headers: Record<string, string> = {}) =>
    new Request(url, { headers: { host: new URL(url).host, 'accept-language': 'en', ...headers } })
  const [portalLong, logonLong] = [portalApp(portal), logonApp(portal)]
  const [portalShort, logonShort] = [portalFetch(portal), logonFetch(portal)]
  return {
    world,
    held,
    long: {
      portal: async (path: string, headers = {}) => portalLong.fetch(get(`${origin}${path}`, headers), from),
      logon: async (url: string, shown: object = showing) => logonLong.fetch(get(url), shown),
    },
    short: {
      portal: async (path: string, headers = {}) => portalShort(get(`${origin}${path}`, headers), from),
      logon: async (url: string, shown = showing) => logonShort(get(url), shown),
    },
  }
}

type Way = Awaited<ReturnType<typeof atTheDoor>>['short' | 'long']

/** Logs on; answers with the three answers. */
async function logOn({ portal, logon }: Way): Promise<[Response, Response, Response]> {
  const begun = await portal('/logon/start?purpose=logon')
  const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? ''
  const judged = await logon(begun.headers.get('location') ?? '')
  const back = new URL(judged.headers.get('location') ?? '')
  return [begun, judged, await portal(`${back.pathname}${back.search}`, { cookie })]
}

/** Only a short answer says of itself that it is empty. */
const isShort = ({ headers }: Response) => headers.get('content-length') === '0'

/** What is not another one each time. */
function lasting({ status, headers }: Response) {
  const { 'x-request-id': id, 'content-length': _, location, ...all } = Object.fromEntries(headers)
  assert.match(id ?? '', /^[0-9a-f-]{36}$/)
  const { 'set-cookie': cookie, ...others } = all
  const isOnce = (text: string | undefined) => text?.replace(/[\w-]{43,}/, 'once')
  return { status, location: isOnce(location), cookie: isOnce(cookie), others }
}

describe('the short way of a log-on', () => {
  it('answers as the long one does, and leaves the same behind', async (t) => {
    const { world, short, long } = await atTheDoor(t)
    const events = async () =>
      (
        await world.database.db.selectFrom('audit_event').select(['kind', 'facts']).orderBy('at').execute()
      ).slice(-1)
    const longWay = await logOn(long)
    const byLong = await events()
    world.advance({ seconds: 1 })
    const shortWay = await logOn(short)
    assert.deepEqual(shortWay.map(isShort), [true, true, true])
    assert.deepEqual(longWay.map(isShort), [false, false, false])
    assert.deepEqual(shortWay.map(lasting), longWay.map(lasting))
    const facts = ({ kind, facts }: { kind: string; facts: unknown }) => {
      const { decision: _, ...others } = facts as Record<string, unknown>
      return { kind, others }
    }
    assert.deepEqual((await events()).map(facts), byLong.map(facts))
    assert.equal(byLong[0]?.kind, 'logged-on')
  })

  it('says from where somebody came', async (t) => {
    const { world, short } = await atTheDoor(t)
    await logOn(short)
    const { origin } = await world.database.db
      .selectFrom('audit_event')
      .select('origin')
      .where('kind', '=', 'logged-on')
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    assert.match(origin ?? '', /^[0-9a-f]{64}$/)
  })

  it('is left to whoever has a session, asks for a language, or is not let in', async (t) => {
    const { world, short } = await atTheDoor(t)
    const [begun, judged, back] = await logOn(short)
    assert.equal(isShort(await short.portal('/logon/start?purpose=logon&lang=en')), false)
    assert.equal(isShort(await short.portal('/logon/start?purpose=else')), false)
    const address = begun.headers.get('location') ?? ''
    const again = await short.logon(address)
    assert.deepEqual([again.status, isShort(again)], [403, false], 'a used address')
    const returned = new URL(judged.headers.get('location') ?? '')
    const twice = await short.portal(`${returned.pathname}${returned.search}`)
    assert.deepEqual([twice.status, isShort(twice)], [403, false], 'a spent code')
    const session = back.headers.get('set-cookie')?.split(';')[0] ?? ''
    const cookie = `${begun.headers.get('set-cookie')?.split(';')[0]}; ${session}`
    const fresh = await short.logon(
      (await short.portal('/logon/start', { cookie })).headers.get('location') ?? '',
    )
    const path = (fresh.headers.get('location') ?? '').slice(origin.length)
    const replaced = await short.portal(path, { cookie })
    assert.deepEqual([replaced.status, isShort(replaced)], [303, false])
    const ends = await world.database.db
      .selectFrom('session')
      .select('end_reason')
      .orderBy('created_at')
      .execute()
    assert.ok(ends.some(({ end_reason }) => end_reason === 'replaced'))
  })

  it('spends a code that another browser presents', async (t) => {
    const { short } = await atTheDoor(t)
    const begun = await short.portal('/logon/start')
    const cookie = begun.headers.get('set-cookie')?.split(';')[0] ?? ''
    const judged = await short.logon(begun.headers.get('location') ?? '')
    const path = (judged.headers.get('location') ?? '').slice(origin.length)
    const other = (await short.portal('/logon/start')).headers.get('set-cookie')?.split(';')[0] ?? ''
    assert.equal((await short.portal(path, { cookie: other })).status, 403)
    assert.equal((await short.portal(path, { cookie })).status, 403, 'its own is too late')
  })

  it('sees an act about the member that comes between its look and its word', async (t) => {
    const { world, held } = await atTheDoor(t)
    const { store } = world.ports
    const stopped: typeof store = {
      ...store,
      swift(id) {
        const swift = store.swift(id)
        return {
          ...swift,
          async openSession(opened) {
            const at = world.ports.clock.now()
            const { memberId } = opened.session
            await sql`update member set suspended_at = ${at} where member_id = ${memberId}`.execute(
              world.database.db,
            )
            return swift.openSession(opened)
          },
        }
      },
    }
    const ports = { ...world.ports, store: stopped }
    const browser = browsers({ ...world.portal, ports })()
    const before = await world.database.db.selectFrom('session').select('session_id').execute()
    assert.equal((await showCertificate(browser, held)).screen, 'L-55')
    const after = await world.database.db.selectFrom('session').select('session_id').execute()
    assert.equal(after.length, before.length)
  })
})
