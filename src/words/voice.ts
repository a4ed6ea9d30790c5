import type { Language } from '../domain/language.ts'
import type { Wording } from '../domain/policy.ts'

/** The institution's own words in one language: what every dictionary fills into its sentences. */
export interface Voice {
  language: Language
  /** How the institution speaks of itself: 当金庫, "the bank". */
  self: string
  service: string
  /** The noun: ログオン or ログイン, "log-on" or "log-in". */
  logon: string
  /** The verb: ログオンする, "log on". */
  logOn: string
  administrator: string
  user: string
  administratorPin: string
  administratorConfirmationPin: string
  userPin: string
  userConfirmationPin: string
  desk: { name: string; telephone: string; hours: string }
}

const english = {
  ログオン: { logon: 'log-on', logOn: 'log on' },
  ログイン: { logon: 'log-in', logOn: 'log in' },
} satisfies Record<Wording['logon'], { logon: string; logOn: string }>

export function speak(wording: Wording, language: Language): Voice {
  const { helpDesk } = wording
  const logon =
    language === 'en' ? english[wording.logon] : { logon: wording.logon, logOn: `${wording.logon}する` }
  return {
    language,
    self: language === 'en' ? wording.selfEn : wording.self,
    service: wording.service[language],
    ...logon,
    administrator: inSentence(wording.administrator[language]),
    user: inSentence(wording.user[language]),
    administratorPin: wording.administratorPin[language],
    administratorConfirmationPin: wording.administratorConfirmationPin[language],
    userPin: wording.userPin[language],
    userConfirmationPin: wording.userConfirmationPin[language],
    desk: {
      name: helpDesk.name[language],
      telephone: helpDesk.telephone,
      hours: helpDesk.hours[language],
    },
  }
}

/** The name of a role in the middle of an English sentence; capital() undoes it at the head of one. */
function inSentence(role: string): string {
  return role.charAt(0).toLowerCase() + role.slice(1)
}

/** The first letter large, for the head of an English sentence; Japanese is left as it is. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
