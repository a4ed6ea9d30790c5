import type { Bilingual } from './language.ts'

/** What an institution decides for itself. Day counts are calendar days in `zone` (domain.md §3). */
export interface Policy {
  /** IANA name of the time zone in which every date of this institution is meant. */
  zone: string
  wording: Wording
  /** What a log-on needs besides the attempt: the certificate and a PIN, or the certificate alone. */
  logon: 'certificate+pin' | 'certificate'
  pin: { minLength: number; maxLength: number; tries: number }
  session: { idleMinutes: number; absoluteHours: number }
  /** Days from the issue of an entitlement during which it can be used. */
  acquisitionDays: number
  /** Days before the acquisition deadline on which someone who has not acquired is reminded. */
  acquisitionReminders: readonly number[]
  pickup: PickupPolicy
  validity: Validity
  /** What E is counted from in a renewal. notBefore is always now minus the backdate. */
  validityFrom: 'acquisition' | 'old-expiry'
  notBeforeBackdateMinutes: number
  /** An expiry date that falls on a closed day is moved to the next open one when the certificate is made. */
  expiryOnOpenDay: boolean
  renewalOpens: number
  mailDays: readonly number[]
  mailAfterExpiry: boolean
  afterExpiry: AfterExpiry
  /** Days after issue during which a certificate made in a renewal can be proved; never less than until the old one's E. */
  proveDays: number
  retirement: { kind: 'at-once' } | { kind: 'after'; days: number }
  /** Minutes within which a certificate log-on counts as a fresh act that may issue (domain.md §4). */
  freshActMinutes: number
  /** Hours after issue, first log-on and retirement in which the holder can say "this was not me" (domain.md §4). */
  notMeHours: number
  /** Minutes after which the door of that report, locked by wrong entries, opens by itself while there is something to report. */
  reportLockMinutes: number
  /** Days for which log-on attempts, sessions, pickup codes and vain acquisitions are kept once they are over. */
  keepDays: number
  key: KeyPolicy
  window: RenewalWindowPolicy
  openingHours: OpeningHours
  office: OfficePolicy
  notices: NoticePolicy
  desk: DeskPolicy
  recovery: RecoveryPolicy
  est: EstPolicy
  status: StatusPolicy
}

export interface Wording {
  /** How the institution speaks of itself. */
  self: '当金庫' | '当行' | '当組合'
  selfEn: string
  service: Bilingual
  logon: 'ログオン' | 'ログイン'
  administrator: Bilingual
  user: Bilingual
  /** The names of the four secrets on the forms (domain.md §5). */
  administratorPin: Bilingual
  administratorConfirmationPin: Bilingual
  userPin: Bilingual
  userConfirmationPin: Bilingual
  helpDesk: { name: Bilingual; telephone: string; hours: Bilingual }
}

export type PickupChannel = 'mail' | 'letter' | 'counter'

export interface PickupPolicy {
  channels: readonly PickupChannel[]
  mailMinutes: number
  letterDays: number
  /** Wrong codes before a code is dead. */
  tries: number
  /** How often one code may repeat an acquisition that was not yet proved. */
  repeats: number
}

export type Validity = { years: number } | { months: number } | { days: number }

/** What becomes of someone whose certificate has expired. `days` counts from E: day 90 is still allowed, day 91 is not. */
export type AfterExpiry =
  | { kind: 'acquire'; days: number }
  | { kind: 'revoke-first'; days: number }
  | { kind: 'reissue' }

export type KeyAlgorithm = 'EC-P256' | 'EC-P384' | 'RSA-2048' | 'RSA-3072' | 'RSA-4096'

/** Where a key may live. Today a password-protected file made in the browser (domain.md §4); the union grows. */
export type KeyMedium = 'file'

export type ProtectionLevel = 'low' | 'medium' | 'high'

export interface KeyPolicy {
  /** The kind of key that the page makes. */
  algorithm: KeyAlgorithm
  /** What is accepted in a request: always includes `algorithm`. */
  accepted: readonly KeyAlgorithm[]
  media: readonly KeyMedium[]
  protection: ProtectionLevel
}

/** Which of the manuals' optional steps the window shows. */
export interface RenewalWindowPolicy {
  storageChoice: boolean
  keyProtection: boolean
  consent: 'once' | 'per-act'
}

/** What holds for the institution's own staff. Their sessions are as long as those of members. */
export interface OfficePolicy {
  /** Wrong entries before a way in is closed for `lockMinutes`; it opens by itself, so that nobody is locked out for ever. */
  tries: number
  lockMinutes: number
  /** Hours after which an activation code that was not used is dead. */
  activationHours: number
  /** Hours within which a request must be approved. */
  approvalHours: number
}

/** What somebody shows besides his IDs and PINs when he gets a certificate. */
export type SecondProof = 'mail-code' | 'letter-code' | 'passkey'

/** What is asked of whoever comes back after expiry by himself (domain.md §5). */
export interface RecoveryPolicy {
  /** Any one of these is enough; codes come by the channels of `pickup`. Never empty. */
  secondProof: readonly SecondProof[]
  /** `with-colleague`: an administrator needs another administrator's approval too. */
  administrators: 'alone' | 'with-colleague'
  /** Hours within which that approval must come. */
  approvalHours: number
}

