import type { DeskActor } from '../../domain/desk-act.ts'
import type { ApprovalId, MemberId, StaffId } from '../../domain/id.ts'
import type { MemberRecord } from '../../ports/member-records.ts'

/**
 * Who does it: a member to himself or, as an administrator, to somebody of his contract; or somebody of the staff, with
 * the request that another has approved where the table of permission.ts says so.
 */
export type By =
  | { kind: 'member'; memberId: MemberId }
  | { kind: 'staff'; staffId: StaffId; approvalId?: ApprovalId }

/** In the trail and in mails: who, and by which approval. */
export function byWhom(
  by: By,
  holder: MemberId | undefined,
): { by: 'self' | 'administrator' | 'staff'; approval?: ApprovalId } {
  if (by.kind === 'member') return { by: by.memberId === holder ? 'self' : 'administrator' }
  return { by: 'staff', ...(by.approvalId && { approval: by.approvalId }) }
}

export const actorIdOf = (by: By): string => (by.kind === 'member' ? by.memberId : by.staffId)

/** As the rules know him; undefined for a member who is not there. */
export function actorOf(by: By, member: MemberRecord | undefined): DeskActor | undefined {
  if (by.kind === 'staff') return { kind: 'staff', approved: by.approvalId !== undefined }
  if (member === undefined) return undefined
  const { id: memberId, contract, role, stops } = member
  return { kind: 'member', memberId, contractId: contract.id, role, stops }
}
