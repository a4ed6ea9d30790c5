import { type ApprovalId, parseId, type WebhookId } from '../../src/domain/id.ts'
import { makeWebhookSecret } from '../../src/service/webhook/sign-message.ts'
import type { World } from '../world.ts'

/** A system of an institution that is told, and something that it was told. */
export interface WebhookThings {
  webhookId: WebhookId
  webhookMessage: string
}

/** Nobody listens at this address: nothing is sent from here. */
export async function addWebhook(
  { ports, institution }: World,
  slug: string,
  approvalId: ApprovalId,
): Promise<WebhookThings> {
  const there = institution(slug)
  const { webhooks } = ports.store.at(there.id)
  const webhookId = parseId<WebhookId>(ports.random.uuid())
  const now = ports.clock.now()
  const url = `https://${slug}.core.example/in`
  await webhooks.add({ id: webhookId, name: 'Core', url, types: ['member.added'], approvalId, addedAt: now })
  const { sealed, sealedFor } = makeWebhookSecret(ports, there.id, webhookId)
  await webhooks.addSecret(webhookId, { sealed, sealedFor, madeAt: now }, now)
  const webhookMessage = ports.random.uuid()
  await webhooks.queueOne(webhookId, { eventId: webhookMessage, type: 'webhook.test', body: '{}' }, now)
  return { webhookId, webhookMessage }
}
