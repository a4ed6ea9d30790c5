import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { portalApp } from '../../src/http/portal/app.ts'
import { holdTime } from '../world/hold-time.ts'
import { makeWorld } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

describe('whoever comes by the provider again and again', () => {
  it('is slowed down at each of its endpoints', async (t) => {
    const world = await makeWorld(t, { now })
    const { routes } = portalApp(world.portal)
    const counts = Map.groupBy(
      routes.filter(({ method, path }) => path.startsWith('/oidc/') && method !== 'ALL'),
      ({ method, path }) => `${method} ${path}`,
    )
    assert.ok(counts.size > 10)
    for (const [endpoint, handlers] of counts)
      assert.equal(handlers.length, 2, `${endpoint}: its rate, and it`)
  })

  it('without showing who it is, is told so in the words of the protocol, and nobody else is', async (t) => {
    const world = await makeWorld(t, { now })
    const [guesser, other] = [world.openBrowser(), world.openBrowser()]
    const guess = { grant_type: 'authorization_code', code: 'x', client_id: 'nobody-here' }
    holdTime(t)
    const statuses = async (browser: typeof guesser, count: number) => {
      const all: number[] = []
      for (let tries = 0; tries < count; tries += 1)
        all.push((await browser.post('/oidc/token', guess)).status)
      return all
    }
    assert.deepEqual(await statuses(guesser, 60), Array(60).fill(401))
    const refused = await guesser.post('/oidc/token', guess)
    assert.equal(refused.status, 429)
    assert.equal(refused.headers.get('retry-after'), '1')
    assert.match(refused.headers.get('content-type') ?? '', /^application\/json/)
    assert.equal(JSON.parse(refused.text).error, 'temporarily_unavailable')
    assert.equal((await guesser.get('/oidc/me')).status, 429)
    assert.deepEqual(await statuses(other, 1), [401])
    assert.equal((await other.get('/oidc/jwks')).status, 200)
  })

  it('with nothing that is refused, is not slowed down by what it gets right', async (t) => {
    const world = await makeWorld(t, { now })
    const browser = world.openBrowser()
    holdTime(t)
    const answers = await Promise.all(Array.from({ length: 200 }, () => browser.get('/oidc/jwks')))
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
  })

  it('to begin, is given six hundred times a minute to an address', async (t) => {
    const world = await makeWorld(t, { now })
    const browser = world.openBrowser()
    holdTime(t)
    const answers = await Promise.all(Array.from({ length: 700 }, () => browser.get('/oidc/auth')))
    const refused = answers.filter(({ status }) => status === 503)
    assert.equal(refused.length, 100)
    assert.ok(refused.every(({ headers, screen }) => headers.has('retry-after') && screen !== ''))
    assert.equal((await world.openBrowser().get('/oidc/auth')).status, 400)
  })
})
