import type { Language } from '../domain/language.ts'
import { maskedId } from '../domain/masked-id.ts'
import { oneLine } from '../domain/one-line.ts'
import type { Wording } from '../domain/policy.ts'
import { dateInWords } from './dates.ts'
import { type CalendarDay, calendarFile } from './icalendar.ts'
import { peopleWords } from './people.ts'
import { speak } from './voice.ts'

export interface PersonInCalendar {
  /** The same in every file, so that a renewal moves his day and adds none. */
  uid: string
  name: string
  loginId: string
  expiryDate: Temporal.PlainDate
  renewalOpensOn: Temporal.PlainDate
  /** Days before E on which the policy writes to him. */
  alarms: readonly number[]
}

/** Every expiry date of a contract as a file for any calendar. It is carried about: of an ID it shows the end only. */
export function expiryCalendar(
  people: readonly PersonInCalendar[],
  stamp: Temporal.Instant,
  wording: Wording,
  language: Language,
): string {
  const words = peopleWords[language]
  const voice = speak(wording, language)
  const days = people.map(
    ({ uid, name, loginId, expiryDate, renewalOpensOn, alarms }): CalendarDay => ({
      uid,
      day: expiryDate,
      summary: words.event(oneLine(name), maskedId(loginId)),
      description: words.eventText(voice, dateInWords(renewalOpensOn, language)),
      alarms,
    }),
  )
  return calendarFile(days, stamp)
}
