import type { Language } from '../../../domain/language.ts'
import type { LogonFailure } from '../../../domain/logon.ts'
import type { RefusalCode } from '../../../domain/refusal.ts'
import { logonFailureWords } from '../../../words/logon-failure.ts'
import { refusalNumber } from '../../../words/refusal-number.ts'
import type { RefusalSentence, ToldFacts } from '../../../words/refusal-sentence.ts'
import { refusalsEn } from '../../../words/refusals-en.ts'
import { refusalsJa } from '../../../words/refusals-ja.ts'
import type { Voice } from '../../../words/voice.ts'
import type { Dates } from './dates.ts'

export type Facts = Readonly<Record<string, string | number>>

/** A rule's no as the customer would read it, with the number under which it stands in the list. */
export function refusalIn(
  code: string,
  facts: Facts,
  voice: Voice,
  dates: Dates,
): (RefusalSentence & { number: string }) | undefined {
  if (!isRefusalCode(code)) return undefined
  const words = voice.language === 'ja' ? refusalsJa : refusalsEn
  return { ...words[code](told(facts, dates), voice), number: refusalNumber[code] }
}

/** What the page of a failed log-on says in large letters; undefined where it is no such failure. */
export function logonFailureIn(failure: string, { language, voice }: Speaking): string | undefined {
  const { saw } = logonFailureWords[language]
  return isFailure(failure, saw) ? saw[failure]({}, voice).title : undefined
}

interface Speaking {
  language: Language
  voice: Voice
}

export function told(facts: Facts, dates: Dates): ToldFacts {
  return {
    date: (name) => (facts[name] === undefined ? undefined : dates.date(String(facts[name]))),
    moment: (name) => (facts[name] === undefined ? undefined : dates.moment(String(facts[name]))),
    is: (name, value) => facts[name] === value,
    number: (name) => {
      const value = facts[name]
      return typeof value === 'number' ? value : undefined
    },
  }
}

const isFailure = (name: string, saw: object): name is LogonFailure => Object.hasOwn(saw, name)

const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(refusalNumber, code)
