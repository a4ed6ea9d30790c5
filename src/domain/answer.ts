import type { Role } from './life.ts'
import type { RefusalCode, RefusalFacts } from './refusal.ts'

/** What a rule answers: what is granted, or why not and what to do instead. */
export type Answer<Grant> = Yes<Grant> | No

export interface Yes<Grant> {
  answer: 'yes'
  grant: Grant
}

export interface No {
  answer: 'no'
  code: RefusalCode
  /** Dates as ISO text of the institution's zone; instants as ISO text in UTC. */
  facts: RefusalFacts
  remedy: Remedy
}

/** The one right way on for someone who was refused. */
export type Remedy =
  | { kind: 'renew' }
  /** 「電子証明書取得」 on the log-on page, until the end of that ISO date. */
  | { kind: 'acquire'; lastDay: string }
  | { kind: 'open-new-pc' }
  /** An administrator of his contract; for an administrator it is the institution. */
  | { kind: 'ask-administrator' }
  | { kind: 'ask-institution' }
  /** Log on again at a fresh address, so that the browser asks which certificate. */
  | { kind: 'choose-other-certificate' }
  /** The one that was acquired or renewed and has not logged on yet. */
  | { kind: 'log-on-with-new' }
  /** Again with the same certificate: a fresh act is wanted. */
  | { kind: 'log-on-again' }
  | { kind: 'begin-again' }
  /** An ISO instant. */
  | { kind: 'wait-until'; at: string }
  | { kind: 'none-needed' }

export const yes = <Grant>(grant: Grant): Yes<Grant> => ({ answer: 'yes', grant })

export const no = (code: RefusalCode, remedy: Remedy, facts: RefusalFacts = {}): No => ({
  answer: 'no',
  code,
  facts,
  remedy,
})

/** Whom he asks for a new certificate (domain.md §1): a user his administrator, an administrator the institution. */
export const askFor = (role: Role): Remedy =>
  role === 'user' ? { kind: 'ask-administrator' } : { kind: 'ask-institution' }
