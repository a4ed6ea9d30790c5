import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { defaultPolicy } from '../../src/domain/default-policy.ts'
import type { NoticePolicy } from '../../src/domain/policy.ts'
import { acquire, becomeCustomer, logOn, type Person, prove, readPerson, renew } from '../world/person.ts'
import { makeWorld, type World, type WorldOptions } from '../world.ts'

// Acquired on 22 November 2026: E is 22 November 2027, E − 30 the 23rd of October, E − 10 the 12th of November.
const now = '2026-11-22T00:00:00Z'

const notices = (changes: Partial<NoticePolicy>) => ({ notices: { ...defaultPolicy.notices, ...changes } })

async function customer(t: TestContext, options: Partial<WorldOptions> = {}) {
  const world = await makeWorld(t, { now, ...options })
  const ichiro = await readPerson(world, 'ichiro')
  return { world, ichiro, ...(await becomeCustomer(world, ichiro)) }
}

/** The mails of time that he was written, in the order of the days. */
async function mailed({ database: { db } }: World, { id }: Person): Promise<string[]> {
  const rows = await db
    .selectFrom('notice')
    .select('milestone')
    .where('recipient', '=', id)
    .where('holder', '=', id)
    .where('channel', '=', 'mail')
    .where('state', '=', 'written')
    .orderBy('due_on')
    .execute()
  return rows.map(({ milestone }) => milestone)
}

async function rows({ database: { db } }: World, { id }: Person): Promise<string[]> {
  const all = await db
    .selectFrom('notice')
    .select(['milestone', 'state', 'reason'])
    .where('recipient', '=', id)
    .where('holder', '=', id)
    .where('channel', '=', 'mail')
    .orderBy('due_on')
    .execute()
  return all.map(({ milestone, state, reason }) => [milestone, state, ...(reason ? [reason] : [])].join(' '))
}

const set = ({ database: { db } }: World, { id }: Person, change: object) =>
  db.updateTable('member').set(change).where('member_id', '=', id).execute()

async function sweepAt(world: World, ...times: string[]) {
  for (const time of times) {
    world.goTo(time)
    await world.sweep()
  }
}

