import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
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

  it('opens when its lock is of before an instant', async () => {
    const { doors } = repositories
    await doors.openLockOfBefore(member, 'logon-pin', at)
    assert.equal(await isLocked('logon-pin'), true, 'not of that very instant')
    await doors.openLockOfBefore(member, 'logon-pin', at.add({ microseconds: 1 }))
    assert.equal(await isLocked('logon-pin'), false)
    assert.equal(await reserve('logon-pin'), 1)
  })

  it('with a limit of one is locked by the first try', async () => {
    assert.equal(await repositories.doors.reserveTry(member, 'pickup', 1, at), 1)
    assert.equal(await isLocked('pickup'), true)
    assert.equal(await repositories.doors.reserveTry(member, 'pickup', 1, at), 'locked')
  })
})
