import type { Language } from '../../../domain/language.ts'
import { officeCertificateWords } from '../../../words/office-certificate.ts'
import { type DoorWords, officeMemberWords } from '../../../words/office-member.ts'
import {
  officeStandingWords,
  type StandingFacts,
  type StandingWords,
} from '../../../words/office-standing.ts'
import type { Surroundings } from '../frame/surroundings.ts'
import type { Member } from '../server/office.ts'

type Standing = Member['standing']

/** A standing as it came over the wire, in a sentence with its dates. */
export function standingSentence(
  standing: Standing,
  { language, dates }: Pick<Surroundings, 'language' | 'dates'>,
): string {
  const words: StandingWords = officeStandingWords[language]
  const { kind } = standing
  if (!isStandingKind(kind, words)) return kind
  const text = (name: string) => textOf(standing[name])
  const recovery = objectOf(standing.recovery)
  const lastDay = textOf(recovery.lastDay)
  const facts: StandingFacts = {
    date: (name) => apply(text(name), dates.date),
    moment: (name) => apply(text(name), dates.moment),
    number: (name) => (typeof standing[name] === 'number' ? standing[name] : undefined),
    lastDay: apply(lastDay, dates.date),
    recovery: recoveryOf(recovery.kind),
    stop: apply(text('stop'), (stop) => named(officeMemberWords[language].stops, stop)),
    reason: apply(text('reason'), (reason) =>
      named(officeCertificateWords[language].revocationReasons, reason),
    ),
  }
  return words[kind](facts)
}

const isStandingKind = (kind: string, words: StandingWords): kind is keyof StandingWords =>
  Object.hasOwn(words, kind)

/** The short name of a certificate's state for a table: its stage, but that time may have ended it. */
export function stageName(
  { stage, standing }: Pick<Member['certificates'][number], 'stage' | 'standing'>,
  language: Language,
): string {
  const words = officeCertificateWords[language]
  const isExpired = standing.kind === 'expired-recoverable' || standing.kind === 'lapsed'
  return isExpired ? words.expired : words.stages[stage]
}

function recoveryOf(kind: unknown): StandingFacts['recovery'] {
  return kind === 'acquire' || kind === 'revoke-first' || kind === 'reissue' ? kind : undefined
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

const apply = <T, U>(value: T | undefined, change: (value: T) => U): U | undefined =>
  value === undefined ? undefined : change(value)

/** One or several doors (parted by blanks, as a fact has them) in words. */
export function doorsInWords(
  doors: string,
  { language, voice }: Pick<Surroundings, 'language' | 'voice'>,
): string {
  const words = officeMemberWords[language].doors
  return doors
    .split(' ')
    .map((door) => (isDoor(door, words) ? words[door](voice) : door))
    .join(language === 'ja' ? '、' : ', ')
}

const isDoor = (door: string, words: DoorWords): door is keyof DoorWords => Object.hasOwn(words, door)

/** The word of a dictionary, or the code itself where it is not in it. */
export function named(words: Readonly<Record<string, string>>, code: string): string {
  return words[code] ?? code
}
