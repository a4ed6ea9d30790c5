import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mailsTo } from '../world/mails.ts'
import { becomeCustomer, logOn, prove, readPerson, renew } from '../world/person.ts'
import { makeWorld } from '../world.ts'
import { openPost, readMail } from './post.ts'
import { openSink } from './sink.ts'

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

  it('is finished when it was tried before: it may have arrived', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
    const sink = await openSink({ recipient: (_, times) => (times === 0 ? 451 : 'yes') })
    t.after(sink.close)
    const ichiro = await readPerson(world, 'ichiro')
    const { browser, held } = await becomeCustomer(world, ichiro)
    world.goTo('2027-10-23T09:00:00')
    await world.sweep()
    const [owed] = await mailsTo(world, ichiro, 'before-expiry')
    assert.ok(owed)
    const post = openPost(t, world, sink.port)
    await post.run()
    await logOn(browser, held)
    await prove(browser, await renew(browser, held))
    world.advance({ minutes: 2 })
    await post.run()
    assert.equal((await readMail(world, owed.id)).state, 'sent')
  })
})
