import type { CampaignSpan, RemindableDay } from '../domain/campaign.ts'
import type { CertificateId, MemberId } from '../domain/id.ts'
import type { Bilingual } from '../domain/language.ts'
import type { Door, MemberStop, Role } from '../domain/life.ts'
import type { Branch } from './member-records.ts'

/** How many people of a day, or of a branch, have come how far. Each is counted where he has come to. */
export interface CampaignCount {
  /** Whose certificate expires then, whether or not he has a newer one by now. */
  expiring: number
  /** A mail was written to him, or 「重要なお知らせ」 has been opened. */
  told: number
  opened: number
  /** Of those who go on with the old one: nothing was begun; the window was opened; the new one was made and not used yet. */
  silent: number
  begun: number
  issued: number
  /** The new one has logged on. */
  proved: number
}

export interface CampaignDay extends CampaignCount {
  day: Temporal.PlainDate
}

export interface CampaignBranch extends CampaignCount {
  /** Absent: contracts of which no branch is known. */
  branch?: Branch
}

export type SilentPlace = { day: Temporal.PlainDate; certificateId: CertificateId }

/** Somebody who has begun nothing: whom to call. */
export interface SilentPerson {
  id: MemberId
  name: string
  loginId: string
  role: Role
  contractNumber: string
  contractName: Bilingual
  branch?: Branch
  expiryDate: Temporal.PlainDate
  stops: readonly MemberStop[]
  lockedDoors: readonly Door[]
  hasAddress: boolean
  /** The last mail about his certificate, and what became of it. */
  lastMail?: { at: Temporal.Instant; state: 'waiting' | 'sent' | 'failed' | 'returned' }
  place: SilentPlace
}

/** Which of them: of one branch, of contracts without one (`code` empty), or all. */
export interface SilentWish extends CampaignSpan {
  branchCode?: string
}

export interface Reminding {
  days: readonly RemindableDay[]
  branchCode?: string
  now: Temporal.Instant
  today: Temporal.PlainDate
  /** Its first instant. */
  dayBegan: Temporal.Instant
}

export interface RemindedCount {
  reminded: number
  /** A mail about it was written today, or waits to be. */
  mailedToday: number
  noAddress: number
  stopped: number
}

/** What was counted beforehand may be shown if it was counted in this time; else it is counted when it is asked. */
export interface CountGood {
  since: Temporal.Instant
  until: Temporal.Instant
}

export interface CampaignCounts<Row> {
  rows: Row[]
  /** Absent: when it was asked. */
  countedAt?: Temporal.Instant
}

export interface Campaign {
  /** Every day of the span, in order. */
  byDay(span: CampaignSpan, good: CountGood): Promise<CampaignCounts<CampaignDay>>
  /** In the order of the codes; contracts without a branch last. */
  byBranch(span: CampaignSpan, good: CountGood): Promise<CampaignCounts<CampaignBranch>>
  /** Whether so many expire within the span. */
  expireAtLeast(count: number, span: CampaignSpan): Promise<boolean>
  /** When it was counted last, if ever. */
  lastCount(): Promise<Temporal.Instant | undefined>
  /** Counts the span and keeps that. One at a time: false where another is at it. */
  count(span: CampaignSpan, at: Temporal.Instant): Promise<boolean>
  /** Those that begin soonest first; `limit` of them, after `after` (keyset). */
  silent(wish: SilentWish, limit: number, after: SilentPlace | undefined): Promise<SilentPerson[]>
  /** Owes a reminder to each who is silent, and none to whoever has had a mail today. The mails are written as others are. */
  remindSilent(reminding: Reminding): Promise<RemindedCount>
}
