import type { CertificateId, MemberId } from '../domain/id.ts'
import type { MailOutcome } from '../domain/mail-answer.ts'
import type { WaitingMail } from '../domain/mail-turn.ts'
import type { NoticePolicy } from '../domain/policy.ts'
import type { OutboxItem } from './outbox.ts'

/** A mail in hand: its attempt is recorded, and its lease runs. */
export interface MailInHand {
  item: OutboxItem
  /** Which attempt this is, from 1. */
  attempt: number
  firstTriedAt: Temporal.Instant
  messageId: string
  certificateId?: CertificateId
}

/** Who has it in hand, and until when nobody else takes it. */
export interface Lease {
  by: string
  at: Temporal.Instant
  until: Temporal.Instant
}

/** How an attempt ended, and what that makes of the mail. */
export interface EndedAttempt {
  id: string
  attempt: number
  outcome: MailOutcome
  server?: string
  reply: string
  /** `counts`: patience with the mail goes on; otherwise it begins anew, since nobody has put off this mail. */
  becomes: { state: 'sent' | 'failed' } | { state: 'waiting'; nextTryAt: Temporal.Instant; counts: boolean }
}

/** A mail that came back. */
export interface ReturnedMail {
  id: string
  memberId: MemberId
  certificateId?: CertificateId
  address: string
}

export interface DueMail extends WaitingMail {
  /** An attempt ended without an answer to all of it, or nobody knows how. */
  mayHaveArrived: boolean
}

export interface Sending {
  /** Mails whose time has come, those with a secret first; nobody else gets them before the transaction ends. */
  due(
    now: Temporal.Instant,
    limit: number,
    except: { domains: readonly string[]; tried: boolean },
  ): Promise<DueMail[]>
  withdraw(ids: readonly string[], at: Temporal.Instant): Promise<void>
  /**
   * Withdraws those that wait, at most `limit`, without a secret: of acts before `actsBefore`, and whatever is not mailed
   * any more. Answers with how many.
   */
  withdrawStale(
    wish: { actsBefore: Temporal.Instant; mails: NoticePolicy['mails'] },
    limit: number,
    at: Temporal.Instant,
  ): Promise<number>
  /** Opens an attempt for each. `idDomain` is what stands behind the @ of a Message-ID that is not there yet. */
  begin(ids: readonly string[], lease: Lease, idDomain: string): Promise<MailInHand[]>
  /** Says that these are still in hand. */
  keep(ids: readonly string[], lease: Lease): Promise<void>
  /** Answers with the ids of those that nobody else has ended before. A secret is erased where its mail was sent or failed. */
  end(attempts: readonly EndedAttempt[], by: string, at: Temporal.Instant): Promise<string[]>
  /**
   * Attempts of others whose lease is over, at most `limit`: ended as unknown, and their mails wait again. Answers with
   * their mails.
   */
  takeBack(lease: Pick<Lease, 'by' | 'at'>, limit: number): Promise<{ id: string; memberId: MemberId }[]>
  /** Undefined where there is none with this id that was ever sent; false in `isNew` where it has come back before. */
  markReturned(
    id: string,
    bounce: string,
    at: Temporal.Instant,
  ): Promise<(ReturnedMail & { isNew: boolean }) | undefined>
  byMessageId(messageId: string, address: string): Promise<string | undefined>
  /** Mails whose time has come, and since when the oldest has waited. */
  waiting(now: Temporal.Instant): Promise<{ count: number; since?: Temporal.Instant }>
  /** All of a mail's attempts, the first one first. */
  attemptsOf(id: string): Promise<DeliveryAttempt[]>
}

export interface DeliveryAttempt {
  attempt: number
  begunAt: Temporal.Instant
  ended?: { at: Temporal.Instant; outcome: MailOutcome; server?: string; reply?: string }
}
