import { mayDecide } from '../../domain/approval.ts'
import { type ApprovalId, parseId, readId, type StaffId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { ApprovalRecord } from '../../ports/staff-records.ts'
import type { StaffSession } from './staff-session.ts'

/** A request as one of the staff sees it. */
export interface ApprovalView extends Omit<ApprovalRecord, 'memberId' | 'subjectId' | 'requester'> {
  mayDecide: ReturnType<typeof mayDecide>
}

export function viewOf(
  { memberId: _, subjectId: __, requester: ___, ...approval }: ApprovalRecord,
  { person }: StaffSession,
  now: Temporal.Instant,
): ApprovalView {
  const { id: requestedBy } = approval.requestedBy
  const concerns = concernedBy(approval)
  return { ...approval, mayDecide: mayDecide({ ...approval, requestedBy, concerns }, person, now) }
}

/** The person of the staff whom it would change. */
function concernedBy({ shown }: Pick<ApprovalRecord, 'shown'>): StaffId | undefined {
  return shown.act === 'staff-change' ? parseId<StaffId>(shown.staffId) : undefined
}

export function requireApprovalId(text: string): ApprovalId {
  const id = readId<ApprovalId>(text)
  if (id === undefined) throw noSuchApproval()
  return id
}

export const noSuchApproval = () => new Refusal('not-found', 'there is no such request')

/** Refuses whoever may not decide it, and whatever is over. */
export function requireDecidable(
  approval: ApprovalRecord,
  session: StaffSession,
  now: Temporal.Instant,
): void {
  requireOpen(approval)
  const { id: requestedBy } = approval.requestedBy
  const concerns = concernedBy(approval)
  const may = mayDecide({ ...approval, requestedBy, concerns }, session.person, now)
  if (may === 'own') throw new Refusal('approval-own', 'nobody decides his own request')
  if (may === 'about-oneself') throw new Refusal('about-oneself', 'it would change himself')
  if (may === 'role') throw new Refusal('staff-not-allowed', 'not an approver', { act: 'decide-approval' })
  if (may === 'closed') throw expired(approval)
}

export function requireOpen(approval: ApprovalRecord): void {
  const { state } = approval
  if (state === 'open') return
  if (state === 'expired') throw expired(approval)
  if (state === 'target-changed') throw new Refusal('target-changed', 'the target has changed')
  throw new Refusal('approval-closed', `the request is ${state}`, { state })
}

const expired = ({ expiresAt }: ApprovalRecord) =>
  new Refusal('approval-expired', 'the request has run out', { expiresAt: expiresAt.toString() })
