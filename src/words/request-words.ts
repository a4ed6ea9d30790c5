import type { ApprovalState } from '../domain/approval.ts'
import type { MemberRequestKind } from '../domain/member-request.ts'

/** Those of the staff's desk, and of the staff themselves. */
export type DeskRequestKind = MemberRequestKind | 'switch-release' | 'staff-change'

/** What is said of a request of one kind. `about` is whom or what it is about, by name. */
export interface RequestWords {
  what: string
  /** In the list, for those who hear the links alone. */
  show(about: string): string
  /** What the requester has told the approver. */
  evidence: string
  willHappen(about: string): string
  verifying(about: string, aside: string): string
  /** What stays as it is when it is rejected or withdrawn. */
  kept(about: string): string
  outcome: Record<Exclude<ApprovalState, 'open'>, string>
}
