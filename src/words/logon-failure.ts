import type { Language } from '../domain/language.ts'
import type { MemberStop } from '../domain/life.ts'
import type { LogonFailure } from '../domain/logon.ts'
import { logonFailureEn } from './logon-failure-en.ts'
import { logonFailureJa } from './logon-failure-ja.ts'
import type { Voice } from './voice.ts'

/** Why it may have come to this. The page lists those that fit, the likeliest first. */
export type LikelyReason =
  | 'expired'
  | 'other-chosen'
  | 'other-browser'
  | 'other-computer'
  | 'never-installed'
  | 'network'
  | 'old-one-kept'
  | 'other-person'
  | 'reissued'
  | 'lost-file'
  | 'computer-clock'
  | 'bookmark'
  | 'not-me'
  | 'unusual'
  | 'renewed-by-another'

/** Dates already in words; absent where we do not know whose certificate it is. */
export interface LogonFailureFacts {
  expiryDate?: string
  lastDay?: string
  proveUntil?: string
  validFrom?: string
  /** Why he is stopped. */
  stop?: MemberStop
  /** Not his certificate alone: the CA that issued it. */
  ca?: 'revoked'
}

export interface LogonFailureWords {
  /** Large: what we saw, and what it means. */
  saw: Record<LogonFailure, (facts: LogonFailureFacts, voice: Voice) => { title: string; meaning: string }>
  reasonsHeading: string
  reasons: Record<
    LikelyReason,
    (facts: LogonFailureFacts, voice: Voice) => { reason: string; remedy: string }
  >
  presented: string
  memberId: string
  retry: string
  proofRetry: string
  acquire: string
  report: string
  logon: (voice: Voice) => string
  otherwise: (voice: Voice) => string
}

export const logonFailureWords: Record<Language, LogonFailureWords> = {
  ja: logonFailureJa,
  en: logonFailureEn,
}
