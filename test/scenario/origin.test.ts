import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { identify, readPerson } from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const failures = (world: World) =>
  world.database.db
    .selectFrom('audit_event')
    .select('origin')
    .where('kind', '=', 'identification-failed')
    .orderBy('at')
    .execute()

describe('the trail says from where', () => {
  it('in a way that knows an address again and does not tell it', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
    const ichiro = await readPerson(world, 'ichiro')
    const [here, there] = [world.openBrowser(), world.openBrowser()]
    for (const browser of [here, there, here]) {
      await identify(browser, ichiro, { pin: '000000' })
      world.advance({ seconds: 1 })
    }
    const [first, second, third] = (await failures(world)).map(({ origin }) => origin)
    assert.match(first ?? '', /^[0-9a-f]{64}$/)
    assert.equal(third, first)
    assert.notEqual(second, first)
  })

  it('of what people do, and not of what time does', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
    await identify(world.openBrowser(), await readPerson(world, 'ichiro'), { pin: '000000' })
    const rows = await world.database.db.selectFrom('audit_event').select(['kind', 'origin']).execute()
    assert.ok(rows.some(({ kind, origin }) => kind === 'member-added' && origin === null))
    assert.ok(rows.some(({ kind, origin }) => kind === 'identification-failed' && origin !== null))
  })
})
