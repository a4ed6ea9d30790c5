import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { holdTime } from '../world/hold-time.ts'
import { makeWorld } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

describe('what costs little and needs nobody', () => {
  for (const [path, status] of [
    ['/logon/start', 303],
    ['/check', 200],
    ['/check/certificate', 303],
    ['/check/time', 200],
    ['/check/code', 200],
  ] as const) {
    it(`is given six hundred times a minute to an address, and no oftener: ${path}`, async (t) => {
      const world = await makeWorld(t, { now })
      const browser = world.openBrowser()
      holdTime(t)
      const answers = await Promise.all(Array.from({ length: 800 }, () => browser.get(path)))
      const given = answers.filter((answer) => answer.status === status)
      const refused = answers.filter((answer) => answer.status === 503)
      assert.deepEqual([given.length, refused.length], [600, 200])
      assert.equal(refused[0]?.headers.get('retry-after'), '1')
      assert.equal((await world.openBrowser().get(path)).status, status, 'another address does not wait')
    })
  }
})
