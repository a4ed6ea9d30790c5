import type { ApprovalId } from '../domain/id.ts'
import type { PolicyVersion } from '../domain/policy.ts'
import type { Reach, TouchedAtOnce } from '../domain/policy-reach.ts'

/** A version with how it came about. */
export interface PolicyVersionRecord extends PolicyVersion {
  addedAt: Temporal.Instant
  /** The request by which it came; absent where the institution came with it. */
  approvalId?: ApprovalId
}

/** How many people's certificates a new version concerns. */
export interface ReachCounts {
  /** In use, and expiring in its reach. */
  expiring: number
  /** Of these, those to whom a mail is owed at once, and those who can renew at once. */
  mailed: number
  renewable: number
  /** Of these, those for whom renewal has opened and would not have by this version: it stays open for them. */
  kept: number
  /** Of these, those who were told of a way back in: it never gets shorter for them. */
  told: number
  /** Entitlements that wait to be used: their deadlines stay, and reminders follow the policy of the day. */
  waiting: number
}

export interface PolicyVersions {
  /** As the database has them at this moment, in the order of their first days. */
  all(): Promise<PolicyVersionRecord[]>
  /** Nobody changes or takes back a version; a number is given once. */
  add(version: PolicyVersion, approvalId: ApprovalId, at: Temporal.Instant): Promise<void>
  countReach(reach: Reach, touched: TouchedAtOnce): Promise<ReachCounts>
  /** The first expiry dates in its reach, with how many certificates in use expire on each. */
  expiryDatesIn(reach: Reach, limit: number): Promise<{ expiryDate: Temporal.PlainDate; count: number }[]>
}
