import type { DeskMailEvent } from '../domain/desk-event.ts'
import { oneLine } from '../domain/one-line.ts'
import { dateInWords, dateTimeZoneInWords } from './dates.ts'
import { type DeskTold, deskMailWords } from './desk-mail-words.ts'
import { composeMail, type Mail, type MailFrame } from './mail.ts'
import { speak } from './voice.ts'

export interface DeskMailFacts {
  event: DeskMailEvent
  at: Temporal.ZonedDateTime
  by: 'self' | 'administrator' | 'staff'
  /** Whose, where the reader is an administrator of the contract and not the holder. */
  holder?: string
  /** The last day to acquire, where one was opened. */
  deadline?: Temporal.PlainDate
}

/** To the holder and to every administrator of his company: what was done to a person must not stay unseen. */
export function deskMail(frame: MailFrame, { event, at, by, holder, deadline }: DeskMailFacts): Mail {
  const { language } = frame
  const words = deskMailWords[language]
  const voice = speak(frame.wording, language)
  const name = holder === undefined ? undefined : oneLine(holder)
  const told: DeskTold = {
    at: dateTimeZoneInWords(at, language),
    whose: name === undefined ? words.yours : words.whose(name),
    who: name === undefined ? words.you : words.who(name),
    by: words.by[by](voice),
    deadline: deadline === undefined ? '' : dateInWords(deadline, language),
  }
  const { subject, what, next } = words.events[event]
  return composeMail(frame, subject, [what(told, voice), next(told, voice), words.otherwise(voice)])
}
