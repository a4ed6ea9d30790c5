import type { Language } from '../domain/language.ts'
import type { Role } from '../domain/life.ts'
import type { Wording } from '../domain/policy.ts'
import type { CertificateMail } from '../domain/reminder.ts'
import type { Standing } from '../domain/standing.ts'
import { csvFile } from './csv.ts'
import { dateInWords, dateTimeInWords } from './dates.ts'
import { peopleWords } from './people.ts'
import { peopleListWords } from './people-list.ts'
import { standingInWords } from './person-standing.ts'
import { speak, type Voice } from './voice.ts'

export interface PersonInFile {
  loginId: string
  name: string
  role: Role
  standing: Standing
  expiryDate?: Temporal.PlainDate
  daysLeft?: number
  lastLogonAt?: Temporal.Instant
  lastMail?: {
    kind: CertificateMail
    at: Temporal.Instant
    delivery: keyof (typeof peopleWords)['ja']['delivery']
  }
  mailAddress: 'there' | 'absent' | 'bounced'
}

/** The list of people as a file; dates also as ISO, by which a spreadsheet can sort. */
export function peopleCsv(
  people: readonly PersonInFile[],
  zone: string,
  wording: Wording,
  language: Language,
): string {
  const voice = speak(wording, language)
  const words = peopleListWords[language]
  return csvFile([words.columns(voice), ...people.map((person) => row(person, zone, voice))])
}

function row(person: PersonInFile, zone: string, voice: Voice): string[] {
  const { language } = voice
  const { loginId, name, role, standing, expiryDate, daysLeft, lastLogonAt, lastMail, mailAddress } = person
  const words = peopleWords[language]
  const moment = (at: Temporal.Instant | undefined) =>
    at === undefined ? '' : dateTimeInWords(at.toZonedDateTimeISO(zone), language)
  return [
    loginId,
    name,
    voice[role],
    standingInWords(standing, zone, voice),
    expiryDate?.toString() ?? '',
    expiryDate === undefined ? '' : dateInWords(expiryDate, language),
    daysLeft === undefined ? '' : String(daysLeft),
    moment(lastLogonAt),
    lastMail === undefined ? '' : words.mails[lastMail.kind],
    moment(lastMail?.at),
    lastMail === undefined ? '' : words.delivery[lastMail.delivery],
    peopleListWords[language].address[mailAddress],
  ]
}
