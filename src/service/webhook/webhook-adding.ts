import { parseId, type WebhookId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { WebhookShown } from '../../domain/webhook.ts'
import { record } from '../audit/record.ts'
import type { RequestKind } from '../office/request-kind.ts'
import { byStaff } from '../office/require-may.ts'
import { showWebhook } from './show-webhook.ts'

/** A request to tell another system. It dies when its address was registered in another way. Nothing is sent before somebody has taken a secret. */
export const webhookAdding: RequestKind<WebhookShown> = {
  async showAgain({ repositories }, shown) {
    try {
      return await showWebhook(repositories, shown)
    } catch (error) {
      if (error instanceof Refusal) return undefined
      throw error
    }
  },
  async carryOut(ports, tx, { session, approvalId }, { name, url, types }) {
    const addedAt = ports.clock.now()
    const id = parseId<WebhookId>(ports.random.uuid())
    await tx.webhooks.add({ id, name, url, types, approvalId, addedAt })
    await record(ports, tx, {
      ...byStaff(session, addedAt),
      kind: 'webhook-added',
      // Not the address: it may name people, and may hold what only the two shall know.
      facts: { webhook: id, types: types.join(' '), approval: approvalId },
    })
  },
}
