import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { type WebhookType, webhookTypes } from '../../src/domain/webhook-event.ts'
import { sealAudit } from '../../src/service/audit/seal.ts'
import { openWebhookSender } from '../../src/service/webhook/webhook-sender.ts'
import { approvalMade } from '../../src/wire/office.ts'
import { webhookAnswer, webhookPreview, webhookSecretAnswer, webhooksAnswer } from '../../src/wire/webhook.ts'
import type { World } from '../world.ts'
import { approveIt, type JoiningOffice } from './joining.ts'

export interface Received {
  id: string
  path: string
  headers: IncomingHttpHeaders
  body: string
  message: { type: string; timestamp: string; data: Record<string, unknown> }
}

/** A system of the institution that is told. */
export interface Receiver {
  url: string
  got: Received[]
  /** How it answers from now on; a number is a status. */
  answer: number | ((response: ServerResponse, received: Received) => void)
  server: Server
}

export async function openReceiver(t: TestContext): Promise<Receiver> {
  const got: Received[] = []
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => void pieces.push(piece))
    request.on('end', () => {
      const body = Buffer.concat(pieces).toString('utf8')
      const { headers, url: path = '' } = request
      const received = { id: String(headers['webhook-id']), path, headers, body, message: JSON.parse(body) }
      got.push(received)
      if (typeof receiver.answer === 'function') receiver.answer(response, received)
      else response.writeHead(receiver.answer).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const receiver: Receiver = { url: `http://127.0.0.1:${port}/in`, got, answer: 204, server }
  return receiver
}

/** Registered by two people; with its secret unless nobody is to take one. */
export async function registerWebhook(
  world: World,
  office: JoiningOffice,
  url: string,
  types: readonly WebhookType[] = webhookTypes,
): Promise<{ id: string; secret: string }> {
  const id = await registerWithoutSecret(world, office, url, types)
  return { id, secret: await takeSecretOf(office, id) }
}

export async function registerWithoutSecret(
  world: World,
  office: JoiningOffice,
  url: string,
  types: readonly WebhookType[] = webhookTypes,
): Promise<string> {
  const wish = { name: 'Core banking', url, types: [...types] }
  const { shownHash } = await office.desk.do(webhookPreview, '/api/webhooks/preview', wish)
  const asked = { ...wish, shownHash, evidence: '電話でアドレスを確認' }
  const { approvalId } = await office.desk.do(approvalMade, '/api/webhooks', asked)
  assert.equal((await approveIt(world, office, { approvalId, shownHash })).status, 200)
  const { webhooks } = await office.desk.read(webhooksAnswer, '/api/webhooks')
  const found = webhooks.find((one) => one.url === url && one.endedAt === undefined)
  if (found === undefined) throw new Error(`nobody is registered at ${url}`)
  return found.id
}

export async function takeSecretOf({ desk }: Pick<JoiningOffice, 'desk'>, id: string): Promise<string> {
  return (await desk.do(webhookSecretAnswer, `/api/webhooks/${id}/secret`, {})).secret
}

export const readWebhookOf = ({ desk }: Pick<JoiningOffice, 'desk'>, id: string) =>
  desk.read(webhookAnswer, `/api/webhooks/${id}`)

/** Seals what happened and sends what is due now, until nothing is under way. */
export async function tellAll(world: World, slug = 'a'): Promise<string[]> {
  const ended: string[] = []
  const sender = openWebhookSender(world.ports, () => [world.institution(slug)], {
    ended: (end) => void ended.push(end),
    fault(error) {
      throw error
    },
  })
  await sealAudit(world.ports, world.institution(slug).id)
  await sender.round()
  await sender.idle()
  return ended
}

/** What the receiver would do: throws unless one of the signatures is by this secret. */
export function verify(secret: string, { body, headers }: Received): unknown {
  return new Webhook(secret).verify(body, headers as Record<string, string>)
}
