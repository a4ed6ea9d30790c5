import type { Language } from '../domain/language.ts'
import type { ExpectedNotice, NoticeAccount, NoticeMail } from '../domain/notice-account.ts'
import type { NoticeHindrance, NoticeReason } from '../domain/notice-owed.ts'
import type { MailMilestoneKind } from '../domain/policy.ts'
import type { Standing } from '../domain/standing.ts'

/** An instant, on the clock of the institution. */
export type Moment = (at: Temporal.Instant) => string

/** Why somebody got a mail or none, for staff and at the terminal. */
export interface AccountWords {
  holder: (account: NoticeAccount, language: Language) => string
  none: string
  hindered: string
  hindrance: (hindrance: NoticeHindrance) => string
  certificate: (serialNumber: string, standing: string, expiryDate: string) => string
  entitlement: (state: string, deadline: string) => string
  standings: Record<Standing['kind'], string>
  entitlementStates: Record<'open' | 'used' | 'withdrawn', string>
  milestones: Record<MailMilestoneKind | 'renewal', (days: number) => string>
  himself: string
  administrator: (name: string) => string
  policy: (version: number) => string
  owed: (since: string) => string
  over: (at: string, why: string) => string
  impossible: string
  shown: (at: string) => string
  read: (at: string) => string
  reasons: Record<NoticeReason, string>
  mail: (mail: NoticeMail, moment: Moment) => string
  /** What became of the mail to an earlier address, and what of the notice after that. */
  again: (earlier: string, now: string) => string
  expected: Record<ExpectedNotice['when'], string>
}