describe('what time owes', () => {
  it('to whoever does nothing: thirty days, ten, the day after, and ten days before the end of the way back', async (t) => {
    const { world, ichiro } = await customer(t)
    for (const day of ['2027-10-23', '2027-11-12', '2027-11-23', '2028-02-10']) {
      const before = Temporal.PlainDate.from(day).subtract({ days: 1 })
      const told = (await mailed(world, ichiro)).length
      await sweepAt(world, `${before}T19:59:00`)
      assert.equal((await mailed(world, ichiro)).length, told, `not on ${before}`)
      await sweepAt(world, `${day}T08:00:00`)
      assert.equal((await mailed(world, ichiro)).length, told + 1, `on ${day}`)
    }
    await sweepAt(world, '2028-02-20T09:00:00', '2028-02-21T09:00:00')
    assert.deepEqual(await rows(world, ichiro), [
      'E-30 written',
      'E-10 written',
      'E+1 written',
      'G-10 written',
    ])
  })

  it('after a missed week: the most urgent once, and the other is recorded', async (t) => {
    const { world, ichiro } = await customer(t)
    await sweepAt(world, '2027-11-15T09:00:00', '2027-11-15T09:01:00')
    assert.deepEqual(await rows(world, ichiro), ['E-30 overtaken more-urgent', 'E-10 written'])
  })

  it('after an outage over E: the way back in, and nothing about renewing', async (t) => {
    const { world, ichiro } = await customer(t)
    await sweepAt(world, '2027-10-23T07:00:00') // owed, and the window is closed
    await sweepAt(world, '2027-12-01T09:00:00')
    assert.deepEqual(await rows(world, ichiro), [
      'E-30 withdrawn expired',
      'E-10 overtaken more-urgent',
      'E+1 written',
    ])
  })

  it('nothing for what was renewed between the milestone and the hour of sending', async (t) => {
    const { world, ichiro, browser, held } = await customer(t)
    await sweepAt(world, '2027-10-23T07:00:00')
    await logOn(browser, held)
    await prove(browser, await renew(browser, held))
    await sweepAt(world, '2027-10-23T09:00:00')
    assert.deepEqual(await rows(world, ichiro), ['E-30 withdrawn renewed'])
  })

  it('by the policy of now: a day that is none any more is taken back, another is owed', async (t) => {
    const later = { from: '2027-10-24', policy: { mailDays: [20, 5] } }
    const { world, ichiro } = await customer(t, { institutions: [{ slug: 'a', later }] })
    await sweepAt(world, '2027-10-23T09:00:00')
    assert.deepEqual(await rows(world, ichiro), [], 'E is in the time of the version to come')
    await sweepAt(world, '2027-11-02T09:00:00')
    assert.deepEqual(await rows(world, ichiro), ['E-20 written'])
  })

  it('again to whoever was stopped and is released; never to whoever has left', async (t) => {
    const { world, ichiro } = await customer(t)
    await sweepAt(world, '2027-10-23T07:00:00')
    await set(world, ichiro, { suspended_at: world.ports.clock.now() })
    await sweepAt(world, '2027-10-23T09:00:00')
    assert.deepEqual(await rows(world, ichiro), ['E-30 withdrawn stopped'])
    await set(world, ichiro, { suspended_at: null })
    await sweepAt(world, '2027-10-24T09:00:00')
    assert.deepEqual(await rows(world, ichiro), ['E-30 written'])
    await set(world, ichiro, { ended_at: world.ports.clock.now() })
    await sweepAt(world, '2027-11-12T09:00:00')
    assert.deepEqual(await rows(world, ichiro), ['E-30 written'])
  })

  it('to the address of now, and when there is one again', async (t) => {
    const { world, ichiro } = await customer(t)
    await set(world, ichiro, { mail_address: null })
    await sweepAt(world, '2027-10-23T09:00:00')
    assert.deepEqual(await rows(world, ichiro), ['E-30 impossible no-address'])
    await set(world, ichiro, { mail_address: 'new@yamada.example' })
    await sweepAt(world, '2027-10-24T09:00:00')
    assert.deepEqual(await rows(world, ichiro), ['E-30 written'])
    const sent = await world.ports.store.at(world.institution().id).outbox.ofMember(ichiro.id)
    assert.equal(sent[0]?.address, 'new@yamada.example')
  })

  it('to whoever has not acquired, until he does', async (t) => {
    const world = await makeWorld(t, { now })
    const [ichiro, misaki] = [await readPerson(world, 'ichiro'), await readPerson(world, 'misaki')]
    await sweepAt(world, '2027-01-10T09:00:00')
    assert.deepEqual(await mailed(world, ichiro), [])
    await sweepAt(world, '2027-01-11T09:00:00') // eighty days are over on 10 February
    assert.deepEqual(await mailed(world, ichiro), ['A-30'])
    await world.database.db
      .updateTable('pickup_code')
      .set({ expires_at: world.ports.clock.now().add({ hours: 1 }) })
      .execute()
    await becomeCustomer(world, misaki)
    await sweepAt(world, '2027-02-01T09:00:00')
    assert.deepEqual(await mailed(world, ichiro), ['A-30', 'A-10'])
    assert.deepEqual(await mailed(world, misaki), ['A-30'])
  })

  it('to whoever has made a certificate and not used it, instead of asking him to acquire one', async (t) => {
    const world = await makeWorld(t, { now })
    const misaki = await readPerson(world, 'misaki')
    const browser = world.openBrowser()
    const held = await acquire(browser, misaki)
    await sweepAt(world, '2026-11-24T09:00:00')
    assert.deepEqual(await mailed(world, misaki), [])
    await sweepAt(world, '2026-11-25T07:00:00')
    assert.deepEqual(await rows(world, misaki), ['P+3 owed'])
    await logOn(browser, held, misaki.pin)
    await sweepAt(world, '2026-11-25T09:00:00')
    assert.deepEqual(await rows(world, misaki), ['P+3 withdrawn proved'])
  })

  it('nothing while all mails, or those of a kind, are switched off', async (t) => {
    const off = await customer(t, { policy: notices({ mails: 'off' }) })
    await sweepAt(off.world, '2027-10-23T09:00:00', '2027-11-24T09:00:00')
    assert.deepEqual(await rows(off.world, off.ichiro), [])
    const some = await customer(t, { policy: notices({ off: ['before-expiry'] }) })
    await sweepAt(some.world, '2027-10-23T09:00:00', '2027-11-24T09:00:00')
    assert.deepEqual(await rows(some.world, some.ichiro), ['E+1 written'])
  })

  it('in Japanese to everybody where English is off', async (t) => {
    const world = await makeWorld(t, { now, policy: notices({ english: 'off' }) })
    const misaki = await readPerson(world, 'misaki')
    await becomeCustomer(world, misaki)
    await sweepAt(world, '2027-10-23T09:00:00')
    const [mail] = await world.ports.store.at(world.institution().id).outbox.ofMember(misaki.id)
    assert.equal(mail?.language, 'ja')
    assert.match(mail.subject, /電子証明書の更新/)
  })
})
