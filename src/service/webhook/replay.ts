import { isUuid, type WebhookId } from '../../domain/id.ts'
import { isEarlier } from '../../domain/local-day.ts'
import { Refusal } from '../../domain/refusal.ts'
import { keptSince } from '../../domain/retention.ts'
import { testType, type WebhookMessage } from '../../domain/webhook-event.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Repositories } from '../../ports/store.ts'
import { type ChangePorts, changeWebhook, type WebhookPlace } from './change-webhook.ts'

/** Sends one message once more, whatever became of it. */
export async function replayMessage(ports: ChangePorts, place: WebhookPlace, eventId: string): Promise<void> {
  await changeWebhook(ports, place, 'run-webhook', 'webhook-replayed', (tx, { id }, at) =>
    requeueOne(tx, id, eventId, at),
  )
}

/** Sends everything once more that has happened since, under the same ids. */
export async function replaySince(ports: ChangePorts, place: WebhookPlace, since: string): Promise<void> {
  await changeWebhook(ports, place, 'run-webhook', 'webhook-replayed', (tx, { id }, at) =>
    rewindTo(tx, place.institution, id, since, at),
  )
}

/** Something to see whether it arrives: a message like others, that is about nothing. */
export async function sendTest(ports: ChangePorts, place: WebhookPlace): Promise<{ eventId: string }> {
  return await changeWebhook(ports, place, 'run-webhook', 'webhook-tested', async (tx, { id }, at) => {
    const eventId = ports.random.uuid()
    const message: WebhookMessage = { type: testType, timestamp: at.toString(), data: {} }
    await tx.webhooks.queueOne(id, { eventId, type: testType, body: JSON.stringify(message) }, at)
    return { eventId }
  })
}

export async function requeueOne(
  { webhooks }: Repositories,
  id: WebhookId,
  eventId: string,
  now: Temporal.Instant,
): Promise<void> {
  if (isUuid(eventId) && (await webhooks.requeue(id, eventId, now))) return
  throw new Refusal('not-found', 'there is no such message')
}

/** Refuses: webhook-replay-too-far. */
export async function rewindTo(
  { webhooks }: Repositories,
  { versions }: InstitutionRecord,
  id: WebhookId,
  since: string,
  now: Temporal.Instant,
): Promise<void> {
  const from = Temporal.Instant.from(since)
  const earliest = keptSince(versions, now)
  if (isEarlier(from, earliest))
    throw new Refusal('webhook-replay-too-far', 'messages are kept for less long', {
      at: earliest.toString(),
    })
  await webhooks.rewind(id, from)
}
