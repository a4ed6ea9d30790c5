import type { ContractId, MemberId } from '../domain/id.ts'

/** A mail to somebody came back, or was refused for good. */
export interface MailTrouble {
  memberId: MemberId
  address: string
  kind: 'bounced' | 'refused'
  /** Of RFC 3463, where one was told. */
  status?: string
  outboxId: string
  at: Temporal.Instant
}

/** Where a page of them goes on. */
export type MailTroubleKey = Pick<MailTrouble, 'memberId' | 'at'>

/**
 * The newest trouble of each member. In force while it is about the address that he has, and as long as no later mail to it
 * was accepted and has stayed there for a week.
 */
export interface MailTroubles {
  /** Answers with whether there was none in force with this address. */
  set(trouble: MailTrouble): Promise<boolean>
  inForceOf(member: MemberId, now: Temporal.Instant): Promise<MailTrouble | undefined>
  inForceIn(contract: ContractId, now: Temporal.Instant): Promise<MailTrouble[]>
  /** Newest first, `limit` of them, before `before` (keyset). */
  inForce(limit: number, now: Temporal.Instant, before?: MailTroubleKey): Promise<MailTrouble[]>
}
