import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { type MemberId, parseId, type StaffId } from '../../src/domain/id.ts'
import type { AlarmId, AlarmRecord } from '../../src/ports/alarms.ts'
import { assertSame } from '../same.ts'
import { readPerson } from '../world/person.ts'
import { addPerson } from '../world/staff.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

async function withAlarms(t: TestContext) {
  const world = await makeWorld(t, { now, institutions: [{ slug: 'a' }, { slug: 'b' }] })
  const [ichiro, misaki] = await Promise.all(['ichiro', 'misaki'].map((id) => readPerson(world, id)))
  assert.ok(ichiro && misaki)
  const { alarms } = world.ports.store.at(world.institution().id)
  const raised: AlarmRecord[] = []
  // Two at each of these instants: a page must not lose one of them.
  for (const minute of [0, 0, 1, 1, 2]) raised.push(await raise(world, ichiro.id, minute))
  return { world, alarms, raised, misaki, ichiro }
}

async function raise(world: World, memberId: MemberId, minutes: number): Promise<AlarmRecord> {
  const alarm = {
    // A UUID is what an alarm's id is.
    id: world.ports.random.uuid() as AlarmId,
    kind: 'not-me' as const,
    memberId,
    raisedAt: Temporal.Instant.from(now).add({ minutes }),
    facts: { by: 'pins' },
  }
  await world.ports.store.transact(world.institution().id, (tx) => tx.alarms.raise(alarm))
  return alarm
}

const idsOf = (alarms: readonly AlarmRecord[]) => alarms.map(({ id }) => id)
const inOrder = (alarms: readonly AlarmRecord[]) =>
  [...alarms].sort((a, b) => Temporal.Instant.compare(a.raisedAt, b.raisedAt) || (a.id < b.id ? -1 : 1))

describe('alarms', () => {
  it('that nobody has seen come oldest first, and all newest first, page by page', async (t) => {
    const { alarms, raised } = await withAlarms(t)
    const expected = idsOf(inOrder(raised))
    const open: AlarmRecord[] = []
    for (let page = await alarms.open(2); page.length > 0; page = await alarms.open(2, open.at(-1))) {
      open.push(...page)
    }
    const all: AlarmRecord[] = []
    for (let page = await alarms.page(2); page.length > 0; page = await alarms.page(2, all.at(-1))) {
      all.push(...page)
    }
    assert.deepEqual(idsOf(all), expected.toReversed())
    assertSame(open, inOrder(raised))
  })

  it('are seen once, by one of the staff, and stay', async (t) => {
    const { world, alarms, raised, ichiro, misaki } = await withAlarms(t)
    const kenji = await addPerson(world, 'kenji', ['desk'])
    const [first] = raised
    assert.ok(first)
    const at = Temporal.Instant.from('2026-11-22T01:00:00Z')
    assert.equal(await alarms.see(first.id, kenji.id, at), true)
    assert.equal(await alarms.see(first.id, kenji.id, at.add({ minutes: 1 })), false)
    assert.equal((await alarms.open(10)).length, 4)
    const seen = (await alarms.ofMember(ichiro.id)).find(({ id }) => id === first.id)
    assertSame(seen, { ...first, seen: { at, by: kenji.id } })
    assert.deepEqual(await alarms.ofMember(misaki.id), [])
    const nobody = parseId<StaffId>('00000000-0000-4000-8000-000000000000')
    const [, second] = raised
    assert.ok(second)
    await assert.rejects(alarms.see(second.id, nobody, at), /foreign key/)
  })

  it('of one institution are nothing to another', async (t) => {
    const { world, raised } = await withAlarms(t)
    const kenji = await addPerson(world, 'kenji', ['desk'])
    const others = world.ports.store.at(world.institution('b').id).alarms
    assert.deepEqual(await others.open(10), [])
    const [first] = raised
    assert.ok(first)
    assert.equal(await others.see(first.id, kenji.id, Temporal.Instant.from(now)), false)
  })

  it('are changed by the application in nothing but who has seen them, and never removed', async (t) => {
    const { world } = await withAlarms(t)
    const db = world.database.app.of(world.institution().id)
    for (const statement of [
      sql`update alarm set kind = 'loss'`,
      sql`update alarm set facts = '{}'`,
      sql`update alarm set raised_at = ${now}`,
      sql`delete from alarm`,
      sql`truncate alarm`,
    ]) {
      await assert.rejects(statement.execute(db), /permission denied/)
    }
  })
})
