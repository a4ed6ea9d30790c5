import type { MemberId } from './id.ts'
import type { Bilingual } from './language.ts'
import type { Milestone } from './milestone.ts'
import type { NoticeHindrance, NoticeReason, NoticeState, NoticeSubject } from './notice-owed.ts'
import type { MailMilestoneKind } from './policy.ts'
import type { Standing } from './standing.ts'

/** Why somebody got a mail, or did not: all that was told of what is his, and all that will be. */
export interface NoticeAccount {
  holder: { id: MemberId; displayName: string; loginId: string; contractNumber: string; company: Bilingual }
  at: Temporal.Instant
  /** What keeps mails from him today. */
  hindrances: readonly NoticeHindrance[]
  /** The newest first. */
  subjects: readonly SubjectAccount[]
}

export interface SubjectAccount {
  subject: NoticeSubject
  about:
    | {
        kind: 'certificate'
        serialNumber: string
        standing: Standing['kind']
        expiryDate: Temporal.PlainDate
      }
    | { kind: 'entitlement'; state: 'open' | 'used' | 'withdrawn'; deadline: Temporal.PlainDate }
  notices: readonly NoticeRow[]
  /** What its holder was not told yet, by the rule and not by what was done. */
  expected: readonly ExpectedNotice[]
}

/** `due`: the next run owes it. `overtaken`: a more urgent one has come before it was told. */
export interface ExpectedNotice extends Milestone {
  when: 'coming' | 'due' | 'overtaken'
}

/** What is kept of one notice, and of the mail that it became. */
export interface NoticeRow {
  subject: NoticeSubject
  kind: MailMilestoneKind | 'renewal'
  milestone: string
  channel: 'mail' | 'board'
  recipient: { id: MemberId; displayName: string; isHolder: boolean }
  state: NoticeState
  reason?: NoticeReason
  policyVersion: number
  dueOn: Temporal.PlainDate
  owedAt: Temporal.Instant
  settledAt?: Temporal.Instant
  shownAt?: Temporal.Instant
  readAt?: Temporal.Instant
  mail?: NoticeMail
  /** An earlier mail of it, which did not arrive: the address has changed since, so that it was owed again. */
  undelivered?: NoticeMail
}

export interface NoticeMail {
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'withdrawn'
  code?: string
  attempts: number
  nextTryAt?: Temporal.Instant
  sentAt?: Temporal.Instant
  failedAt?: Temporal.Instant
  withdrawnAt?: Temporal.Instant
  /** Who answered last, and with what. */
  server?: string
  reply?: string
  bouncedAt?: Temporal.Instant
  bounce?: string
}
