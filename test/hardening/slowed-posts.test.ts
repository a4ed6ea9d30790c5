import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { endpoints } from '../../src/http/openid/endpoints.ts'
import { mount } from '../../src/http/openid/provider.ts'
import { portalApp } from '../../src/http/portal/app.ts'
import { freePosts, slowedPosts } from '../../src/http/portal/slowed-posts.ts'
import { officeBrowsers } from '../world/office-browser.ts'
import { makeWorld } from '../world.ts'

/** Each has a rate of its own: test/openid/rates.test.ts. */
const ofServices = new Set(endpoints.map(({ path }) => `${mount}${path}`))

const now = '2026-11-22T00:00:00Z'

describe('who asks again and again', () => {
  it('is slowed down wherever something is guessed or spent, and nowhere by an oversight', async (t) => {
    const world = await makeWorld(t, { now })
    const { routes } = portalApp(world.portal)
    const posts = routes.filter(
      ({ method, path }) => method === 'POST' && !slowedPosts.includes(path) && !ofServices.has(path),
    )
    const isUnder = (path: string) =>
      slowedPosts.some((slowed) => slowed.endsWith('/*') && path.startsWith(slowed.slice(0, -1)))
    const others = posts.map(({ path }) => path).filter((path) => !isUnder(path))
    assert.deepEqual([...new Set(others)].sort(), [...freePosts].sort())
  })

  it('at the desk of an administrator, whatever the act', async (t) => {
    const world = await makeWorld(t, { now })
    const browser = world.openBrowser()
    const path = '/people/00000000-0000-4000-8000-000000000000/revoke'
    const tries = await untilSlowed(async () => (await browser.post(path, {})).status, 401)
    assert.ok(tries >= 40, String(tries))
    assert.equal((await world.openBrowser().post(path, {})).status, 401, 'another address')
  })

  it('in the office, where one request writes to many', async (t) => {
    const world = await makeWorld(t, { now })
    const browser = officeBrowsers(world)({})
    const path = '/api/campaign/reminders'
    const tries = await untilSlowed(async () => (await browser.post(path, {})).status, 401)
    assert.ok(tries >= 60, String(tries))
  })
})

/** How often it was answered before. Tries come back while a slow machine asks, so that there may be more than the first lot. */
async function untilSlowed(ask: () => Promise<number>, answer: number): Promise<number> {
  for (let tries = 0; tries < 1000; tries += 1) {
    const status = await ask()
    if (status === 503) return tries
    assert.equal(status, answer)
  }
  assert.fail('nobody was slowed down')
}