/** Whether devices and programs get certificates by a protocol (docs/decisions/037-est.md). */
export interface EstPolicy {
  /** The first one: by a secret that two of the staff have made for one person, or not at all. */
  enroll: 'off' | 'secret'
  /**
   * The next one, by showing the certificate in use. `own`: where that came by EST too, and everywhere where a log-on takes
   * the certificate alone. `all`: where a PIN is asked for at the log-on, whoever has copied a file renews without it.
   */
  reenroll: 'off' | 'own' | 'all'
  /** Hours after which a secret that was not used is dead. */
  secretHours: number
}

/**
 * How soon others hear of a revocation, and for how long they may go on by what they were told: whatever is longer
 * spares machines, and lets him who holds back the news go on longer (docs/decisions/033-status.md).
 */
export interface StatusPolicy {
  /** Seconds until a revocation is seen by whoever asks, caches on the way included. */
  seenSeconds: number
  /** So much earlier than it is made a list or an answer says it was: clocks of others are slow, and they refuse what is to come. */
  backdateMinutes: number
  /** For how long a list is good, and how long before its end there is another: that is the time to notice trouble. */
  listHours: number
  listAheadHours: number
  /** The same of an OCSP answer. */
  answerMinutes: number
  answerAheadMinutes: number
  /** The same of the certificate of whoever signs OCSP answers, which nobody can revoke. */
  responderDays: number
  responderAheadDays: number
}

/** What holds for acts on other people's certificates, at an administrator's desk and at the staff's (domain.md §8). */
export interface DeskPolicy {
  /** Whether one administrator may reissue for another of his contract; `institution`: its staff alone. */
  administratorReissue: 'institution' | 'other-administrator'
  /** Hours after a change of mail address in which nobody who is concerned gets another certificate. */
  addressCoolOffHours: number
  /** Hours within which a new address must be confirmed by the code that was sent there. */
  addressCodeHours: number
  /** Days in which a reissue after a revocation or a change of address is alarming. */
  alarmDays: number
  /** Certificates got by acquisition within a day that are alarming. */
  acquisitionsInARow: number
  /**
   * Whether somebody whose own acquisitions or log-on have alarmed the staff goes on, or is held until two of them release
   * him.
   */
  alarmedAtDoor: 'goes-on' | 'is-held'
  /** The same of an alarming reissue: held, nobody acquires by it before two of the staff have looked. */
  alarmedByReissue: 'goes-on' | 'is-held'
  /** How a new PC gets its certificate: beside the old one, which goes on working, or by reissue, which revokes first. */
  newPc: 'beside-old' | 'by-reissue'
}

/** What is told by mail of time alone. Every other mail is of an event. */
export type MailMilestoneKind = 'not-acquired' | 'before-expiry' | 'after-expiry' | 'grace-ends' | 'unproved'

/** What an institution decides about its mails and its board (domain.md §6). */
export interface NoticePolicy {
  /**
   * `only-acts-and-codes`: none about dates; those that tell of an act, a stop or a lock go out, and codes that somebody
   * has asked for. `off`: those codes alone.
   */
  mails: 'on' | 'only-acts-and-codes' | 'off'
  /** Milestones of which no mail is written. */
  off: readonly MailMilestoneKind[]
  /** `off`: everybody is written to in Japanese. */
  english: 'on' | 'off'
  /** Days before the last day of the way back in on which somebody who has expired is told. */
  graceDays: readonly number[]
  /** Days after its issue on which the holder of a certificate that has not logged on yet is told. */
  unprovedDays: readonly number[]
  /** When mails of time alone go out: local wall-clock times, `until` exclusive and '24:00' at most. */
  window: { from: string; until: string; openDaysOnly: boolean }
  /** Whom they come from; `address` without a name. */
  from: { name: Bilingual; address: string }
  /** `on`: signed as RFC 8551 has it, besides DKIM. */
  smime: 'on' | 'off'
  /** The institution's own paragraph in every mail of a milestone; empty: none. */
  paragraph: Bilingual
  /**
   * Where the generated notice stands: as in the manuals until 2020-08-17 on a page of its own after log-on and on the
   * menu, or from then on in 「重要なお知らせ」.
   */
  place: 'notice-page' | 'board'
}

/** When acquisition and renewal are open. Local wall-clock times; a day that is missing from `week` is closed. */
export interface OpeningHours {
  /** ISO weekday 1 (Monday) … 7 → from and until, 'HH:MM', until '24:00' at most; until is exclusive. */
  week: Readonly<Partial<Record<Weekday, { from: string; until: string }>>>
  /** Closed every year, 'MM-DD'. */
  closedEachYear: readonly string[]
  /** Closed once, ISO dates. */
  closedOnce: readonly string[]
}

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** A policy and the day from which it counts. An institution always has one that started before its first member. */
export interface PolicyVersion {
  version: number
  effectiveFrom: Temporal.PlainDate
  policy: Policy
  /** Since when it is known, and counts for whoever expires after its first day; absent: always. */
  addedAt?: Temporal.Instant
  announcement?: Announcement
}

/** What customers are told of a change before it comes: on the board from its first day (domain/announcement.ts). */
export interface Announcement {
  from: Temporal.PlainDate
  title: Bilingual
  body: Bilingual
}
