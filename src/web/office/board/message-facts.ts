import { officeBoardWords } from '../../../words/office-board.ts'
import type { Surroundings } from '../frame/surroundings.ts'
import type { BoardText } from '../server/board.ts'

/** Around its words: whom it is for, how grave it is, and when it stands there. */
export function messageFacts(
  { audience, priority, from, until }: BoardText,
  { language, dates }: Pick<Surroundings, 'language' | 'dates'>,
): readonly [audience: readonly [string, string], ...(readonly [string, string])[]] {
  const words = officeBoardWords[language]
  return [
    [words.audience, audienceInWords(audience, language)],
    [words.priority, words.priorities[priority]],
    [words.period, words.periodText(dates.date(from), dates.date(until))],
  ]
}

export function audienceInWords(audience: BoardText['audience'], language: Surroundings['language']): string {
  const words = officeBoardWords[language]
  if (audience.kind !== 'contract') return words.audiences[audience.kind]
  return words.forContract(audience.number, audience.name[language])
}
