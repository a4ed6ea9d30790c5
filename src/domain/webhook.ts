import type { WebhookType } from './webhook-event.ts'

export const longestWebhookName = 60
export const longestWebhookUrl = 500
/** Of an institution, at a time: each may hold a few connections. */
export const mostWebhooks = 20

/** A new signing secret is there at once; the one before signs beside it for so long. */
export const secretOverlap = Temporal.Duration.from({ hours: 24 })
/** How many may sign at a time: whoever makes a third in a day would cut off a receiver that has not changed yet. */
export const mostSecrets = 2

/** Asks to tell another system of what happens: what both people are shown of it. */
export type WebhookShown = Readonly<{
  format: 1
  act: 'webhook'
  name: string
  url: string
  types: readonly WebhookType[]
}>

/** Why an address cannot be registered. */
export type WebhookFault = 'malformed' | 'scheme' | 'address' | 'known' | 'too-many'
