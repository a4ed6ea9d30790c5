import type { AuditEventKind } from '../../domain/audit-event.ts'
import { readId, type WebhookId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { StaffAct } from '../../domain/staff.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import type { WebhookRecord } from '../../ports/webhooks.ts'
import { record } from '../audit/record.ts'
import { holdSession } from '../office/hold-session.ts'
import { byStaff, requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'

export type ChangePorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** Whose endpoint, who, and which. */
export interface WebhookPlace {
  institution: InstitutionRecord
  session: StaffSession
  webhook: string
}

/** What one person does with an endpoint, under its lock and with its event. */
export async function changeWebhook<T>(
  ports: ChangePorts,
  { institution, session, webhook }: WebhookPlace,
  act: StaffAct,
  kind: AuditEventKind,
  change: (tx: Repositories, endpoint: WebhookRecord, at: Temporal.Instant) => Promise<T>,
): Promise<T> {
  await requireMay(ports, institution, session, act)
  const id = readId<WebhookId>(webhook)
  const at = ports.clock.now()
  return ports.store.transact(institution.id, async (tx) => {
    await holdSession(tx, session)
    const endpoint = id && (await tx.webhooks.lock(id))
    if (endpoint === undefined) throw new Refusal('not-found', 'there is no such endpoint')
    const done = await change(tx, endpoint, at)
    await record(ports, tx, { ...byStaff(session, at), kind, facts: { webhook: endpoint.id } })
    return done
  })
}

/** By one person, at once and for good: what waits is withdrawn. */
export async function endWebhook(ports: ChangePorts, place: WebhookPlace): Promise<void> {
  await changeWebhook(ports, place, 'end-webhook', 'webhook-ended', (tx, { id }, at) =>
    tx.webhooks.end(id, at),
  )
}

/** Nothing is sent until somebody lets it go on; what happens meanwhile waits. */
export async function pauseWebhook(ports: ChangePorts, place: WebhookPlace): Promise<void> {
  await changeWebhook(ports, place, 'end-webhook', 'webhook-paused', async (tx, { id, paused }, at) => {
    if (paused !== undefined) throw new Refusal('nothing-to-change', 'it is paused')
    await tx.webhooks.pause(id, 'staff', at)
  })
}

export async function resumeWebhook(ports: ChangePorts, place: WebhookPlace): Promise<void> {
  await changeWebhook(ports, place, 'run-webhook', 'webhook-resumed', async (tx, { id, paused }, at) => {
    if (paused === undefined) throw new Refusal('nothing-to-change', 'it is not paused')
    await tx.webhooks.resume(id, at)
  })
}
