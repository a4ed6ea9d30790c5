import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { areForgotten } from '../../src/domain/door-tries.ts'
import type { MemberId } from '../../src/domain/id.ts'
import type { Door } from '../../src/domain/life.ts'
import type { Repositories } from '../../src/ports/store.ts'
import { readPerson } from '../world/person.ts'
import { openWorld, type World } from '../world.ts'

const at = Temporal.Instant.from('2027-01-01T00:00:00Z')
const limit = 5

describe('a door', () => {
  let world: World
  let repositories: Repositories
  let member: MemberId
  before(async () => {
    world = await openWorld({ now: '2026-11-22T00:00:00Z' })
    repositories = world.ports.store.at(world.institution().id)
    member = (await readPerson(world, 'ichiro')).id
  })
  after(() => world.close())

  const reserve = (door: Door) => repositories.doors.reserveTry(member, door, limit, at)
  const isLocked = async (door: Door) =>
    (await repositories.members.life(member))?.member.lockedDoors.includes(door)

  async function take(count: number) {
    await repositories.doors.clearTries(member, 'acquisition')
    for (let tries = 0; tries < count; tries += 1) await reserve('acquisition')
  }

  it('gives as many tries as its limit, and is locked by the last', async () => {
    const { doors } = repositories
    for (let tries = 1; tries <= limit; tries += 1) {
      assert.equal(await isLocked('acquisition'), false)
      assert.equal(await reserve('acquisition'), tries)
    }
    assert.equal(await isLocked('acquisition'), true)
    assert.equal(await reserve('acquisition'), 'locked')
    assert.equal(await isLocked('logon-pin'), false, 'and no other door')
    await doors.clearTries(member, 'acquisition')
    assert.equal(await isLocked('acquisition'), false)
    assert.equal(await reserve('acquisition'), 1)
    await doors.clearTries(member, 'acquisition')
  })

  it('gives exactly its limit to however many come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => reserve('logon-pin')))
    const given = answers.filter((answer) => answer !== 'locked')
    assert.deepEqual(given.sort(), [1, 2, 3, 4, 5])
  })

  it('opens when the try that locked it is given back, as nothing was compared', async () => {
    const { doors } = repositories
    assert.equal(await isLocked('logon-pin'), true)
    await doors.giveBackTry(member, 'logon-pin')
    assert.equal(await isLocked('logon-pin'), false)
    assert.equal(await reserve('logon-pin'), limit)
    assert.equal(await isLocked('logon-pin'), true)
  })

  // PostgreSQL keeps microseconds.
  const since = at.subtract({ seconds: 1 })
  for (const [what, forgetting] of [
    ['nothing behind it', {}],
    ['something behind it for longer', { since }],
    ['something behind it since the last try', { since: at }],
    ['something behind it since just after', { since: at.add({ microseconds: 1 }) }],
    ['something behind it since a day later', { since: at.add({ hours: 24 }) }],
    ['locks that open by themselves, just not yet', { since, openedBy: at.subtract({ microseconds: 1 }) }],
    ['locks that have opened by themselves', { since, openedBy: at }],
    ['locks that have opened long ago', { since, openedBy: at.add({ hours: 24 }) }],
  ] as const) {
    for (const taken of [1, limit - 1, limit]) {
      it(`forgets ${taken} tries as the rule says, with ${what}`, async () => {
        await take(taken)
        const later = at.add({ hours: 48 })
        const given = await repositories.doors.reserveTry(member, 'acquisition', limit, later, forgetting)
        const tries = { lastTry: at, isLocked: taken >= limit }
        const expected = areForgotten(tries, forgetting) ? 1 : taken < limit ? taken + 1 : 'locked'
        assert.equal(given, expected)
        assert.equal(await isLocked('acquisition'), expected === limit || expected === 'locked')
      })
    }
  }

  for (const [what, forgetting] of [
    ['what came before', { since: at.add({ hours: 24 }) }],
    ['a lock that has opened by itself', { since, openedBy: at }],
  ] as const) {
    it(`forgets at once ${what}, however many come`, async () => {
      const { doors } = repositories
      await take(limit)
      const later = at.add({ hours: 48 })
      const answers = await Promise.all(
        Array.from({ length: 100 }, () => doors.reserveTry(member, 'acquisition', limit, later, forgetting)),
      )
      assert.deepEqual(answers.filter((answer) => answer !== 'locked').sort(), [1, 2, 3, 4, 5])
    })
  }

  it('opens by itself where the limit was lowered below the tries that were taken', async () => {
    await take(limit - 1)
    const reserveLow = (openedBy: Temporal.Instant) =>
      repositories.doors.reserveTry(member, 'acquisition', 3, at.add({ hours: 48 }), { since, openedBy })
    assert.equal(await reserveLow(at.subtract({ microseconds: 1 })), 'locked')
    assert.equal(await reserveLow(at), 1)
  })

  it('of nobody is counted in a fixed number of rows', async () => {
    const { doors } = repositories
    await Promise.all(Array.from({ length: 600 }, (_, tried) => doors.countStranger(tried % 256, at)))
    const rows = await world.database.db.selectFrom('stranger_door').select('tries').execute()
    assert.equal(rows.length, 64)
    assert.equal(
      rows.reduce((sum, { tries }) => sum + Number(tries), 0),
      600,
    )
  })

  it('with a limit of one is locked by the first try', async () => {
    assert.equal(await repositories.doors.reserveTry(member, 'pickup', 1, at), 1)
    assert.equal(await isLocked('pickup'), true)
    assert.equal(await repositories.doors.reserveTry(member, 'pickup', 1, at), 'locked')
  })
})
