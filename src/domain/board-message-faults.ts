import type { BoardText } from './board-message.ts'
import { isAfter, isBefore } from './local-day.ts'
import { oneLine } from './one-line.ts'

/** What may be wrong with a message; the first part is the field. */
export type BoardFault =
  | 'title-missing'
  | 'title-long'
  | 'title-link'
  | 'body-missing'
  | 'body-long'
  | 'body-link'
  | 'until-before-from'
  | 'from-past'
  | 'until-far'

export const longestTitle = 80
export const longestBody = 4000
/** Days from its first to its last: who wants more says it again. */
export const longestPeriod = 400

/** As it is kept: one form of each character, lines without blanks at their ends, and nothing that steers a screen. */
export function tidyTitle(typed: string): string {
  return oneLine(typed)
}

export function tidyBody(typed: string): string {
  return typed
    .replaceAll(/\r\n?/g, '\n')
    .split('\n')
    .map(oneLine)
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/^\n+|\n+$/g, '')
}

/** Of the text in one language, tidied. */
export function textFaults({ title, body }: { title: string; body: string }): BoardFault[] {
  const faults: [BoardFault, boolean][] = [
    ['title-missing', title === ''],
    ['title-long', [...title].length > longestTitle],
    ['title-link', hasLink(title)],
    ['body-missing', body === ''],
    ['body-long', [...body].length > longestBody],
    ['body-link', hasLink(body)],
  ]
  return faults.filter(([, isThere]) => isThere).map(([fault]) => fault)
}

/** Of the days, when it is asked for. */
export function periodFaults(
  { from, until }: Pick<BoardText, 'from' | 'until'>,
  today: Temporal.PlainDate,
): BoardFault[] {
  const faults: [BoardFault, boolean][] = [
    ['from-past', isBefore(from, today)],
    ['until-before-from', isBefore(until, from)],
    ['until-far', isAfter(until, from.add({ days: longestPeriod }))],
  ]
  return faults.filter(([, isThere]) => isThere).map(([fault]) => fault)
}

/**
 * The institution never sends its customers anywhere by a link (domain.md §6): they open it from their bookmark. An
 * address, typed in any width, would teach them otherwise.
 */
export function hasLink(text: string): boolean {
  return /[a-z][a-z0-9+.-]*:\/\/|\bwww\.|\bmailto:/i.test(text.normalize('NFKC'))
}
