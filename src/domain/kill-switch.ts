import type { Bilingual } from './language.ts'

/** What staff can switch off at once, each on its own (domain.md §5). */
export const switchNames = ['acquisition', 'renewal', 'reissue', 'mails'] as const

export type SwitchName = (typeof switchNames)[number]

export type Switches = Readonly<Record<SwitchName, 'on' | 'off'>>

export const allOn: Switches = { acquisition: 'on', renewal: 'on', reissue: 'on', mails: 'on' }

/** Everything that is not off is on: a switch that nobody has ever thrown is nowhere. */
export function switchesBut(off: readonly SwitchName[]): Switches {
  return { ...allOn, ...Object.fromEntries(off.map((name) => [name, 'off'])) }
}

/** What is off, for everybody to read. */
export interface SwitchedOff {
  name: SwitchName
  since: Temporal.Instant
  /** Why, in the institution's words. */
  words: Bilingual
}

/** They stand at the head of a customer's page: more would push away what he came for. */
export const longestSwitchWords = 400

export function isSwitchName(text: string): text is SwitchName {
  return switchNames.some((name) => name === text)
}

/** Both languages, as paragraphs that can be read. */
export function switchWordsFaults({ ja, en }: Bilingual): ('ja' | 'en')[] {
  const isFaulty = (text: string) =>
    text.trim() === '' || !text.isWellFormed() || text.length > longestSwitchWords || hasControls(text)
  return [...(isFaulty(ja) ? (['ja'] as const) : []), ...(isFaulty(en) ? (['en'] as const) : [])]
}

/** Line feeds make paragraphs; whatever turns or hides what follows has no place on a page that must be believed. */
function hasControls(text: string): boolean {
  return /[\p{Cc}\p{Cf}]/u.test(text.replaceAll('\n', ''))
}
