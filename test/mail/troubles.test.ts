import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import type { MailTrouble } from '../../src/ports/mail-troubles.ts'
import { makeWorld } from '../world.ts'
import { openPost, putMails } from './post.ts'
import { openSink } from './sink.ts'

const address = 'ichiro@yamada.example'

async function begin(t: TestContext) {
  const world = await makeWorld(t, { now: '2027-03-01T00:00:00Z' })
  const sink = await openSink()
  t.after(sink.close)
  const post = openPost(t, world, sink.port)
  const { mailTroubles, members } = world.ports.store.at(world.institution().id)
  const ichiro = (await members.all()).find(({ loginId }) => loginId === 'ichiro')
  assert.ok(ichiro)
  const now = () => world.ports.clock.now()
  const [outboxId = ''] = await putMails(world, [address])
  await post.run()
  const trouble: MailTrouble = { memberId: ichiro.id, address, kind: 'bounced', outboxId, at: now() }
  const isInForce = async () => (await mailTroubles.inForceOf(ichiro.id, now())) !== undefined
  return { world, post, mailTroubles, ichiro, trouble, isInForce }
}

describe('a trouble with an address', () => {
  it('ends when a later mail has stayed there for a week', async (t) => {
    const { world, post, mailTroubles, trouble, isInForce } = await begin(t)
    await mailTroubles.set(trouble)
    world.advance({ hours: 1 })
    await putMails(world, [address])
    await post.run()
    world.advance({ days: 6, hours: 23, minutes: 59 })
    assert.equal(await isInForce(), true)
    world.advance({ minutes: 1 })
    assert.equal(await isInForce(), false)
  })

  it('does not end by mails that had gone out before, or that came back too', async (t) => {
    const { world, post, mailTroubles, trouble, isInForce } = await begin(t)
    await mailTroubles.set(trouble)
    world.advance({ hours: 1 })
    const [later = ''] = await putMails(world, [address])
    await post.run()
    const { sending } = world.ports.store.at(world.institution().id)
    await sending.markReturned(later, '5.1.1 unknown', world.ports.clock.now())
    world.advance({ days: 30 })
    assert.equal(await isInForce(), true)
  })

  it('is news once for each address', async (t) => {
    const { mailTroubles, trouble } = await begin(t)
    assert.equal(await mailTroubles.set(trouble), true)
    assert.equal(await mailTroubles.set(trouble), false)
    assert.equal(await mailTroubles.set({ ...trouble, address: 'other@yamada.example' }), true)
  })

  it('is listed page by page, and not of those who have left', async (t) => {
    const { world, mailTroubles, trouble, ichiro } = await begin(t)
    const { members } = world.ports.store.at(world.institution().id)
    for (const { id, mailAddress } of await members.all())
      await mailTroubles.set({ ...trouble, memberId: id, address: mailAddress ?? '' })
    const at = world.ports.clock.now()
    const first = await mailTroubles.inForce(2, at)
    const second = await mailTroubles.inForce(2, at, first.at(-1))
    assert.deepEqual([first.length, second.length], [2, 1])
    assert.equal(new Set([...first, ...second].map(({ memberId }) => memberId)).size, 3)
    await world.database.db
      .updateTable('member')
      .set({ ended_at: at })
      .where('login_id', '=', 'ichiro')
      .execute()
    assert.equal((await mailTroubles.inForce(10, at)).length, 2)
    assert.equal((await mailTroubles.inForceIn(ichiro.contract.id, at)).length, 2)
  })
})

describe('the record of an attempt', () => {
  it('is ended once: the program cannot change it afterwards', async (t) => {
    const { world } = await begin(t)
    const app = world.database.app.of(world.institution().id)
    const changed = await app
      .updateTable('delivery')
      .set({ outcome: 'final', ended_at: world.ports.clock.now() })
      .execute()
    assert.equal(changed[0]?.numUpdatedRows, 0n)
    await assert.rejects(app.deleteFrom('delivery').execute(), /permission denied/)
    await assert.rejects(
      app.updateTable('delivery').set({ begun_by: world.institution().id }).execute(),
      /permission denied/,
    )
    const { outcome } = await app.selectFrom('delivery').select('outcome').executeTakeFirstOrThrow()
    assert.equal(outcome, 'accepted')
  })
})
