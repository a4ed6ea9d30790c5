import type { AuditEventKind } from '../domain/audit-event.ts'
import type { Language } from '../domain/language.ts'
import { timelineEn } from './timeline-en.ts'
import { timelineJa } from './timeline-ja.ts'
import type { Voice } from './voice.ts'

/** The facts of one event as text of the reader's language; undefined where it has none. */
export interface TimelineFacts {
  is(name: string, value: string): boolean
  number(name: string): number | undefined
  date(name: string): string | undefined
  voice: Voice
  /** Which door, in words. */
  door: string | undefined
  /** Why something was refused: the sentence of its code. */
  why: string | undefined
}

/** One sentence for everything that is ever written into the trail: a new kind does not compile without its own. */
export type TimelineWords = Record<AuditEventKind, (facts: TimelineFacts) => string>

export const timelineWords: Record<Language, TimelineWords> = { ja: timelineJa, en: timelineEn }
