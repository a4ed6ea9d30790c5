import * as z from 'zod/mini'
import { longestWebhookName, longestWebhookUrl } from '../domain/webhook.ts'
import { webhookTypes } from '../domain/webhook-event.ts'
import { evidence } from './evidence.ts'

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const types = z.array(z.enum(webhookTypes)).check(z.minLength(1), z.maxLength(webhookTypes.length))
const instant = z.iso.datetime()

/** What a request to tell another system is about, word for word what both people are shown. */
export const webhookShown = z.strictObject({
  format: z.literal(1),
  act: z.literal('webhook'),
  name: z.string(),
  url: z.string(),
  types,
})

/** POST /api/webhooks/preview → what would be asked for; POST /api/webhooks → { approvalId } */
export const webhookWish = z.strictObject({
  name: z
    .string()
    .check(z.trim(), z.minLength(1), z.maxLength(longestWebhookName), z.regex(/^[^\p{Cc}\p{Cs}]*$/u)),
  // What a parser of addresses would leave out unseen, nobody shall have compared.
  url: z.string().check(z.trim(), z.maxLength(longestWebhookUrl), z.regex(/^[\x21-\x7e]+$/)),
  types,
})
export const webhookPreview = z.strictObject({ shown: webhookShown, shownHash: hash })
export const webhookRequest = z.strictObject({ ...webhookWish.shape, shownHash: hash, evidence })

export const webhookView = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  types,
  addedAt: instant,
  endedAt: z.optional(instant),
  paused: z.optional(z.strictObject({ at: instant, why: z.enum(['gone', 'failing', 'staff']) })),
  failures: z.int(),
  failingSince: z.optional(instant),
  secretMadeAt: z.optional(instant),
  waiting: z.int(),
})

/** GET /api/webhooks */
export const webhooksAnswer = z.strictObject({
  webhooks: z.array(webhookView),
  openApprovals: z.array(z.uuid()),
})

export const deliveryView = z.strictObject({
  eventId: z.uuid(),
  type: z.string(),
  state: z.enum(['waiting', 'delivered', 'given-up', 'withdrawn']),
  tries: z.int(),
  queuedAt: instant,
  dueAt: instant,
  lastAt: z.optional(instant),
  lastStatus: z.optional(z.int()),
  lastFailure: z.optional(z.string()),
  settledAt: z.optional(instant),
})

/** GET /api/webhooks/:webhook */
export const webhookAnswer = z.strictObject({ webhook: webhookView, deliveries: z.array(deliveryView) })

/** POST /api/webhooks/:webhook/secret: shown once. */
export const webhookSecretAnswer = z.strictObject({ secret: z.string() })

/** POST /api/webhooks/:webhook/replay */
export const webhookReplay = z.strictObject({ since: instant })

/** POST /api/webhooks/:webhook/test */
export const webhookTested = z.strictObject({ eventId: z.uuid() })
