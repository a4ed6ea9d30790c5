import { isUuid, readId, type WebhookId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { DeliveryRecord, WebhookRecord } from '../../ports/webhooks.ts'
import { record } from '../audit/record.ts'
import { requireWebhook } from '../webhook/read-webhooks.ts'
import { requeueOne, rewindTo } from '../webhook/replay.ts'
import { type ApiSession, byClient, requireApiMay } from './api-session.ts'
import { type Once, type OnceAnswer, writeOnce } from './write-once.ts'

type ApiPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

export interface ApiWebhook extends Pick<WebhookRecord, 'id' | 'name' | 'url' | 'types' | 'waiting'> {
  state: 'working' | 'no-secret' | 'failing' | 'paused'
}

/** Those that have not ended. */
export async function listWebhooks(
  ports: ApiPorts,
  institution: InstitutionRecord,
  session: ApiSession,
): Promise<ApiWebhook[]> {
  await requireApiMay(ports, institution, session, 'list-webhooks')
  const all = await ports.store.at(institution.id).webhooks.all()
  return all
    .filter(({ endedAt }) => endedAt === undefined)
    .map((webhook) => {
      const { id, name, url, types, waiting } = webhook
      return { id, name, url, types, waiting, state: stateOf(webhook) }
    })
}

function stateOf({ paused, secretMadeAt, failingSince }: WebhookRecord): ApiWebhook['state'] {
  if (paused !== undefined) return 'paused'
  if (secretMadeAt === undefined) return 'no-secret'
  return failingSince === undefined ? 'working' : 'failing'
}

const pageSize = 100

export type ApiMessage = Omit<DeliveryRecord, 'eventId' | 'settledAt'> & { id: string }

/** What it was sent, the newest first. */
export async function readMessages(
  ports: ApiPorts,
  institution: InstitutionRecord,
  session: ApiSession,
  webhook: string,
  after: string | undefined,
): Promise<{ messages: ApiMessage[]; next?: string }> {
  await requireApiMay(ports, institution, session, 'read-webhook-messages')
  const { id } = await requireWebhook(ports, institution, webhook)
  const { webhooks } = ports.store.at(institution.id)
  const place = after === undefined || !isUuid(after) ? undefined : await webhooks.delivery(id, after)
  if (after !== undefined && place === undefined) throw new Refusal('not-found', 'there is no such message')
  const found = await webhooks.deliveries(id, pageSize + 1, place)
  const page = found.slice(0, pageSize)
  const last = found.length > pageSize ? page.at(-1) : undefined
  return {
    messages: page.map(({ eventId, settledAt: _, ...rest }) => ({ id: eventId, ...rest })),
    ...(last && { next: last.eventId }),
  }
}

/** One message, or everything since a moment, once more and under the same ids. */
export async function replayByClient(
  ports: ApiPorts,
  institution: InstitutionRecord,
  session: ApiSession,
  act: 'replay-webhook' | 'replay-webhook-message',
  webhook: string,
  wish: { since: string } | { message: string },
  once: Once,
): Promise<OnceAnswer> {
  await requireApiMay(ports, institution, session, act)
  return writeOnce(ports, institution, session, once, async (tx) => {
    const at = ports.clock.now()
    const id = readId<WebhookId>(webhook)
    const endpoint = id && (await tx.webhooks.lock(id))
    if (endpoint === undefined) throw new Refusal('not-found', 'there is no such endpoint')
    if ('since' in wish) await rewindTo(tx, institution, endpoint.id, wish.since, at)
    else await requeueOne(tx, endpoint.id, wish.message, at)
    const facts = { webhook: endpoint.id, ...wish }
    await record(ports, tx, { ...byClient(session, at), kind: 'webhook-replayed', facts })
    return { status: 202, answer: { state: 'queued' } }
  })
}
