import assert from 'node:assert/strict'
import { it } from 'node:test'
import * as z from 'zod'
import { webhookTypes } from '../../src/domain/webhook-event.ts'
import { queuedAnswer, webhookMessagesAnswer, webhooksAnswer } from '../../src/wire/api.ts'
import { openCaller } from '../world/api-caller.ts'
import { openJoiningOffice } from '../world/joining.ts'
import { openReceiver, registerWebhook, tellAll } from '../world/webhook.ts'
import { makeWorld } from '../world.ts'

it('a receiver that has missed something has it sent again by the API, once for each asking', async (t) => {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
  const office = await openJoiningOffice(world)
  const receiver = await openReceiver(t)
  const { id } = await registerWebhook(world, office, receiver.url)
  const caller = await openCaller(world, office, ['webhooks:read', 'webhooks:write'])
  await tellAll(world)
  const first = receiver.got.map((received) => received.id).sort()
  assert.ok(first.length > 0)

  const read = async <S extends z.ZodType>(schema: S, path: string): Promise<z.output<S>> => {
    const { status, text } = await caller.get(path)
    assert.equal(status, 200, text)
    return schema.parse(JSON.parse(text))
  }
  const { webhooks } = await read(webhooksAnswer, '/v1/webhooks')
  assert.deepEqual(
    webhooks.map((one) => [one.id, one.state, one.waiting]),
    [[id, 'working', 0]],
  )
  const messages = `/v1/webhooks/${id}/messages`
  const page = await read(webhookMessagesAnswer, messages)
  assert.deepEqual(page.messages.map((message) => message.id).sort(), first)
  assert.ok(page.messages.every(({ state, lastStatus }) => state === 'delivered' && lastStatus === 204))

  receiver.got.length = 0
  const once = { 'idempotency-key': 'again' }
  for (const _ of [1, 2]) {
    const { status, text } = await caller.post(`${messages}/${first[0]}/replay`, {}, once)
    assert.equal(status, 202, text)
    queuedAnswer.parse(JSON.parse(text))
    await tellAll(world)
  }
  assert.deepEqual(
    receiver.got.map((received) => received.id),
    [first[0]],
  )
  receiver.got.length = 0
  const since = { since: '2026-11-21T00:00:00Z' }
  const all = await caller.post(`/v1/webhooks/${id}/replay`, since, { 'idempotency-key': 'all' })
  assert.equal(all.status, 202, all.text)
  await tellAll(world)
  assert.ok(first.every((one) => receiver.got.some((received) => received.id === one)))
  const unknown = `${messages}/${crypto.randomUUID()}/replay`
  assert.equal((await caller.post(unknown, {}, { 'idempotency-key': 'unknown' })).status, 404)

  const document = z
    .object({ webhooks: z.record(z.string(), z.object({ post: z.looseObject({}) })) })
    .parse(JSON.parse((await caller.get('/openapi.json')).text))
  assert.deepEqual(Object.keys(document.webhooks).sort(), [...webhookTypes, 'webhook.test'].sort())
})
