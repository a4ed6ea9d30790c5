import type * as z from 'zod/mini'
import { approvalMade } from '../../../wire/office.ts'
import {
  type deliveryView,
  webhookAnswer,
  webhookPreview,
  type webhookRequest,
  webhookSecretAnswer,
  type webhookShown,
  webhooksAnswer,
  webhookTested,
  type webhookView,
  type webhookWish,
} from '../../../wire/webhook.ts'
import { ask, send, tell } from './ask.ts'

export type Webhook = z.infer<typeof webhookView>
export type Delivery = z.infer<typeof deliveryView>
export type WebhookShown = z.infer<typeof webhookShown>
export type WebhookPreview = z.infer<typeof webhookPreview>
export type WebhookWish = z.input<typeof webhookWish>

const at = (id: string, act: string) => `/api/webhooks/${id}/${act}`

export const webhooks = {
  all: () => ask(webhooksAnswer, '/api/webhooks'),
  one: (id: string) => ask(webhookAnswer, `/api/webhooks/${id}`),
  preview: (wish: WebhookWish) => send(webhookPreview, '/api/webhooks/preview', wish),
  request: (body: z.input<typeof webhookRequest>) => send(approvalMade, '/api/webhooks', body),
  secret: (id: string) => send(webhookSecretAnswer, at(id, 'secret')),
  test: (id: string) => send(webhookTested, at(id, 'test')),
  pause: (id: string) => tell(at(id, 'pause')),
  resume: (id: string) => tell(at(id, 'resume')),
  end: (id: string) => tell(at(id, 'end')),
  replay: (id: string, since: string) => tell(at(id, 'replay'), { since }),
  again: (id: string, eventId: string) => tell(at(id, `messages/${eventId}/replay`)),
}
