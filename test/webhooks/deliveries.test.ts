import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { sql } from 'kysely'
import { alarmsAnswer } from '../../src/wire/office.ts'
import { webhookMessage } from '../../src/wire/webhook-message.ts'
import { contractNumber } from '../world/institution.ts'
import { type JoiningOffice, openJoiningOffice } from '../world/joining.ts'
import { becomeCustomer, logOn, prove, readPerson, renew } from '../world/person.ts'
import { openSecondNode } from '../world/second-node.ts'
import {
  openReceiver,
  type Receiver,
  readWebhookOf,
  registerWebhook,
  tellAll,
  verify,
} from '../world/webhook.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

interface Stage {
  world: World
  office: JoiningOffice
  receiver: Receiver
  id: string
  secret: string
}

/** An endpoint that is told of everything, and has had what was before. */
async function openStage(t: TestContext): Promise<Stage> {
  const world = await makeWorld(t, { now })
  const office = await openJoiningOffice(world)
  const receiver = await openReceiver(t)
  const { id, secret } = await registerWebhook(world, office, receiver.url)
  await tellAll(world)
  receiver.got.length = 0
  world.advance({ seconds: 1 })
  return { world, office, receiver, id, secret }
}

const test = ({ office, id }: Stage) => office.desk.post(`/api/webhooks/${id}/test`, {})
const idsOf = ({ got }: Receiver) => got.map((received) => received.id)
const last = async ({ office, id }: Stage) => {
  const [delivery] = (await readWebhookOf(office, id)).deliveries
  return [delivery?.state, delivery?.tries, delivery?.lastStatus ?? delivery?.lastFailure]
}

async function isAnybodyWaiting({ database }: World): Promise<boolean> {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
    database.db,
  )
  return rows.length > 0
}

