import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { mailsTo, textOf } from '../world/mails.ts'
import { becomeCustomer, logOn, prove, readPerson, renew } from '../world/person.ts'
import { makeWorld } from '../world.ts'
import { openPost, readMail } from './post.ts'
import { openSink, type SinkPlan } from './sink.ts'

describe('a mail that is no longer wanted', () => {
  it('is withdrawn at the last moment, when the renewal was proved after it was written', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
    const sink = await openSink()
    t.after(sink.close)
    const ichiro = await readPerson(world, 'ichiro')
    const { browser, held } = await becomeCustomer(world, ichiro)
    world.goTo('2027-10-23T09:00:00')
    await world.sweep()
    const [owed] = await mailsTo(world, ichiro, 'before-expiry')
    assert.ok(owed)

    await logOn(browser, held)
    await prove(browser, await renew(browser, held))
    await openPost(t, world, sink.port).run()

    assert.deepEqual(await readMail(world, owed.id), {
      state: 'withdrawn',
      attempts: 0,
      reply: null,
      outcomes: [],
    })
    const subjects = sink.mails.map(({ raw }) => raw.toString('latin1'))
    assert.ok(subjects.length > 0, 'other mails have gone out')
    const events = await world.database.db
      .selectFrom('audit_event')
      .select('facts')
      .where('kind', '=', 'mail-withdrawn')
      .execute()
    assert.ok(events.some(({ facts }) => JSON.stringify(facts).includes(owed.id)))
  })

  it('is withdrawn after it was put off, too: it has certainly not arrived', async (t) => {
    const { world, post, owed, renewed } = await mailOwed(t, {
      recipient: (_, times) => (times === 0 ? 451 : 'yes'),
    })
    await post.run()
    assert.deepEqual((await readMail(world, owed.id)).outcomes, ['temporary'])
    await renewed()
    world.advance({ minutes: 2 })
    await post.run()
    const { state, outcomes } = await readMail(world, owed.id)
    assert.deepEqual({ state, outcomes }, { state: 'withdrawn', outcomes: ['temporary'] })
  })

  it('is finished when it may have arrived', async (t) => {
    const { world, post, owed, renewed } = await mailOwed(t, {
      end: (_, times) => (times === 0 ? 'keep-and-hang-up' : 'yes'),
    })
    await post.run()
    await renewed()
    world.advance({ minutes: 2 })
    await post.run()
    const { state, outcomes } = await readMail(world, owed.id)
    assert.deepEqual({ state, outcomes }, { state: 'sent', outcomes: ['unknown', 'accepted'] })
  })
})

describe('a mail that would not be true any more', () => {
  it('goes to the address that is his now, and not to the one that was', async (t) => {
    const { world, sink, post, owed, ichiro } = await mailOwed(t)
    const before = owed.address ?? ''
    await world.database.db
      .updateTable('member')
      .set({ mail_address: 'ichiro@new.example' })
      .where('member_id', '=', ichiro.id)
      .execute()
    await post.run()
    assert.equal((await readMail(world, owed.id)).state, 'withdrawn')
    await world.sweep()
    await post.run()
    const anew = (await mailsTo(world, ichiro, 'before-expiry')).find(({ id }) => id !== owed.id)
    assert.ok(anew)
    assert.notEqual(before, anew.address)
    assert.equal((await readMail(world, anew.id)).state, 'sent')
    const to = sink.mails.map((mail) => mail.to)
    assert.ok(to.includes('ichiro@new.example'))
    assert.ok(!to.includes(before))
  })

  it('is written anew when another day has come before it was tried: it says how many days are left', async (t) => {
    const { world, post, owed, ichiro } = await mailOwed(t)
    assert.match(textOf(owed), /あと 30 日/)
    world.goTo('2027-10-26T09:00:00')
    await post.run()
    assert.equal((await readMail(world, owed.id)).state, 'withdrawn')
    await world.sweep()
    await post.run()
    const anew = (await mailsTo(world, ichiro, 'before-expiry')).find(({ id }) => id !== owed.id)
    assert.ok(anew)
    assert.match(textOf(anew), /あと 27 日/)
    assert.equal((await readMail(world, anew.id)).state, 'sent')
  })
})

/** 一郎 is owed the mail of E − 30, which lies in the outbox; nothing was sent yet. */
async function mailOwed(t: TestContext, plan: SinkPlan = {}) {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
  const ichiro = await readPerson(world, 'ichiro')
  const { browser, held } = await becomeCustomer(world, ichiro)
  const before = await openSink()
  t.after(before.close)
  const early = openPost(t, world, before.port)
  await early.run()
  await early.end()
  const sink = await openSink(plan)
  t.after(sink.close)
  world.goTo('2027-10-23T09:00:00')
  await world.sweep()
  const [owed] = await mailsTo(world, ichiro, 'before-expiry')
  assert.ok(owed)
  const renewed = async () => {
    await logOn(browser, held)
    await prove(browser, await renew(browser, held))
  }
  return { world, sink, post: openPost(t, world, sink.port), owed, ichiro, renewed }
}
