import type { ApprovalId, StaffId } from '../domain/id.ts'

export interface EstSecretHalf {
  half: 'first' | 'second'
  acquisitionId: string
  expiresAt: Temporal.Instant
  sealed: Uint8Array
}

/** Secrets of which two people hold one half each, until they have read it. */
export interface EstSecrets {
  keepHalf(half: EstSecretHalf & { approvalId: ApprovalId; heldBy: StaffId }): Promise<void>
  /** Once: undefined for whoever has none, or has read it. */
  takeHalf(approval: ApprovalId, heldBy: StaffId): Promise<EstSecretHalf | undefined>
  /** What nobody can use any more. Answers with how many. */
  eraseOver(now: Temporal.Instant): Promise<number>
}
