import type { ApprovalState } from '../../domain/approval.ts'
import { type ApprovalId, readId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { settleIfDue } from '../office/settle-approvals.ts'
import { type ApiSession, requireApiMay } from './api-session.ts'

export interface ApiRequest {
  id: ApprovalId
  state: ApprovalState
  requestedAt: Temporal.Instant
  expiresAt: Temporal.Instant
  decidedAt?: Temporal.Instant
}

/** What has become of something that this client has asked for. Another's gets the same answer as none. */
export async function readRequestOf(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: ApiSession,
  requestId: string,
): Promise<ApiRequest> {
  await requireApiMay(ports, institution, session, 'read-request')
  const asked = readId<ApprovalId>(requestId)
  const found = asked && (await ports.store.at(institution.id).approvals.byId(asked))
  const by: string | undefined = found?.requestedBy.id
  if (found === undefined || by !== session.client.id)
    throw new Refusal('not-found', 'there is no such request')
  const { id, state, requestedAt, expiresAt, decidedAt } = await settleIfDue(ports, institution, found)
  return { id, state, requestedAt, expiresAt, ...(decidedAt && { decidedAt }) }
}
