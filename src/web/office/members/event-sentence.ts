import type { AuditEventKind } from '../../../domain/audit-event.ts'
import { refusalNumber } from '../../../words/refusal-number.ts'
import { logonFailureCodes } from '../../../words/screens.ts'
import { type TimelineFacts, timelineWords } from '../../../words/timeline.ts'
import type { Surroundings } from '../frame/surroundings.ts'
import { logonFailureIn, refusalIn, told } from '../parts/refusal.ts'
import type { Event } from '../server/office.ts'
import { doorsInWords } from './standing.ts'

type Speaking = Pick<Surroundings, 'language' | 'voice' | 'dates'>

/** An event of the audit trail, or an alarm, in a sentence. */
export function eventSentence({ kind, facts }: Pick<Event, 'kind' | 'facts'>, speaking: Speaking): string {
  const words = timelineWords[speaking.language]
  return isKnown(kind, words) ? words[kind](factsOf(facts, speaking)) : kind
}

/** The code on the page that the person saw: that of a failed log-on, or the number of a refusal. */
export function pageCodeOf({ failure, code }: Event['facts']): string | undefined {
  const codes: Readonly<Record<string, string>> = logonFailureCodes
  const numbers: Readonly<Record<string, string>> = refusalNumber
  return codes[String(failure ?? '')] ?? numbers[String(code ?? '')]
}

const isKnown = (kind: string, words: object): kind is AuditEventKind => Object.hasOwn(words, kind)

function factsOf(facts: Event['facts'], speaking: Speaking): TimelineFacts {
  const { voice, dates } = speaking
  const { is, number, date } = told(facts, dates)
  const { doors, door = doors, failure = '', code = failure } = facts
  return {
    is,
    number,
    date,
    voice,
    door: door === undefined ? undefined : doorsInWords(String(door), speaking),
    why: logonFailureIn(String(failure), speaking) ?? refusalIn(String(code), facts, voice, dates)?.what,
  }
}
