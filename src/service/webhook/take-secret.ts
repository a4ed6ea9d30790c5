import { Refusal } from '../../domain/refusal.ts'
import { mostSecrets, secretOverlap } from '../../domain/webhook.ts'
import type { Ports } from '../../ports/ports.ts'
import { type ChangePorts, changeWebhook, type WebhookPlace } from './change-webhook.ts'
import { makeWebhookSecret } from './sign-message.ts'

/**
 * Makes a new signing secret and shows it, this once, to whoever asked. The one before signs beside it for a day. Refuses:
 * webhook-secret-young.
 */
export function takeSecret(
  ports: ChangePorts & Pick<Ports, 'seal'>,
  place: WebhookPlace,
): Promise<{ secret: string }> {
  return changeWebhook(ports, place, 'run-webhook', 'webhook-secret-made', async (tx, { id }, madeAt) => {
    const others = await tx.webhooks.secrets(id, madeAt)
    if (others.length >= mostSecrets)
      throw new Refusal('webhook-secret-young', 'the one before the last signs still', {
        at: others.at(-1)?.until?.toString() ?? '',
      })
    const { text, sealed, sealedFor } = makeWebhookSecret(ports, place.institution.id, id)
    await tx.webhooks.addSecret(id, { sealed, sealedFor, madeAt }, madeAt.add(secretOverlap))
    return { secret: text }
  })
}
