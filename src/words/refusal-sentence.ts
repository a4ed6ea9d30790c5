import type { Language } from '../domain/language.ts'
import type { Wording } from '../domain/policy.ts'
import type { RefusalCode, RefusalFacts } from '../domain/refusal.ts'
import { dateInWords, dateTimeInWords } from './dates.ts'
import { refusalsEn } from './refusals-en.ts'
import { refusalsJa } from './refusals-ja.ts'
import { speak, type Voice } from './voice.ts'

/** Why not, and what to do now. */
export interface RefusalSentence {
  what: string
  next: string
}

/** The facts of a refusal as text of the reader's language; undefined where the rule gave none. */
export interface ToldFacts {
  date(name: string): string | undefined
  moment(name: string): string | undefined
  is(name: string, value: string): boolean
  number(name: string): number | undefined
}

export type RefusalWords = Record<RefusalCode, (facts: ToldFacts, voice: Voice) => RefusalSentence>

/** Of what only the institution's staff meet. */
export type OfficeRefusalWords = Pick<
  RefusalWords,
  | 'staff-not-signed-in'
  | 'staff-session-ended'
  | 'sign-in-failed'
  | 'activation-failed'
  | 'password-unacceptable'
  | 'verification-failed'
  | 'staff-not-allowed'
  | 'nothing-to-unlock'
  | 'approval-waits'
  | 'approval-own'
  | 'approval-closed'
  | 'approval-expired'
  | 'target-changed'
  | 'shown-changed'
  | 'message-faulty'
  | 'switch-words-faulty'
  | 'pull-unfit'
  | 'policy-faulty'
  | 'message-over'
  | 'test-mail-impossible'
  | 'import-faulty'
  | 'predecessor-unfit'
  | 'ca-unfit'
  | 'letters-changed'
  | 'letter-other-hand'
  | 'about-oneself'
  | 'nobody-left'
  | 'code-half-gone'
  | 'letter-not-wanted'
>

/** Of acts on other people's certificates. */
export type DeskRefusalWords = Pick<
  RefusalWords,
  | 'act-not-permitted'
  | 'approval-needed'
  | 'nothing-to-change'
  | 'nothing-to-revoke'
  | 'address-cooling-off'
  | 'address-with-reissue'
  | 'address-unacceptable'
  | 'address-taken'
  | 'address-code-wrong'
  | 'address-change-over'
  | 'login-id-taken'
  | 'person-unacceptable'
  | 'contract-stopped'
>

const words: Record<Language, RefusalWords> = { ja: refusalsJa, en: refusalsEn }

/** A rule's no in the person's language and the institution's words. `zone` is the policy's. */
export function refusalSentence(
  code: RefusalCode,
  facts: RefusalFacts,
  wording: Wording,
  language: Language,
  zone: string,
): RefusalSentence {
  return words[language][code](tell(facts, language, zone), speak(wording, language))
}

function tell(facts: RefusalFacts, language: Language, zone: string): ToldFacts {
  return {
    date(name) {
      const value = facts[name]
      return value === undefined ? undefined : dateInWords(Temporal.PlainDate.from(String(value)), language)
    },
    moment(name) {
      const value = facts[name]
      if (value === undefined) return undefined
      return dateTimeInWords(Temporal.Instant.from(String(value)).toZonedDateTimeISO(zone), language)
    },
    is: (name, value) => facts[name] === value,
    number(name) {
      const value = facts[name]
      return typeof value === 'number' ? value : undefined
    },
  }
}
