import type { Bilingual, Language } from '../domain/language.ts'
import type { Door, MemberStop, Role } from '../domain/life.ts'
import type { Wording } from '../domain/policy.ts'
import { csvFile } from './csv.ts'
import { dateInWords, dateTimeInWords } from './dates.ts'
import { officeCampaignWords } from './office-campaign.ts'
import { officeMemberWords } from './office-member.ts'
import { speak, type Voice } from './voice.ts'

export interface PersonToCall {
  name: string
  loginId: string
  role: Role
  contractNumber: string
  contractName: Bilingual
  branch?: { code: string; name: string }
  expiryDate: Temporal.PlainDate
  stops: readonly MemberStop[]
  lockedDoors: readonly Door[]
  hasAddress: boolean
  lastMail?: { at: Temporal.Instant; state: 'waiting' | 'sent' | 'failed' | 'returned' }
}

/** The call list as a file; dates also as ISO, by which a spreadsheet can sort. */
export function callListCsv(
  people: readonly PersonToCall[],
  zone: string,
  wording: Wording,
  language: Language,
): string {
  const voice = speak(wording, language)
  const { csv } = officeCampaignWords[language]
  return csvFile([csv.columns, ...people.map((person) => row(person, zone, voice))])
}

function row(person: PersonToCall, zone: string, voice: Voice): string[] {
  const { language } = voice
  const { call } = officeCampaignWords[language]
  const { lastMail, branch } = person
  return [
    person.expiryDate.toString(),
    dateInWords(person.expiryDate, language),
    branch?.code ?? '',
    branch?.name ?? '',
    person.contractNumber,
    person.contractName[language],
    voice[person.role],
    person.loginId,
    person.name,
    lastMail === undefined ? '' : dateTimeInWords(lastMail.at.toZonedDateTimeISO(zone), language),
    lastMail === undefined ? '' : call.lastMail[lastMail.state],
    stateOf(person, voice),
  ]
}

function stateOf({ stops, lockedDoors, hasAddress }: PersonToCall, voice: Voice): string {
  const words = officeMemberWords[voice.language]
  return [
    ...stops.map((stop) => words.stops[stop]),
    ...lockedDoors.map((door) => words.doorLocked(words.doors[door](voice))),
    ...(hasAddress ? [] : [officeCampaignWords[voice.language].call.noAddress]),
  ].join(voice.language === 'ja' ? '、' : ', ')
}
