import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import { parseId } from '../../src/domain/id.ts'
import { webhooksAnswer } from '../../src/wire/webhook.ts'
import { openJoiningOffice } from '../world/joining.ts'
import { saysNo } from '../world/office-browser.ts'
import {
  openReceiver,
  readWebhookOf,
  registerWebhook,
  registerWithoutSecret,
  takeSecretOf,
  tellAll,
  verify,
} from '../world/webhook.ts'
import { makeWorld } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

describe('an endpoint for webhooks', () => {
  it('is registered by two, tested, paused and ended by one', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openJoiningOffice(world)
    const receiver = await openReceiver(t)
    const id = await registerWithoutSecret(world, office, receiver.url, ['certificate.issued'])
    const act = (what: string, body: object = {}) => office.desk.post(`/api/webhooks/${id}/${what}`, body)
    assert.equal((await act('test')).status, 200)
    await tellAll(world)
    assert.equal(receiver.got.length, 0, 'nothing goes before somebody has taken a secret')

    const secret = await takeSecretOf(office, id)
    assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/)
    await tellAll(world)
    assert.deepEqual(
      receiver.got.map(({ message }) => message.type),
      ['webhook.test'],
    )
    const { webhook, deliveries } = await readWebhookOf(office, id)
    assert.deepEqual([webhook.waiting, webhook.types], [0, ['certificate.issued']])
    assert.deepEqual(
      deliveries.map(({ state, lastStatus, tries }) => [state, lastStatus, tries]),
      [['delivered', 204, 1]],
    )

    assert.equal((await act('pause')).status, 204)
    assert.equal(saysNo(await act('pause')), '409 nothing-to-change')
    await act('test')
    await tellAll(world)
    assert.equal(receiver.got.length, 1, 'paused')
    assert.equal((await act('resume')).status, 204)
    assert.equal(saysNo(await act('resume')), '409 nothing-to-change')
    await tellAll(world)
    assert.equal(receiver.got.length, 2, 'what waited goes')

    await act('test')
    assert.equal((await office.approver.post(`/api/webhooks/${id}/end`, {})).status, 204)
    await tellAll(world)
    assert.equal(receiver.got.length, 2, 'what waited was withdrawn')
    assert.equal(saysNo(await act('test')), '404 not-found')
    assert.equal((await readWebhookOf(office, id)).deliveries[0]?.state, 'withdrawn')
    assert.deepEqual(await eventsOf(world), [
      ...['webhook-added', 'webhook-tested', 'webhook-secret-made', 'webhook-paused', 'webhook-tested'],
      ...['webhook-resumed', 'webhook-tested', 'webhook-ended'],
    ])
    const again = await registerWithoutSecret(world, office, receiver.url)
    assert.notEqual(again, id)
  })

  it('takes no address that cannot be, is there already, or points inside', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openJoiningOffice(world)
    const { url } = await openReceiver(t)
    await registerWithoutSecret(world, office, url)
    const types = ['member.added']
    const preview = (to: string, of: unknown = types) =>
      office.desk.post('/api/webhooks/preview', { name: 'Core', url: to, types: of })
    for (const address of [url, 'http://10.0.0.1/', 'https://10.0.0.1/', 'https://a:b@x.example/', 'nowhere'])
      assert.equal(saysNo(await preview(address)), '422 webhook-unfit', address)
    for (const address of ['https://x.exa\tmple/', 'https://x.example/a b', 'https://例.example/'])
      assert.equal((await preview(address)).status, 400, address)
    for (const wanted of [[], ['everything'], 'member.added'])
      assert.equal((await preview('https://x.example/', wanted)).status, 400)
    assert.equal((await preview('https://x.example/in')).status, 200)
    const { openApprovals } = await office.desk.read(webhooksAnswer, '/api/webhooks')
    assert.deepEqual(openApprovals, [])
  })

  it('changes its secret without a gap: both sign for a day, and a third waits', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openJoiningOffice(world)
    const receiver = await openReceiver(t)
    const { id, secret: first } = await registerWebhook(world, office, receiver.url)
    const test = async () => {
      world.ports.clock.setMachine(Temporal.Now.instant())
      const message = { eventId: randomUUID(), type: 'webhook.test', body: '{}' }
      const { webhooks } = world.ports.store.at(world.institution().id)
      await webhooks.queueOne(parseId(id), message, world.ports.clock.now())
      await tellAll(world)
      const last = receiver.got.find((received) => received.id === message.eventId)
      if (last === undefined) throw new Error('it has not come')
      return last
    }
    const second = await takeSecretOf(office, id)
    const both = await test()
    verify(first, both)
    verify(second, both)
    assert.equal(saysNo(await office.desk.post(`/api/webhooks/${id}/secret`, {})), '409 webhook-secret-young')
    world.advance({ hours: 24 })
    const later = await test()
    verify(second, later)
    assert.throws(() => verify(first, later))
    await world.sweep()
    const kept = await world.database.db.selectFrom('webhook_secret').select('sealed').execute()
    assert.equal(kept.length, 1, 'the first is gone')
    for (const { sealed } of kept)
      for (const secret of [first, second])
        assert.ok(!Buffer.from(sealed).includes(secret.slice(6, 20)), 'sealed')
  })
})

async function eventsOf({ database }: Awaited<ReturnType<typeof makeWorld>>): Promise<string[]> {
  const rows = await database.db
    .selectFrom('audit_event')
    .select('kind')
    .where('kind', 'like', 'webhook-%')
    .orderBy('at')
    .execute()
  return rows.map(({ kind }) => kind)
}
