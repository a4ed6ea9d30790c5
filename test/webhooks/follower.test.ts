import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { MemberId } from '../../src/domain/id.ts'
import { record } from '../../src/service/audit/record.ts'
import { sealAudit } from '../../src/service/audit/seal.ts'
import { followTrail } from '../../src/service/webhook/follow-trail.ts'
import { openJoiningOffice } from '../world/joining.ts'
import { readPerson } from '../world/person.ts'
import { openReceiver, registerWebhook, tellAll } from '../world/webhook.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

/** A transaction that has written its event and is committed, or undone, when somebody says so. */
function beginAct(world: World, slug: string, memberId: MemberId) {
  const { promise: end, resolve, reject } = Promise.withResolvers<void>()
  const { promise: written, resolve: isWritten } = Promise.withResolvers<void>()
  const done = world.ports.store.transact(world.institution(slug).id, async (tx) => {
    const at = world.ports.clock.now()
    await record(world.ports, tx, { at, actor: 'system', kind: 'member-removed', memberId })
    isWritten()
    await end
  })
  done.catch(() => {})
  return {
    written,
    commit: () => {
      resolve()
      return done
    },
    undo: () => {
      reject(new Error('undone'))
      return done.catch(() => {})
    },
  }
}

type Act = ReturnType<typeof beginAct>

/** No more at a time than there are connections for. */
async function begin(world: World, slug: string, memberId: MemberId, open: Act[]): Promise<void> {
  if (open.length === 5) return
  const begun = beginAct(world, slug, memberId)
  await begun.written
  open.push(begun)
}

const takeOne = (open: Act[], which: number) => open.splice(which % Math.max(1, open.length), 1)[0]

const anyStep = fc.record({
  act: fc.constantFrom('begin-a', 'begin-b', 'commit', 'undo', 'tell', 'die'),
  which: fc.nat(),
})

describe('the trail as it is told', () => {
  it('misses nothing, tells nothing twice and nothing that was not, in whatever order transactions end', async (t) => {
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a' }, { slug: 'b' }] })
    const office = await openJoiningOffice(world)
    const receiver = await openReceiver(t)
    const { id } = await registerWebhook(world, office, receiver.url, ['member.removed'])
    const people = {
      a: (await readPerson(world, 'ichiro')).id,
      b: (await readPerson(world, 'ichiro', 'b')).id,
    }
    const committed = async () => {
      const rows = await world.database.db
        .selectFrom('audit_event')
        .select('audit_event_id')
        .where('institution_id', '=', world.institution().id)
        .where('kind', '=', 'member-removed')
        .execute()
      return rows.map((row) => row.audit_event_id).sort()
    }
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 25 }), async (steps) => {
        const open: Act[] = []
        const deeds = {
          'begin-a': () => begin(world, 'a', people.a, open),
          'begin-b': () => begin(world, 'b', people.b, open),
          commit: (which: number) => takeOne(open, which)?.commit(),
          undo: (which: number) => takeOne(open, which)?.undo(),
          tell: () => tellAll(world),
          die: () => dieFollowing(world, id as never),
        }
        for (const { act, which } of steps) await deeds[act](which)
        for (const one of open) await one.commit()
        await tellAll(world)
        assert.deepEqual(receiver.got.map((received) => received.id).sort(), await committed())
      }),
      { numRuns: 12, seed: 36 },
    )
    assert.ok(receiver.got.length > 10, 'something was told')
  })
})

/** As a node that is killed before its commit: nothing of it has happened. */
async function dieFollowing(world: World, id: Parameters<typeof followTrail>[2]): Promise<void> {
  const { store } = world.ports
  await sealAudit(world.ports, world.institution().id)
  const dying: typeof store = {
    ...store,
    transact: (institution, act) =>
      store.transact(institution, async (tx) => {
        await act(tx)
        throw new Error('killed')
      }),
  }
  await assert.rejects(followTrail({ ...world.ports, store: dying }, world.institution(), id), /killed/)
}
