import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { acquire, becomeCustomer, logOn, readPerson, showCertificate } from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

async function customer(world: World) {
  const ichiro = await readPerson(world, 'ichiro')
  return { ichiro, ...(await becomeCustomer(world, ichiro)) }
}

describe('a session', () => {
  it('ends after fifteen minutes without a request', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser } = await customer(world)
    world.advance({ minutes: 15 })
    assert.equal((await browser.get('/menu')).screen, 'M-10')
    world.advance({ minutes: 15, seconds: 1 })
    const ended = await browser.get('/menu')
    assert.equal(ended.status, 401)
    assert.equal(ended.screen, 'E-51')
    assert.equal((await browser.get('/menu')).screen, 'E-51', 'for good')
  })

  it('ends after eight hours, however busy', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser } = await customer(world)
    for (let quarter = 0; quarter < 33; quarter += 1) {
      world.advance({ minutes: 14, seconds: 30 })
      assert.equal((await browser.get('/menu')).screen, 'M-10')
    }
    world.advance({ minutes: 1, seconds: 30 })
    assert.equal((await browser.get('/menu')).screen, 'M-10', 'the last second of eight hours')
    world.advance({ seconds: 1 })
    assert.equal((await browser.get('/menu')).screen, 'E-51')
  })

  it('ends with the next request when the member is stopped, and log-on says so', async (t) => {
    const world = await makeWorld(t, { now })
    const { ichiro, browser, held } = await customer(world)
    await sql`update member set suspended_at = ${world.ports.clock.now()} where member_id = ${ichiro.id}`.execute(
      world.database.db,
    )
    assert.equal((await browser.get('/menu')).screen, 'E-51')
    assert.equal((await showCertificate(world.openBrowser(), held)).screen, 'L-55')
  })

  it('ends with the next request when its certificate is revoked', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, held } = await customer(world)
    const { certificates } = world.ports.store.at(world.institution().id)
    const used = await certificates.byFingerprint(world.ports.crypto.sha256(held.certificate))
    assert.ok(used)
    const at = world.ports.clock.now()
    await certificates.move(used.id, { from: 'current', to: 'revoked', at, revokedFor: 'keyCompromise' })
    assert.equal((await browser.get('/menu')).screen, 'E-51')
    assert.equal((await showCertificate(world.openBrowser(), held)).screen, 'L-53')
  })

  it('ends by 「ログオフ」, and its cookie is worth nothing afterwards', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser } = await customer(world)
    const cookie = browser.cookies.get('__Host-session') ?? ''
    assert.equal((await browser.post('/logoff', {})).screen, 'E-50')
    assert.equal(browser.cookies.has('__Host-session'), false)
    browser.cookies.set('__Host-session', cookie)
    assert.equal((await browser.get('/menu')).screen, 'E-51')
  })

  it('never takes its name from the browser, and a log-on gives a new one', async (t) => {
    const world = await makeWorld(t, { now })
    const { held } = await customer(world)
    const browser = world.openBrowser()
    const planted = 'A'.repeat(43)
    browser.cookies.set('__Host-session', planted)
    await logOn(browser, held)
    const first = browser.cookies.get('__Host-session')
    assert.notEqual(first, planted)
    await logOn(browser, held)
    const second = browser.cookies.get('__Host-session')
    assert.notEqual(second, first)
    browser.cookies.set('__Host-session', first ?? '')
    assert.equal((await browser.get('/menu')).screen, 'E-51', 'the one before was replaced')
  })

  it('of one institution opens nothing at another', async (t) => {
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a' }, { slug: 'b' }] })
    const { browser } = await customer(world)
    const elsewhere = world.openBrowser('b')
    for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value)
    assert.equal((await elsewhere.get('/menu')).status, 401)
    assert.equal((await browser.get('/menu')).screen, 'M-10')
  })

  it('shows nothing to whoever has shown his certificate and not entered his PIN', async (t) => {
    const world = await makeWorld(t, { now })
    const { held } = await customer(world)
    const browser = world.openBrowser()
    await showCertificate(browser, held)
    for (const path of ['/menu', '/notices', '/certificate', '/renewal/start', '/first-use']) {
      assert.equal((await browser.get(path)).location, '/logon/pin', path)
    }
  })

  it('asks no PIN where the policy wants the certificate alone', async (t) => {
    const world = await makeWorld(t, { now, policy: { logon: 'certificate' } })
    const ichiro = await readPerson(world, 'ichiro')
    const browser = world.openBrowser()
    assert.equal((await logOn(browser, await acquire(browser, ichiro))).screen, 'M-10')
  })

  it('ends when the clock goes back by more than a little', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser } = await customer(world)
    world.advance({ minutes: -4 })
    assert.equal((await browser.get('/menu')).screen, 'M-10')
    world.advance({ minutes: -2 })
    assert.equal((await browser.get('/menu')).screen, 'E-51')
  })
})
