import assert from 'node:assert/strict'
import { it } from 'node:test'
import * as z from 'zod/mini'
import { clientsListed, servicesListed, webhooksListed } from '../../src/wire/terminal-let-in.ts'
import { askForClient, keyPem } from '../world/api-client.ts'
import { approveIt, openJoiningOffice } from '../world/joining.ts'
import { askForService, serviceWish } from '../world/service.ts'
import { typeAt } from '../world/terminal.ts'
import { openReceiver, registerWebhook } from '../world/webhook.ts'
import { makeWorld } from '../world.ts'

it('the terminal lists what the office has let in, without keys and secrets, and to nobody else', async (t) => {
  const institutions = [{ slug: 'a' }, { slug: 'b' }]
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z', institutions })
  const read = async <S extends z.core.$ZodType>(
    schema: S,
    line: string,
    slug = 'a',
  ): Promise<z.output<S>> => {
    const { text, exitCode } = await typeAt(world)(`${line} --institution ${slug} --json`)
    assert.equal(exitCode, 0, text)
    return z.parse(schema, JSON.parse(text))
  }
  const lines = ['service list', 'webhook list', 'client list']
  for (const line of lines)
    assert.equal((await typeAt(world)(`${line} --institution a`)).text, 'There is none.\n', line)

  const office = await openJoiningOffice(world)
  await approveIt(world, office, await askForService(office, serviceWish(keyPem().pem)))
  await approveIt(world, office, await askForService(office, serviceWish(keyPem().pem, 'ended-one')))
  await world.ports.store.transact(world.institution().id, ({ openid }) =>
    openid.parties.end('ended-one', world.ports.clock.now()),
  )
  const client = await askForClient(office, { name: 'Core', pem: keyPem().pem, scopes: ['members:read'] })
  await approveIt(world, office, client)
  const { url } = await openReceiver(t)
  const { id, secret } = await registerWebhook(world, office, url, ['member.added'])

  const { services, untold } = await read(servicesListed, 'service list')
  assert.deepEqual(
    services.map(({ clientId, endedAt }) => [clientId, endedAt !== undefined]),
    [
      ['ended-one', true],
      ['ib-core', false],
    ],
  )
  assert.equal(untold.count, 0)
  const { clients } = await read(clientsListed, 'client list')
  assert.deepEqual(
    clients.map(({ name, scopes, endedAt }) => [name, scopes, endedAt]),
    [['Core', ['members:read'], undefined]],
  )
  const { webhooks } = await read(webhooksListed, 'webhook list')
  assert.deepEqual(
    webhooks.map((one) => [one.id, one.url, one.state]),
    [[id, url, 'sends']],
  )
  const told = await Promise.all(
    lines.map(async (line) => (await typeAt(world)(`${line} --institution a`)).text),
  )
  assert.match(told.join(''), /^ended-one .* ended 2026-11-22T/m)
  assert.ok(!told.join('').includes(secret) && !/BEGIN/.test(told.join('')))

  assert.deepEqual((await read(servicesListed, 'service list', 'b')).services, [])
  assert.deepEqual((await read(clientsListed, 'client list', 'b')).clients, [])
  assert.deepEqual((await read(webhooksListed, 'webhook list', 'b')).webhooks, [])
})
