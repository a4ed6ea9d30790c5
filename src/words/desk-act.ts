import type { ReissueReason, RevokeReason, StopReason } from '../domain/desk-reason.ts'
import type { Language } from '../domain/language.ts'
import { deskActEn } from './desk-act-en.ts'
import { deskActJa } from './desk-act-ja.ts'
import type { Voice } from './voice.ts'

/** What an administrator does to somebody of his contract, each on a page of its own. */
export type PersonAct = 'reissue' | 'revoke' | 'new-pc' | 'lock' | 'unlock' | 'stop' | 'address' | 'remove'

/** The same, and what is about nobody in particular who is there already. */
export type DeskAct = PersonAct | 'add' | 'stop-contract'

/** Of whom it is told: his name as it stands in the list. */
export interface ActFacts {
  name: string
  voice: Voice
}

export interface ActWords {
  title: (facts: ActFacts) => string
  /** On the person's page, under the link. */
  short: string
  /** What will happen. */
  will: (facts: ActFacts) => readonly string[]
  /** What it does not do. */
  wont: (facts: ActFacts) => readonly string[]
  /** Who is told. */
  told: (facts: ActFacts) => string
  button: string
  done: {
    title: (facts: ActFacts) => string
    /** What he must do next. */
    next: (facts: ActFacts) => readonly string[]
  }
}

export interface DeskActWords {
  will: string
  wont: string
  told: string
  confirm: (pin: string) => string
  confirmHint: string
  back: string
  reason: string
  choose: (label: string) => string
  reissueReasons: Record<ReissueReason, string>
  revokeReasons: Record<RevokeReason, string>
  stopReasons: Record<StopReason, string>
  pins: { label: (v: Voice) => string; kept: string; reset: string }
  address: string
  newAddress: string
  newAddressHint: string
  name: string
  nameHint: string
  loginId: string
  loginIdHint: string
  language: string
  languages: Record<Language, string>
  logonId: string
  done: string
  next: string
  secrets: {
    title: string
    lead: (name: string) => string
    note: string
    after: string
  }
  acts: Record<DeskAct, ActWords>
}

export const deskActWords: Record<Language, DeskActWords> = { ja: deskActJa, en: deskActEn }
