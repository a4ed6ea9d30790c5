import type { Language } from '../domain/language.ts'
import type { FindingName, SelfTest } from '../domain/self-test.ts'
import { selfTestEn } from './self-test-en.ts'
import { selfTestJa } from './self-test-ja.ts'
import type { Voice } from './voice.ts'

/** What was found, and what to do where it stands in the way. */
export interface FindingWords {
  what: string
  next?: string
}

export type AllFindingWords = { [Name in FindingName]: Record<SelfTest[Name], FindingWords> }

export interface SelfTestWords {
  title: string
  lead: (voice: Voice) => string
  harmless: string
  computerHeading: string
  browserHeading: string
  certificateHeading: string
  names: Record<FindingName, string>
  language: string
  languageNames: Record<Language, string>
  ourTime: string
  ourTimeNote: string
  findings: (voice: Voice) => AllFindingWords
  /** Beside what the clock's row says: around the number of minutes. */
  difference: { before: string; after: string }
  popUpNeedsScript: string
  tryPopUp: string
  reload: string
  tryCertificate: string
  tryCertificateLead: string
  codeHeading: string
  codeLead: (voice: Voice) => string
  seen: Record<'ours' | 'expired', { title: string; meaning: (voice: Voice) => string }>
  commonName: string
  expiryDate: string
  back: string
  linkLead: string
}

export const selfTestWords: Record<Language, SelfTestWords> = { ja: selfTestJa, en: selfTestEn }
