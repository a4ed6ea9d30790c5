import type { Mail, MailFrame } from './mail.ts'
import { type ExpiredMailFacts, expiredMail } from './mail-expired.ts'
import { type NotAcquiredMailFacts, notAcquiredMail } from './mail-not-acquired.ts'
import {
  type RenewalToProveMailFacts,
  renewalToProveMail,
  type UnprovedMailFacts,
  unprovedMail,
} from './mail-prove.ts'
import { type RenewalMailFacts, renewalMail } from './mail-renewal.ts'

/** What a mail of time alone tells its holder; an administrator's digest tells the same of several people. */
export type MilestoneFacts =
  | RenewalMailFacts
  | RenewalToProveMailFacts
  | ExpiredMailFacts
  | UnprovedMailFacts
  | NotAcquiredMailFacts

/** `today`: from when the days that are left are counted. */
export function milestoneMail(frame: MailFrame, facts: MilestoneFacts, today: Temporal.PlainDate): Mail {
  switch (facts.kind) {
    case 'before-expiry':
      return facts.wanted === 'renew' ? renewalMail(frame, facts, today) : renewalToProveMail(frame, facts)
    case 'after-expiry':
    case 'grace-ends':
      return expiredMail(frame, facts, today)
    case 'unproved':
      return unprovedMail(frame, facts)
    case 'not-acquired':
      return notAcquiredMail(frame, facts, today)
  }
}
