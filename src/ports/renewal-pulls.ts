import type { ApprovalId, IssuerId, StaffId } from '../domain/id.ts'
import type { KeyAlgorithm } from '../domain/policy.ts'
import type { RenewalPull } from '../domain/renewal-pull.ts'

/** Which certificates: absent is whichever. */
export interface PullProfile {
  issuerId?: IssuerId
  keyAlgorithm?: KeyAlgorithm
  /** Exclusive; never later than the pull, so that what is made by it is not pulled again. */
  issuedBefore: Temporal.Instant
}

export interface RenewalPullRecord extends RenewalPull, PullProfile {
  approvalId: ApprovalId
  /** Since when everybody is owed his mail. */
  toldAt?: Temporal.Instant
}

/** How many certificates in use are of the profile. */
export interface PullCounts {
  certificates: number
  /** Of these, those that could not be renewed yet: `opensAfter` is the last day of expiry that can. */
  early: number
  /** Of these, whose holders have no mail address. */
  unreachable: number
}

export interface PullTelling {
  now: Temporal.Instant
  today: Temporal.PlainDate
  policyVersion: number
  /** How many certificates are looked at. */
  limit: number
}

export interface RenewalPulls {
  /** The newest first. */
  all(): Promise<RenewalPullRecord[]>
  /** Answers with its number. */
  add(pull: Omit<RenewalPullRecord, 'number' | 'toldAt' | 'withdrawnAt'>): Promise<number>
  count(profile: PullProfile, opensAfter: Temporal.PlainDate): Promise<PullCounts>
  /** How many of the profile of a pull are still in use. */
  left(number: number): Promise<number>
  /** False when it was withdrawn before. Mails that are still owed to those who could not renew otherwise are taken back. */
  withdraw(
    number: number,
    by: StaffId,
    at: Temporal.Instant,
    opensAfter: Temporal.PlainDate,
  ): Promise<boolean>
  /**
   * Owes the next of whom pulls ask a mail, as a reminder of their staff: to the holder and the administrators, and none
   * where one about this certificate is owed already. Answers with how many it owes.
   */
  tell(telling: PullTelling): Promise<number>
}
