import { readAs } from '../../domain/approval.ts'
import type { ApprovalKind } from '../../domain/approval-shown.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ApprovalRecord } from '../../ports/staff-records.ts'
import { encodeListPlace, parseListPlace } from '../office/cursor.ts'
import { requireApproval } from '../office/read-approval.ts'
import { settleIfDue } from '../office/settle-approvals.ts'
import { recordListing, recordLooking } from './record-looking.ts'

type ListPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** Of every kind there is: the terminal has no roles. Open ones the oldest first, closed ones the newest. */
export async function listRequests(
  ports: ListPorts,
  institution: InstitutionRecord,
  operator: string,
  { state, limit, after }: { state: 'open' | 'closed'; limit: number; after?: string },
): Promise<{ requests: ApprovalRecord[]; next?: string }> {
  const kinds = Object.keys(readAs) as ApprovalKind[]
  const { approvals } = ports.store.at(institution.id)
  const found = await approvals.page(state, kinds, limit + 1, parseListPlace(after))
  const page = found.slice(0, limit)
  const named = page.flatMap(({ memberId = [] }) => memberId)
  await recordListing(ports, institution, operator, 'requests', named)
  const requests: ApprovalRecord[] = []
  for (const approval of page) requests.push(await settleIfDue(ports, institution, approval))
  const last = found.length > limit ? page.at(-1) : undefined
  if (last === undefined) return { requests }
  const at = state === 'open' ? last.requestedAt : (last.decidedAt ?? last.requestedAt)
  return { requests, next: encodeListPlace({ at, id: last.id }) }
}

export async function lookAtRequest(
  ports: ListPorts,
  institution: InstitutionRecord,
  operator: string,
  id: string,
): Promise<ApprovalRecord> {
  const approval = await requireApproval(ports, institution, id)
  if (approval.memberId !== undefined) await recordLooking(ports, institution, operator, approval.memberId)
  return approval
}
