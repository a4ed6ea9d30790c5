import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { staffActs, staffMay } from '../../src/domain/staff.ts'
import { remindSilent } from '../../src/service/campaign/remind-silent.ts'
import { writeLetters } from '../../src/service/member/write-letters.ts'
import { signInWithPassword } from '../../src/service/office/sign-in-with-password.ts'
import { signOut } from '../../src/service/office/sign-out.ts'
import { readStaffSession } from '../../src/service/office/staff-session.ts'
import { engageSwitch } from '../../src/service/switch/engage.ts'
import { readPerson } from '../world/person.ts'
import { codeOf, openOffice, password, refused } from '../world/staff.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const read = (world: World, token: string | undefined, slug = 'a') =>
  readStaffSession(world.ports, world.institution(slug), token)

describe('a session of the office', () => {
  it('ends after fifteen idle minutes, to the second', async (t) => {
    const world = await makeWorld(t, { now })
    const { yuko } = await openOffice(world)
    await read(world, yuko.token)
    world.advance({ minutes: 15 })
    assert.equal(
      (await read(world, yuko.token)).endsAt.toString(),
      world.ports.clock.now().add({ minutes: 15 }).toString(),
    )
    world.advance({ minutes: 15, seconds: 1 })
    await assert.rejects(read(world, yuko.token), refused('staff-session-ended'))
    world.advance({ minutes: -10 })
    await assert.rejects(read(world, yuko.token), refused('staff-session-ended'), 'and stays so')
  })

  it('ends after eight hours, however busy', async (t) => {
    const world = await makeWorld(t, { now })
    const { yuko } = await openOffice(world)
    const { createdAt } = yuko.session.record
    while (Temporal.Instant.compare(world.ports.clock.now(), createdAt.add({ hours: 8 })) < 0) {
      await read(world, yuko.token)
      world.advance({ minutes: 10 })
    }
    world.ports.clock.set(createdAt.add({ hours: 8 }))
    await read(world, yuko.token)
    world.advance({ seconds: 1 })
    await assert.rejects(read(world, yuko.token), refused('staff-session-ended'))
  })

  it('is not made longer by whoever only looks', async (t) => {
    const world = await makeWorld(t, { now })
    const { yuko } = await openOffice(world)
    const { endsAt } = await read(world, yuko.token)
    world.advance({ minutes: 5 })
    const looked = await readStaffSession(world.ports, world.institution(), yuko.token, 'look')
    assert.equal(looked.endsAt.toString(), endsAt.toString())
  })

  it('ends by signing out, and by another sign-in in the same browser', async (t) => {
    const world = await makeWorld(t, { now })
    const { kenji, yuko } = await openOffice(world)
    await signOut(world.ports, world.institution(), kenji.session)
    await assert.rejects(read(world, kenji.token), refused('staff-session-ended'))
    const typed = { loginId: 'yuko', password, code: codeOf(world, yuko.secret) }
    const token = await signInWithPassword(world.ports, world.institution(), typed, yuko.token)
    assert.notEqual(token, yuko.token)
    assert.ok(await read(world, token))
    await assert.rejects(read(world, yuko.token), refused('staff-session-ended'))
    const ends = await world.database.db
      .selectFrom('staff_session')
      .select('end_reason')
      .where('ended_at', 'is not', null)
      .execute()
    assert.deepEqual(ends.map(({ end_reason }) => end_reason).sort(), ['replaced', 'signed-out'])
  })

  it('takes roles that were given and taken away from the next request on', async (t) => {
    const world = await makeWorld(t, { now })
    const { yuko } = await openOffice(world)
    assert.ok((await read(world, yuko.token)).may.includes('decide-approval'))
    await world.database.db
      .updateTable('staff')
      .set({ roles: ['auditor'] })
      .where('login_id', '=', 'yuko')
      .execute()
    const { may } = await read(world, yuko.token)
    assert.deepEqual(
      may,
      staffActs.filter((act) => staffMay(['auditor'], act)),
    )
    assert.ok(may.includes('read-member') && !may.includes('decide-approval'))
  })

  it('that has ended since it was read changes nothing', async (t) => {
    const world = await makeWorld(t, { now })
    const { ports } = world
    const institution = world.institution()
    const { kenji } = await openOffice(world)
    const { id } = await readPerson(world, 'ichiro')
    await world.database.db
      .updateTable('member')
      .set({ pin_hash: null, confirmation_pin_hash: null })
      .where('member_id', '=', id)
      .execute()
    await ports.store
      .at(institution.id)
      .staffSessions.endAllOf(kenji.session.person.id, 'disabled', ports.clock.now())
    const words = { ja: '停止しています。', en: 'We have stopped this.' }
    for (const act of [
      () => engageSwitch(ports, institution, kenji.session, { name: 'acquisition', words }),
      () => writeLetters(ports, institution, kenji.session),
      () => remindSilent(ports, institution, kenji.session, {}),
    ]) {
      await assert.rejects(act, refused('staff-session-ended'))
    }
    assert.deepEqual(await ports.store.at(institution.id).killSwitches.engaged(), [])
  })

  it('is nothing without a cookie, with a strange one, at another institution', async (t) => {
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a' }, { slug: 'b' }] })
    const { yuko } = await openOffice(world)
    await assert.rejects(read(world, undefined), refused('staff-not-signed-in'))
    await assert.rejects(read(world, 'x'), refused('staff-session-ended'))
    await assert.rejects(read(world, yuko.token, 'b'), refused('staff-session-ended'))
  })
})
