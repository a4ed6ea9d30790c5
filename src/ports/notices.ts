import type { CertificateId, MemberId } from '../domain/id.ts'
import type { CertificateFacts, EntitlementFacts } from '../domain/life.ts'
import type { NoticeSubject } from '../domain/notice-owed.ts'
import type { PlannedMilestone, ToldDay } from '../domain/notice-plan.ts'
import type { MailMilestoneKind } from '../domain/policy.ts'
import type { MemberRecord, Recipient } from './member-records.ts'

/** How many notices a run has settled. */
export interface Settled {
  owed: number
  /** Those of mails that did not arrive, to people who have another address by now. */
  again: number
  overtaken: number
  withdrawn: number
}

/** By which it is judged what is wanted, at one instant. */
export interface Judging {
  plan: readonly PlannedMilestone[]
  today: Temporal.PlainDate
  now: Temporal.Instant
}

/** A notice that waits to be written, with all that its mail says. */
export interface OwedNotice {
  subject: NoticeSubject
  kind: MailMilestoneKind
  milestone: string
  recipient: Recipient
  /** Whose it is: the recipient himself, or somebody of his contract. */
  holder: Pick<MemberRecord, 'id' | 'displayName' | 'loginId'>
  /** What it is about. */
  certificate?: Pick<
    CertificateFacts,
    'id' | 'origin' | 'expiryDate' | 'notAfter' | 'issuedAt' | 'toldRecovery' | 'pulls'
  >
  entitlement?: Pick<EntitlementFacts, 'reason' | 'deadline'>
  /** Until when the certificate can be proved that he has made, if he has. */
  proveUntil?: Temporal.Instant
}

export interface WrittenNotice extends Pick<OwedNotice, 'subject' | 'milestone'> {
  recipient: MemberId
  outboxId: string
}

/** The generated notice on the board: there is one of a certificate, from the day on which it can be renewed. */
export interface BoardNotice {
  certificateId: CertificateId
  holder: MemberId
  dueOn: Temporal.PlainDate
  lastDay: Temporal.PlainDate
  policyVersion: number
}

/** What is owed to people by time alone, for any number of them in a few statements. */
export interface Notices {
  /** One run at a time: others leave it to him. Held until the transaction ends. */
  tryLock(): Promise<boolean>
  /** Of current certificates that have expired since a day: what their holders were told of the way back. */
  toldDays(earliest: Temporal.PlainDate, today: Temporal.PlainDate): Promise<ToldDay[]>
  /** Makes the rows what the plan and the state of people say: owed, owed again, overtaken, withdrawn, or impossible to send. */
  settle(judging: Judging): Promise<Settled>
  /** To whom something is owed, a page at a time in the order of their ids. */
  recipients(after: MemberId | undefined, limit: number): Promise<MemberId[]>
  /** All that is owed to these people and still wanted; what is not any more, or cannot be sent, is settled first. */
  take(recipients: readonly MemberId[], judging: Judging): Promise<OwedNotice[]>
  /** They lie in the outbox. */
  write(notices: readonly WrittenNotice[], at: Temporal.Instant): Promise<void>
  /** How many mails of milestones were written since. */
  writtenSince(since: Temporal.Instant): Promise<number>
  /** Whether a notice belongs to any of these mails. */
  areIn(outboxIds: readonly string[]): Promise<boolean>
  /**
   * Of these mails, which were written and have not arrived: withdraws the notices that are wanted no more, and owes again
   * what else stood in those mails, what would go to an address that is his no more, and what was written before the day
   * began and not tried. Answers with the mails that are not to go.
   */
  withdrawWritten(
    outboxIds: readonly string[],
    judging: Judging,
    dayBegan: Temporal.Instant,
  ): Promise<string[]>
  /** It was shown; a second time changes nothing. */
  showOnBoard(notice: BoardNotice, at: Temporal.Instant): Promise<void>
  /** It was opened for the first time. */
  readOnBoard(certificate: CertificateId, holder: MemberId, at: Temporal.Instant): Promise<void>
  /** What waits to be written, and since when the oldest does. */
  owed(): Promise<{ count: number; oldest?: Temporal.Instant }>
  /** Mails of any kind that were given up, or came back, since. */
  troublesSince(since: Temporal.Instant): Promise<{ failed: number; returned: number }>
}
