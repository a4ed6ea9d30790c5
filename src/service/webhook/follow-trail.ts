import type { WebhookId } from '../../domain/id.ts'
import { messageOf, toldKinds } from '../../domain/webhook-event.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'

/** Seals in a transaction. */
const batch = 5000

/**
 * What was sealed since this endpoint was looked at becomes messages to it, and its place moves on, in one transaction:
 * killed in it, nothing has happened. Another node that is at it already is left alone. Answers with how many seals it saw.
 */
export async function followTrail(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  institution: InstitutionRecord,
  id: WebhookId,
): Promise<number> {
  let seen = 0
  for (;;) {
    const seals = await store.transact(institution.id, async ({ webhooks }) => {
      const found = await webhooks.sealedSince(id, toldKinds, batch)
      if (found === undefined) return 0
      const deliveries = found.events.flatMap((event) => {
        const message = messageOf(event)
        const isWanted = found.types.some((type) => type === message?.type)
        return message !== undefined && isWanted
          ? [{ eventId: event.id, type: message.type, body: JSON.stringify(message) }]
          : []
      })
      await webhooks.queue(id, deliveries, found.upTo, clock.now())
      return found.seals
    })
    seen += seals
    if (seals < batch) return seen
  }
}
