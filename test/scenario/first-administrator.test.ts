import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { identify, readPerson } from '../world/person.ts'
import { makeWorld } from '../world.ts'

describe('an administrator who leaves his ID out', () => {
  it('is the first of those who are still there', async (t) => {
    const people = ['hanako', 'taro'].map(
      (loginId) => ({ role: 'administrator', loginId, displayName: loginId, language: 'ja' }) as const,
    )
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z', institutions: [{ slug: 'a', people }] })
    const [hanako, taro] = [await readPerson(world, 'hanako'), await readPerson(world, 'taro')]
    const withoutId = { memberId: '' }
    assert.equal((await identify(world.openBrowser(), taro, withoutId)).status, 403)
    assert.equal((await identify(world.openBrowser(), hanako, withoutId)).location, '/acquire/code')

    const ended = { ended_at: world.ports.clock.now() }
    await world.database.db.updateTable('member').set(ended).where('login_id', '=', 'hanako').execute()
    assert.equal((await identify(world.openBrowser(), taro, withoutId)).location, '/acquire/code')
    assert.equal((await identify(world.openBrowser(), hanako)).status, 403, 'she is told that she is stopped')
  })
})