describe('what other systems are told', () => {
  it('is every step of a certificate, by ids that the API knows, signed', async (t) => {
    const { world, receiver, secret } = await openStage(t)
    world.ports.clock.setMachine(Temporal.Now.instant())
    const person = await readPerson(world, 'ichiro')
    const { browser, held } = await becomeCustomer(world, person)
    await tellAll(world)
    const types = (of: Receiver) => of.got.map(({ message }) => message.type).sort()
    assert.deepEqual(types(receiver), ['certificate.issued', 'certificate.proved'])
    for (const received of receiver.got) {
      assert.deepEqual(verify(secret, received), received.message)
      webhookMessage.parse(received.message)
      assert.equal(received.message.data.memberId, person.id)
      assert.equal(received.message.data.contractNumber, contractNumber)
      for (const secretOf of [person.pin, person.pickupCode, person.loginId, '@'])
        assert.ok(!received.body.includes(secretOf))
    }
    receiver.got.length = 0
    world.goTo('2027-10-30T10:00:00')
    await logOn(browser, held)
    await prove(browser, await renew(browser, held))
    await tellAll(world)
    assert.deepEqual(types(receiver), ['certificate.issued', 'certificate.proved', 'certificate.superseded'])
  })

  it('comes again under the same id until it is taken, and not after', async (t) => {
    const stage = await openStage(t)
    const { world, receiver } = stage
    receiver.answer = 500
    await test(stage)
    assert.deepEqual(await tellAll(world), ['failed'])
    assert.deepEqual(await last(stage), ['waiting', 1, 500])
    assert.deepEqual(await tellAll(world), [], 'not before its time')
    world.advance({ seconds: 7 })
    receiver.answer = (response) => response.destroy()
    assert.deepEqual(await tellAll(world), ['failed'])
    assert.deepEqual(await last(stage), ['waiting', 2, 'connection'])
    world.advance({ minutes: 6 })
    receiver.answer = (response) => response.writeHead(307, { location: '/elsewhere' }).end()
    assert.deepEqual(await tellAll(world), ['failed'])
    world.advance({ minutes: 40 })
    receiver.answer = 200
    assert.deepEqual(await tellAll(world), ['delivered'])
    world.advance({ hours: 48 })
    assert.deepEqual(await tellAll(world), [])
    assert.equal(receiver.got.length, 4)
    assert.equal(new Set(idsOf(receiver)).size, 1)
    assert.ok(receiver.got.every(({ path }) => path === '/in'))
  })

  it('comes twice, under one id, when whoever sent it died before it was on record', async (t) => {
    const stage = await openStage(t)
    const { world, receiver, id } = stage
    await test(stage)
    // As a process leaves it that was killed between the answer and its record.
    const { webhooks } = world.ports.store.at(world.institution().id)
    const at = world.ports.clock.now()
    const taken = await webhooks.claim(id as never, 4, at, at.add({ seconds: 60 }))
    assert.equal(taken.length, 1)
    assert.deepEqual(await tellAll(world), [], 'it may be under way')
    world.advance({ seconds: 61 })
    assert.deepEqual(await tellAll(world), ['delivered'])
    assert.deepEqual(idsOf(receiver), [taken[0]?.eventId])
    assert.deepEqual(await last(stage), ['delivered', 2, 204])
  })

  it('is sent by one of two nodes', async (t) => {
    const stage = await openStage(t)
    const { world, receiver } = stage
    const second = await openSecondNode(t, world)
    for (let count = 0; count < 12; count += 1) await test(stage)
    const ended = await Promise.all([tellAll(world), tellAll(second)])
    assert.equal(ended.flat().length, 12)
    assert.equal(new Set(idsOf(receiver)).size, 12)
    assert.equal(receiver.got.length, 12)
  })

  it('goes four at once and no more, however many wait', async (t) => {
    const stage = await openStage(t)
    const { webhooks } = stage.world.ports.store.at(stage.world.institution().id)
    const at = stage.world.ports.clock.now()
    for (let count = 0; count < 20; count++) await test(stage)
    const claim = async () => (await webhooks.claim(stage.id as never, 4, at, at.add({ seconds: 60 }))).length
    assert.deepEqual([await claim(), await claim()], [4, 0])
  })

  it('goes four at once over all nodes, also when two take in one moment', async (t) => {
    const stage = await openStage(t)
    const { world } = stage
    const second = await openSecondNode(t, world)
    for (let count = 0; count < 20; count++) await test(stage)
    const at = world.ports.clock.now()
    const { id: institution } = world.institution()
    const claim = ({ ports }: Pick<World, 'ports'>, meanwhile = async () => {}) =>
      ports.store.transact(institution, async ({ webhooks }) => {
        const taken = await webhooks.claim(stage.id as never, 4, at, at.add({ seconds: 60 }))
        await meanwhile()
        return taken.length
      })
    let other = Promise.resolve(0)
    const first = await claim(world, async () => {
      let isDone = false
      other = claim(second).finally(() => {
        isDone = true
      })
      // The other one is through, or stands and waits for what the first one does.
      while (!isDone && !(await isAnybodyWaiting(world))) await turn()
    })
    assert.deepEqual([first, await other], [4, 0])
  })

  it('waits at a dead endpoint and goes on at the others; staff are told, and let it go on', async (t) => {
    const stage = await openStage(t)
    const { world, office } = stage
    const dead = await openReceiver(t)
    dead.answer = 503
    const other = await registerWebhook(world, office, dead.url)
    await test(stage)
    await office.desk.post(`/api/webhooks/${other.id}/test`, {})
    assert.deepEqual((await tellAll(world)).sort(), ['delivered', 'failed'])
    // The office ends sessions of people who do nothing for so long: they are read from the database here.
    const state = async () => {
      const row = await world.database.db
        .selectFrom('webhook')
        .select(['paused_for', 'failures'])
        .where('webhook_id', '=', other.id)
        .executeTakeFirstOrThrow()
      return [row.paused_for, row.failures > 0]
    }
    for (let hours = 0; hours < 72; hours += 8) {
      assert.deepEqual(await state(), [null, true])
      world.advance({ hours: 8 })
      await tellAll(world)
    }
    const tries = dead.got.length
    assert.deepEqual(await state(), ['failing', true])
    const { alarms, webhooks } = world.ports.store.at(world.institution().id)
    const [alarm] = await alarms.open(10)
    assert.deepEqual([alarm?.kind, alarm?.facts], ['webhook-paused', { webhook: other.id, why: 'failing' }])
    world.advance({ hours: 24 })
    dead.answer = 204
    await tellAll(world)
    assert.equal(dead.got.length, tries, 'nothing is sent while it is paused')
    await webhooks.resume(other.id as never, world.ports.clock.now())
    assert.ok((await tellAll(world)).includes('delivered'))
    assert.equal(idsOf(dead).filter((one) => one === idsOf(dead)[0]).length, dead.got.length)
  })

  it('ends at once where it is wanted no more', async (t) => {
    const stage = await openStage(t)
    const { world, office, receiver, id } = stage
    receiver.answer = 410
    await test(stage)
    await tellAll(world)
    assert.equal((await readWebhookOf(office, id)).webhook.paused?.why, 'gone')
    const { alarms } = await office.desk.read(alarmsAnswer, '/api/alarms?state=unseen')
    assert.deepEqual(
      alarms.map(({ kind }) => kind),
      ['webhook-paused'],
    )
  })

  it('is told again, one by one and from a moment on, under the same ids', async (t) => {
    const stage = await openStage(t)
    const { world, office, receiver, id } = stage
    const person = await readPerson(world, 'ichiro')
    await becomeCustomer(world, person)
    await tellAll(world)
    const first = idsOf(receiver).sort()
    assert.equal(first.length, 2)
    receiver.got.length = 0
    const again = `/api/webhooks/${id}/messages/${first[0]}/replay`
    assert.equal((await office.desk.post(again, {})).status, 204)
    await tellAll(world)
    assert.deepEqual(idsOf(receiver), [first[0]])
    receiver.got.length = 0
    const since = world.ports.clock.now().subtract({ minutes: 1 }).toString()
    assert.equal((await office.desk.post(`/api/webhooks/${id}/replay`, { since })).status, 204)
    await tellAll(world)
    const all = idsOf(receiver)
    assert.ok(first.every((one) => all.includes(one)))
    assert.equal(new Set(all).size, all.length, 'each once')
    receiver.got.length = 0
    await tellAll(world)
    assert.deepEqual(receiver.got, [], 'and not once more')
    const long = {
      since: world.ports.clock
        .now()
        .subtract({ hours: 24 * 92 })
        .toString(),
    }
    const refused = await office.desk.post(`/api/webhooks/${id}/replay`, long)
    assert.equal(refused.status, 422)
  })

  it('is what was subscribed to, of one’s own institution, and forgotten after its days', async (t) => {
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a' }, { slug: 'b' }] })
    const office = await openJoiningOffice(world)
    const [all, one] = [await openReceiver(t), await openReceiver(t)]
    await registerWebhook(world, office, all.url)
    await registerWebhook(world, office, one.url, ['certificate.proved'])
    for (const slug of ['a', 'b']) await tellAll(world, slug)
    for (const receiver of [all, one]) receiver.got.length = 0
    await becomeCustomer(world, await readPerson(world, 'ichiro', 'b'))
    await becomeCustomer(world, await readPerson(world, 'ichiro'))
    for (const slug of ['a', 'b']) await tellAll(world, slug)
    assert.deepEqual(
      [all, one].map(({ got }) => got.length),
      [2, 1],
    )
    const count = async () =>
      (await world.database.db.selectFrom('webhook_delivery').select('event_id').execute()).length
    const before = await count()
    assert.ok(before >= 3)
    world.advance({ days: 90 })
    await world.sweep()
    assert.equal(await count(), before, 'kept to its last day')
    world.advance({ days: 1 })
    await world.sweep()
    assert.equal(await count(), 0)
  })
})
