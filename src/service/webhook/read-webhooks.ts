import type { ApprovalId, WebhookId } from '../../domain/id.ts'
import { readId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { DeliveryRecord, WebhookRecord } from '../../ports/webhooks.ts'
import { requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'

type ReadPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

export type WebhookView = Omit<WebhookRecord, 'approvalId' | 'restingUntil'>

const viewOf = ({ approvalId: _, restingUntil: __, ...view }: WebhookRecord): WebhookView => view

/** Who is told, and what waits for approval. */
export async function readWebhooks(
  ports: ReadPorts,
  institution: InstitutionRecord,
  session: StaffSession,
): Promise<{ webhooks: WebhookView[]; openApprovals: ApprovalId[] }> {
  await requireMay(ports, institution, session, 'read-webhooks')
  const { webhooks, approvals } = ports.store.at(institution.id)
  const open = await approvals.page('open', ['webhook'], 100, undefined)
  return { webhooks: (await webhooks.all()).map(viewOf), openApprovals: open.map(({ id }) => id) }
}

const pageSize = 50

/** One, with its last messages. */
export async function readWebhook(
  ports: ReadPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  webhook: string,
): Promise<{ webhook: WebhookView; deliveries: DeliveryRecord[] }> {
  await requireMay(ports, institution, session, 'read-webhooks')
  const found = await requireWebhook(ports, institution, webhook)
  const deliveries = await ports.store.at(institution.id).webhooks.deliveries(found.id, pageSize)
  return { webhook: viewOf(found), deliveries }
}

export async function requireWebhook(
  { store }: Pick<Ports, 'store'>,
  institution: InstitutionRecord,
  webhook: string,
): Promise<WebhookRecord> {
  const id = readId<WebhookId>(webhook)
  const found = id && (await store.at(institution.id).webhooks.byId(id))
  if (found === undefined) throw new Refusal('not-found', 'there is no such endpoint')
  return found
}
