import { clientIdOf } from '../../domain/api-client.ts'
import { Refusal } from '../../domain/refusal.ts'
import { mostWebhooks, type WebhookFault, type WebhookShown } from '../../domain/webhook.ts'
import { type WebhookType, webhookTypes } from '../../domain/webhook-event.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'

export interface WebhookWish {
  name: string
  url: string
  types: readonly WebhookType[]
}

/** What would be registered, word for word. Refuses: webhook-unfit. */
export async function showWebhook(
  { webhooks }: Repositories,
  { name, url, types }: WebhookWish,
): Promise<WebhookShown> {
  const alive = (await webhooks.all()).filter(({ endedAt }) => endedAt === undefined)
  if (alive.some((one) => one.url === url)) throw unfit('known')
  if (alive.length >= mostWebhooks) throw unfit('too-many')
  return { format: 1, act: 'webhook', name, url, types: webhookTypes.filter((type) => types.includes(type)) }
}

/** As the address will be asked for: what a browser would make of it. Refuses: webhook-unfit. */
export function readAddress({ outgoing }: Pick<Ports, 'outgoing'>, typed: string): string {
  const fault = outgoing.fault(typed)
  if (fault !== undefined) throw unfit(fault)
  return typed
}

/** What a request is about: of one address, one is open at a time. */
export function subjectOf({ crypto }: Pick<Ports, 'crypto'>, { url }: Pick<WebhookShown, 'url'>): string {
  return clientIdOf(crypto.sha256(new TextEncoder().encode(url)).toHex())
}

const unfit = (fault: WebhookFault) =>
  new Refusal('webhook-unfit', `nobody can be told there: ${fault}`, { fault })
