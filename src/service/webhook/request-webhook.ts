import type { ApprovalId } from '../../domain/id.ts'
import type { WebhookShown } from '../../domain/webhook.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { type Bound, bindShown } from '../office/bind-shown.ts'
import { makeRequest, type Wish } from '../office/make-request.ts'
import { requireMay } from '../office/require-may.ts'
import { settleApprovalsAbout } from '../office/settle-approvals.ts'
import type { StaffSession } from '../office/staff-session.ts'
import { readAddress, showWebhook, subjectOf, type WebhookWish } from './show-webhook.ts'

type RequestPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'outgoing'>

/** Word for word what would be asked for. */
export async function previewWebhook(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  wish: WebhookWish,
): Promise<Bound<WebhookShown>> {
  await requireMay(ports, institution, session, 'request-webhook')
  const url = readAddress(ports, wish.url)
  return bindShown(ports, await showWebhook(ports.store.at(institution.id), { ...wish, url }))
}

/** The maker's half of telling another system. Another person compares the address and approves it. */
export async function requestWebhook(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  wish: WebhookWish,
  said: Wish,
): Promise<{ approvalId: ApprovalId }> {
  const { shown } = await previewWebhook(ports, institution, session, wish)
  const subjectId = subjectOf(ports, shown)
  await settleApprovalsAbout(ports, institution, 'webhook', subjectId)
  return makeRequest(ports, institution, session, 'webhook', said, async (tx) => ({
    subjectId,
    shown: await showWebhook(tx, shown),
  }))
}
