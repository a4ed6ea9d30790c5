import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import type { AlarmId } from '../../src/ports/alarms.ts'
import { listAlarms } from '../../src/service/office/list-alarms.ts'
import { readTimeline } from '../../src/service/office/read-timeline.ts'
import { seeAlarm } from '../../src/service/office/see-alarm.ts'
import { alarmsAnswer } from '../../src/wire/office.ts'
import { readPerson } from '../world/person.ts'
import { openOffice, refused } from '../world/staff.ts'
import { listings } from '../world/unlocking.ts'
import { makeWorld } from '../world.ts'

/** Alarms about Ichiro, a second apart; their ids in the order in which they were raised. */
async function withAlarms(t: TestContext, count: number) {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
  const office = await openOffice(world)
  const { id: memberId } = await readPerson(world, 'ichiro')
  const { alarms } = world.ports.store.at(world.institution().id)
  const ids: string[] = []
  for (let raised = 0; raised < count; raised += 1) {
    world.advance({ seconds: 1 })
    const id = world.ports.random.uuid() as AlarmId
    await alarms.raise({ id, kind: 'not-me', memberId, raisedAt: world.ports.clock.now(), facts: {} })
    ids.push(id)
  }
  const list = async (state: 'unseen' | 'all', after?: string) => {
    const page = await listAlarms(world.ports, world.institution(), office.kenji.session, {
      state,
      ...(after && { after }),
    })
    alarmsAnswer.parse(JSON.parse(JSON.stringify(page)))
    return page
  }
  return { world, ports: world.ports, institution: world.institution(), memberId, ids, list, ...office }
}

describe('alarms', () => {
  it('are listed with the member’s name, the oldest that nobody has seen first', async (t) => {
    const { ids, list } = await withAlarms(t, 3)
    const { alarms } = await list('unseen')
    assert.deepEqual(
      alarms.map(({ id }) => id),
      ids,
    )
    assert.equal(alarms[0]?.memberName, '佐藤 一郎')
    assert.deepEqual(
      (await list('all')).alarms.map(({ id }) => id),
      ids.toReversed(),
    )
  })

  it('are in the trail with whom they were about, each time that somebody lists them', async (t) => {
    const { world, memberId, list, kenji } = await withAlarms(t, 3)
    await list('unseen')
    await list('all')
    const events = await listings(world)
    const facts = { list: 'alarms', found: 1, members: memberId }
    const by = kenji.session.person.id
    assert.deepEqual(events, [
      { actor: 'staff', actor_id: by, facts },
      { actor: 'staff', actor_id: by, facts },
    ])
  })

  it('that nobody has raised are no reading', async (t) => {
    const { world, list } = await withAlarms(t, 0)
    await list('all')
    assert.deepEqual(await listings(world), [])
  })

  it('are taken note of once, and the time line says by whom', async (t) => {
    const { ports, institution, memberId, ids, list, kenji, yuko } = await withAlarms(t, 2)
    const [first = '', second = ''] = ids
    await Promise.all([
      seeAlarm(ports, institution, kenji.session, first),
      seeAlarm(ports, institution, yuko.session, first),
    ])
    assert.deepEqual(
      (await list('unseen')).alarms.map(({ id }) => id),
      [second],
    )
    const { events } = await readTimeline(ports, institution, kenji.session, memberId)
    const [seen, ...more] = events.filter(({ kind }) => kind === 'alarm-seen')
    assert.equal(more.length, 0)
    const shown = (await list('all')).alarms.find(({ id }) => id === first)
    assert.equal(shown?.seenBy, seen?.actorName)
    assert.ok(shown?.seenAt)
  })

  it('come a page at a time', async (t) => {
    const { ids, list } = await withAlarms(t, 23)
    for (const state of ['unseen', 'all'] as const) {
      const first = await list(state)
      const second = await list(state, first.next)
      const all = [...first.alarms, ...second.alarms].map(({ id }) => id)
      assert.deepEqual(all, state === 'unseen' ? ids : ids.toReversed())
      assert.equal(second.next, undefined)
    }
  })

  it('are for who may see them, and are those that there are', async (t) => {
    const { ports, institution, ids, kenji } = await withAlarms(t, 1)
    const as = (role: 'auditor' | 'policy-editor') => ({
      ...kenji.session,
      person: { ...kenji.session.person, roles: [role] },
    })
    const [id = ''] = ids
    await assert.rejects(seeAlarm(ports, institution, as('auditor'), id), refused('staff-not-allowed'))
    await assert.rejects(
      listAlarms(ports, institution, as('policy-editor'), { state: 'all' }),
      refused('staff-not-allowed'),
    )
    for (const strange of [ports.random.uuid(), 'x'])
      await assert.rejects(seeAlarm(ports, institution, kenji.session, strange), refused('not-found'))
  })
})
