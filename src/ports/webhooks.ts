import type { ApprovalId, WebhookId } from '../domain/id.ts'
import type { DeliveryState, EndpointHealth, PauseReason } from '../domain/webhook-delivery.ts'
import type { ToldEvent, WebhookType } from '../domain/webhook-event.ts'

/** Where another system wants to be told. */
export interface WebhookRecord extends EndpointHealth {
  id: WebhookId
  name: string
  url: string
  types: readonly WebhookType[]
  approvalId: ApprovalId
  addedAt: Temporal.Instant
  endedAt?: Temporal.Instant
  paused?: { at: Temporal.Instant; why: PauseReason }
  restingUntil?: Temporal.Instant
  /** Nothing is sent before there is one. */
  secretMadeAt?: Temporal.Instant
  /** Messages that have not been delivered yet. */
  waiting: number
}

/** A secret that signs, sealed. */
export interface WebhookSecret {
  sealed: Uint8Array
  /** What it was sealed for. */
  sealedFor: string
  madeAt: Temporal.Instant
  /** The newest has none. */
  until?: Temporal.Instant
}

export interface DeliveryRecord {
  eventId: string
  type: string
  state: DeliveryState
  /** Attempts since it was last put into the queue. */
  tries: number
  queuedAt: Temporal.Instant
  dueAt: Temporal.Instant
  /** The last attempt, and how it ended: a status, or a word. Absent while it goes on. */
  lastAt?: Temporal.Instant
  lastStatus?: number
  lastFailure?: string
  settledAt?: Temporal.Instant
}

/** One attempt, on record before it begins. */
export interface ClaimedDelivery {
  eventId: string
  body: string
  tries: number
}

export interface NewDelivery {
  eventId: string
  type: string
  body: string
}

export type DeliveryKey = Pick<DeliveryRecord, 'eventId' | 'queuedAt'>

export interface Webhooks {
  /** It is told of what is sealed from now on. */
  add(
    endpoint: Pick<WebhookRecord, 'id' | 'name' | 'url' | 'types' | 'approvalId' | 'addedAt'>,
  ): Promise<void>
  /** The newest first. */
  all(): Promise<WebhookRecord[]>
  byId(id: WebhookId): Promise<WebhookRecord | undefined>
  /** Locked until the transaction ends; undefined when there is none, or it has ended. */
  lock(id: WebhookId): Promise<WebhookRecord | undefined>
  /** What waits is withdrawn. */
  end(id: WebhookId, at: Temporal.Instant): Promise<void>
  pause(id: WebhookId, why: PauseReason, at: Temporal.Instant): Promise<void>
  /** What waits is due at once, with all its tries before it. */
  resume(id: WebhookId, now: Temporal.Instant): Promise<void>
  addSecret(id: WebhookId, secret: WebhookSecret, othersUntil: Temporal.Instant): Promise<void>
  /** Those that sign now, the newest first. */
  secrets(id: WebhookId, now: Temporal.Instant): Promise<WebhookSecret[]>

  /** Endpoints for which there is something to do: events that were sealed since, or messages that are due. */
  busy(now: Temporal.Instant): Promise<{ lagging: WebhookId[]; due: WebhookId[] }>
  /** Up to `limit` seals after the place of this endpoint, which stays locked; undefined when another process is at it. */
  sealedSince(
    id: WebhookId,
    kinds: readonly string[],
    limit: number,
  ): Promise<
    | { types: readonly WebhookType[]; upTo: number; seals: number; events: (ToldEvent & { id: string })[] }
    | undefined
  >
  /** Queues what was made of them and moves its place on. What was queued before, and settled, is queued again. */
  queue(id: WebhookId, deliveries: readonly NewDelivery[], upTo: number, now: Temporal.Instant): Promise<void>
  /** One message that is in no trail. */
  queueOne(id: WebhookId, delivery: NewDelivery, now: Temporal.Instant): Promise<void>
  /** Moves its place back to the first seal at or after this instant: everything since is told again. */
  rewind(id: WebhookId, since: Temporal.Instant): Promise<void>
  /** False when there is no such message. */
  requeue(id: WebhookId, eventId: string, now: Temporal.Instant): Promise<boolean>

  /** Takes up to `atOnce` that are due, less those that others hold; theirs again when `leasedUntil` passes. */
  claim(
    id: WebhookId,
    atOnce: number,
    now: Temporal.Instant,
    leasedUntil: Temporal.Instant,
  ): Promise<ClaimedDelivery[]>
  /** The end of an attempt; nothing when another process has taken it over. */
  settle(id: WebhookId, attempt: SettledAttempt, at: Temporal.Instant): Promise<void>
  setHealth(id: WebhookId, health: EndpointHealth & { restingUntil?: Temporal.Instant }): Promise<void>
  /** What waits is due now. */
  hasten(id: WebhookId, now: Temporal.Instant): Promise<void>

  /** The last ones, newest first: `limit` of them, before `before` (keyset). */
  deliveries(id: WebhookId, limit: number, before?: DeliveryKey): Promise<DeliveryRecord[]>
  delivery(id: WebhookId, eventId: string): Promise<DeliveryRecord | undefined>
  /** What was settled before this instant, and secrets that sign no more. */
  forget(before: Temporal.Instant, now: Temporal.Instant): Promise<number>
}

export interface SettledAttempt extends Pick<ClaimedDelivery, 'eventId' | 'tries'> {
  state: Exclude<DeliveryState, 'withdrawn'>
  /** Of what waits on. */
  dueAt?: Temporal.Instant
  status?: number
  failure?: string
}
