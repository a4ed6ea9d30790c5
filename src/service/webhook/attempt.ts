import type { WebhookId } from '../../domain/id.ts'
import { type AttemptOutcome, afterAttempt, type PauseReason } from '../../domain/webhook-delivery.ts'
import type { AlarmId } from '../../ports/alarms.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import type { ClaimedDelivery, WebhookRecord, WebhookSecret } from '../../ports/webhooks.ts'
import { record } from '../audit/record.ts'
import { signMessage } from './sign-message.ts'

export type AttemptPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'seal' | 'outgoing'>

export type AttemptEnd = 'delivered' | 'failed' | 'given-up'

/** Sends one message, with no transaction open meanwhile, and records how that ended and what it says of the endpoint. */
export async function attempt(
  ports: AttemptPorts,
  institution: InstitutionRecord,
  endpoint: WebhookRecord,
  secrets: readonly WebhookSecret[],
  claimed: ClaimedDelivery,
): Promise<AttemptEnd> {
  const { eventId: id, body } = claimed
  // Whoever receives it compares with the clock on his wall, which the demonstration's is not.
  const headers = signMessage(ports, secrets, { id, body }, ports.clock.machine())
  const outcome = await ports.outgoing.post({ url: endpoint.url, headers, body })
  return ports.store.transact(institution.id, (tx) => settle(ports, tx, endpoint.id, claimed, outcome))
}

async function settle(
  ports: AttemptPorts,
  tx: Repositories,
  id: WebhookId,
  { eventId, tries }: ClaimedDelivery,
  outcome: AttemptOutcome,
): Promise<AttemptEnd> {
  const now = ports.clock.now()
  const endpoint = await tx.webhooks.lock(id)
  // It was ended meanwhile, and what waited was withdrawn.
  if (endpoint === undefined) return 'failed'
  const { delivery, endpoint: verdict } = afterAttempt(outcome, tries, endpoint, now, chanceOf(ports))
  const told = outcome.kind === 'answered' ? { status: outcome.status } : { failure: outcome.why }
  await tx.webhooks.settle(id, { eventId, tries, ...delivery, ...told }, now)
  if (verdict.health === 'well') {
    if (endpoint.failures > 0) await recover(tx, endpoint, now)
    return 'delivered'
  }
  if (endpoint.paused === undefined) {
    const health = { failures: endpoint.failures + 1, failingSince: endpoint.failingSince ?? now }
    const rest = verdict.health === 'failing' && { restingUntil: verdict.restingUntil }
    await tx.webhooks.setHealth(id, { ...health, ...rest })
    if (verdict.health === 'paused') await pause(ports, tx, id, verdict.why, now)
  }
  return delivery.state === 'given-up' ? 'given-up' : 'failed'
}

const chanceOf = ({ random }: Pick<Ports, 'random'>) => (random.bytes(1)[0] ?? 0) / 256

/** What has waited out an outage goes at once; a message that fails among others that do not, keeps its own pace. */
const outage = Temporal.Duration.from({ minutes: 1 })

async function recover(
  { webhooks }: Repositories,
  { id, failingSince }: WebhookRecord,
  now: Temporal.Instant,
): Promise<void> {
  await webhooks.setHealth(id, { failures: 0 })
  const isOutage = failingSince !== undefined && Temporal.Instant.compare(failingSince.add(outage), now) <= 0
  if (isOutage) await webhooks.hasten(id, now)
}

/** Staff are told: what happens here from now on, another system does not hear. */
async function pause(
  ports: Pick<Ports, 'random' | 'crypto'>,
  tx: Repositories,
  id: WebhookId,
  why: PauseReason,
  at: Temporal.Instant,
): Promise<void> {
  await tx.webhooks.pause(id, why, at)
  const by = { at, actor: 'system' } as const
  await record(ports, tx, { ...by, kind: 'webhook-paused', facts: { webhook: id, why } })
  // A UUID is what an alarm's id is.
  const alarm = ports.random.uuid() as AlarmId
  await tx.alarms.raise({ id: alarm, kind: 'webhook-paused', raisedAt: at, facts: { webhook: id, why } })
  await record(ports, tx, { ...by, kind: 'staff-alarmed', facts: { alarm, kind: 'webhook-paused' } })
}
