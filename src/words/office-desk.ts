import type { ReissueReason, RevokeReason, StopReason } from '../domain/desk-reason.ts'
import type { Language } from '../domain/language.ts'
import type { MemberStop } from '../domain/life.ts'
import type { PickupChannel } from '../domain/policy.ts'
import type { StaffChange } from '../domain/staff-change.ts'
import { officeDeskWordsEn } from './office-desk-en.ts'
import { officeDeskWordsJa } from './office-desk-ja.ts'

/** What the staff's desk says of one of its acts: before it is asked for or done. */
export interface ActWords {
  title: string
  /** What it does, to whom. */
  lead: string
  /** To read out to the customer. */
  readOut: string
  open: string
}

type AskedAct =
  | 'reissue'
  | 'recovery-letter'
  | 'est-secret'
  | 'address-change'
  | 'stop-release'
  | 'removal'
  | 'administrator-adding'

export interface OfficeDeskWords {
  title: string
  lead: string
  contract: string
  administrators: (count: number) => string
  single: string
  contractStopped: (since: string) => string
  waiting: (what: string) => string
  /** Of an EST secret. */
  secretHalf: {
    title: string
    lead: string
    show: string
    which: Record<'first' | 'second', string>
    userName: string
    until: string
  }
  showRequest: string
  impossible: string
  why: string
  readOut: string
  asks: Record<AskedAct | 'contract-release', ActWords>
  atOnce: Record<
    'revoke' | 'stop' | 'contract-stop',
    ActWords & { act: string; working: string; done: string }
  >
  summary: string
  choose: (label: string) => string
  reason: string
  reissueReasons: Record<ReissueReason, string>
  revokeReasons: Record<RevokeReason, string>
  stopReasons: Record<StopReason, string>
  pins: string
  pinChoices: Record<'kept' | 'reset', string>
  newAddress: string
  newPerson: { loginId: string; name: string; mailAddress: string; language: string }
  next: string
  checking: string
  shownTitle: string
  another: string
  change: string
  evidence: string
  evidenceHint: string
  evidenceMissing: string
  evidenceLong: string
  count: (length: number) => string
  submit: string
  submitting: string
  facts: {
    name: string
    role: string
    loginId: string
    company: string
    contractNumber: string
    reason: string
    pins: string
    ends: string
    endsNone: string
    certificate: (until: string) => string
    from: string
    to: string
    none: string
    mailAddress: string
    stops: string
    stoppedAt: string
    everybody: string
    administrators: string
    language: string
    change: string
    before: string
    after: string
    words: string
    since: string
    what: string
    code: string
    expiryDate: string
    lastDay: string
  }
  /** How a pickup code reaches the holder. */
  codeWays: Record<PickupChannel, string>
  /** What the staff do next, after the approval. */
  secretsNext: {
    codeByMail: string
    codeAtCounter: string
    pinLetter: string
    codeLetter: string
    bothLetters: string
  }
  stops: Record<MemberStop, string>
  languages: Record<Language, string>
  changes: Record<StaffChange, string>
  toMember: string
}

export const officeDeskWords: Record<Language, OfficeDeskWords> = {
  ja: officeDeskWordsJa,
  en: officeDeskWordsEn,
}
