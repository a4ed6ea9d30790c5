import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import type { Policy } from '../../src/domain/policy.ts'
import { tellOfStop } from '../../src/service/notice/tell-of-stop.ts'
import { engageAtTerminal } from '../../src/service/switch/engage.ts'
import { policyWith } from '../lives.ts'
import { mailedCode, readPerson } from '../world/person.ts'
import { makeWorld } from '../world.ts'
import { openPost, putMails, readMail } from './post.ts'
import { openSink, type SinkPlan } from './sink.ts'

const now = '2027-03-01T00:00:00Z'

async function begin(t: TestContext, plan?: SinkPlan, policy: Partial<Policy> = {}) {
  const world = await makeWorld(t, { now, policy })
  const sink = await openSink(plan)
  t.after(sink.close)
  return { world, sink, post: openPost(t, world, sink.port) }
}

const statesOf = (world: Awaited<ReturnType<typeof begin>>['world'], ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await readMail(world, id)).state))

describe('mails that are switched off', () => {
  it('stop within a round, codes too, and go on where they stood', async (t) => {
    const { world, sink, post } = await begin(t)
    const words = { ja: '不審なメールを調査しています。', en: 'We are looking into suspicious mails.' }
    await engageAtTerminal(world.ports, world.institution(), { name: 'mails', words })
    const until = world.ports.clock.now().add({ hours: 1 })
    const ids = await putMails(world, ['a@x.test', 'b@y.test'])
    const codes = await putMails(world, ['c@z.test'], { secret: { code: 'K7QM-2XWD-94TP', until } })
    await post.run()
    assert.deepEqual(sink.mails, [])
    assert.deepEqual(await statesOf(world, [...ids, ...codes]), ['waiting', 'waiting', 'waiting'])

    // On again, however: who may do that is another matter.
    await world.database.db.deleteFrom('kill_switch').execute()
    await post.run()
    assert.deepEqual(await statesOf(world, [...ids, ...codes]), ['sent', 'sent', 'sent'])
  })

  it('are taken back from a process that has them in hand and has not begun', async (t) => {
    // No conversation ends: three are begun, the others are in hand behind them.
    const { world, sink, post } = await begin(t, { sender: () => 'silence' })
    const ids = await putMails(
      world,
      Array.from({ length: 12 }, (_, n) => `m${n}@d${n}.test`),
    )
    await post.sender.round()
    const begun = await statesOf(world, ids)
    assert.ok(begun.filter((state) => state === 'sending').length > 3)
    const words = { ja: '停止', en: 'Off' }
    await engageAtTerminal(world.ports, world.institution(), { name: 'mails', words })
    await post.sender.round()
    const states = await statesOf(world, ids)
    assert.equal(states.filter((state) => state === 'sending').length, 3, 'those that are talked about')
    assert.equal(states.filter((state) => state === 'waiting').length, 9)
    assert.deepEqual(sink.mails, [])
    await sink.close()
    await post.end()
  })
})

describe('a mail of an act', () => {
  it('is told for two weeks, and no longer', async (t) => {
    const { world, sink, post } = await begin(t)
    const [old = ''] = await putMails(world, ['old@x.test'])
    world.advance({ seconds: 1 })
    const [fresh = ''] = await putMails(world, ['fresh@x.test'])
    world.advance({ hours: 24 * 14 })
    await post.run()
    assert.deepEqual(await statesOf(world, [old, fresh]), ['withdrawn', 'sent'])
    assert.deepEqual(
      sink.mails.map(({ to }) => to),
      ['fresh@x.test'],
    )
    const events = await world.database.db
      .selectFrom('audit_event')
      .select('facts')
      .where('kind', '=', 'mail-withdrawn')
      .execute()
    assert.deepEqual(events, [{ facts: { stale: 1 } }])
  })
})

describe('an institution that mails nothing', () => {
  const off = { notices: { ...policyWith().notices, mails: 'off' as const } }

  it('tells nobody of an act, and sends the code that somebody has asked for', async (t) => {
    const { world, post, sink } = await begin(t, {}, off)
    const ichiro = await readPerson(world, 'ichiro')
    const { members, outbox } = world.ports.store.at(world.institution().id)
    const member = (await members.byId(ichiro.id)) ?? assert.fail()
    await world.ports.store.transact(world.institution().id, (tx) =>
      tellOfStop(world.ports, tx, world.institution(), member, 'loss'),
    )
    const mails = (await outbox.ofMember(ichiro.id)).filter(({ channel }) => channel === 'mail')
    assert.deepEqual(
      mails.map(({ kind }) => kind),
      [],
    )
    const until = world.ports.clock.now().add({ hours: 1 })
    await putMails(world, ['c@z.test'], { secret: { code: 'K7QM-2XWD-94TP', until } })
    // Written while mails were on.
    const [before = ''] = await putMails(world, ['b@y.test'])
    await post.run()
    assert.deepEqual(
      sink.mails.map(({ to }) => to),
      ['c@z.test'],
    )
    assert.equal((await readMail(world, before)).state, 'withdrawn')
    assert.equal(await mailedCode(world, ichiro), undefined)
  })
})

describe('a sender that the mail server will not have', () => {
  it('is an alarm after a quarter of an hour, once until somebody has seen it', async (t) => {
    let isTaken = false
    const { world, post } = await begin(t, { sender: () => (isTaken ? 'yes' : 550) })
    const [id = ''] = await putMails(world, ['a@x.test'])
    const alarms = async () =>
      (await world.ports.store.at(world.institution().id).alarms.open(10)).map(({ kind, facts }) => ({
        kind,
        reply: facts.reply,
      }))
    await post.run()
    world.advance({ minutes: 14 })
    await post.run()
    assert.deepEqual(await alarms(), [])
    world.advance({ minutes: 2 })
    await post.run()
    assert.deepEqual(await alarms(), [{ kind: 'mail-refused', reply: '550' }])
    assert.ok(post.told.includes(`refused ${world.institution().slug}`))
    world.advance({ hours: 3 })
    await post.run()
    assert.equal((await alarms()).length, 1)
    assert.equal((await readMail(world, id)).state, 'waiting', 'it is not the mail’s fault')
    isTaken = true
    world.advance({ hours: 3 })
    await post.run()
    assert.equal((await readMail(world, id)).state, 'sent')
  })
})
