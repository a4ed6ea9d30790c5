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

/** Of acts on other people's certificates. */
export type DeskTimelineWords = Pick<
  TimelineWords,
  | 'desk-act-refused'
  | 'desk-act-confirmed'
  | 'certificates-revoked'
  | 'member-reissued'
  | 'new-pc-opened'
  | 'member-locked'
  | 'member-unlocked'
  | 'member-stopped'
  | 'stop-released'
  | 'contract-stopped'
  | 'contract-released'
  | 'address-change-asked'
  | 'address-changed'
  | 'address-change-ended'
  | 'address-code-refused'
  | 'member-removed'
>

export const timelineWords: Record<Language, TimelineWords> = { ja: timelineJa, en: timelineEn }
