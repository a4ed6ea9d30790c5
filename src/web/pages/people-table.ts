import type { Standing } from '../../domain/standing.ts'
import { dateInWords, dateTimeInWords, daysLeftInWords } from '../../words/dates.ts'
import { peopleWords } from '../../words/people.ts'
import { peopleListWords } from '../../words/people-list.ts'
import { standingInWords } from '../../words/person-standing.ts'
import type { Voice } from '../../words/voice.ts'
import { type Html, html } from './html.ts'
import { paths } from './paths.ts'

export interface PersonRow {
  id: string
  name: string
  loginId: string
  role: 'administrator' | 'user'
  isSelf: boolean
  standing: Standing
  expiryDate?: Temporal.PlainDate
  daysLeft?: number
  mailAddress: 'there' | 'absent' | 'bounced'
  lastMail?: {
    kind: keyof (typeof peopleWords)['ja']['mails']
    at: Temporal.ZonedDateTime
    delivery: keyof (typeof peopleWords)['ja']['delivery']
  }
  lastLogonAt?: Temporal.ZonedDateTime
  canBeReminded: boolean
}

export function peopleTable(people: readonly PersonRow[], zone: string, voice: Voice): Html {
  const words = peopleWords[voice.language]
  const list = peopleListWords[voice.language]
  return html`<div class="table table-wide" role="region" aria-label="${words.caption}" tabindex="0"><table>
        <caption class="unseen">${words.caption}</caption>
        <thead><tr><th scope="col">${words.name}</th><th scope="col">${words.state}</th><th scope="col">${words.expiryDate}</th><th scope="col">${list.lastLogon(voice)}</th><th scope="col">${words.mail}</th></tr></thead>
        <tbody>
          ${people.map(
            (person) => html`<tr><th scope="row">${who(person, voice)}</th>
            <td class="long">${standingInWords(person.standing, zone, voice)}</td>
            <td class="when">${expiry(person, voice)}</td><td class="when">${lastLogon(person, voice)}</td><td class="long">${lastMail(person, voice)}${act(person, voice)}</td></tr>`,
          )}
        </tbody>
      </table></div>`
}

function who({ id, name, loginId, role, isSelf }: PersonRow, voice: Voice): Html {
  const words = peopleWords[voice.language]
  return html`<a href="${paths.people}/${id}">${name}</a><br />${role === 'administrator' ? voice.administrator : voice.user}${isSelf && ` (${words.yourself})`}<br /><span class="hex">${words.masked(loginId)}</span>`
}

function expiry({ expiryDate, daysLeft }: PersonRow, { language }: Voice): Html | string {
  if (expiryDate === undefined) return peopleWords[language].noCertificate
  return html`${dateInWords(expiryDate, language)}${daysLeft !== undefined && html`<br /><b>${daysLeftInWords(daysLeft, language)}</b>`}`
}

function lastLogon({ lastLogonAt: at }: PersonRow, { language }: Voice): string {
  return at === undefined ? peopleListWords[language].neverLoggedOn : dateTimeInWords(at, language)
}

function lastMail({ lastMail: mail, mailAddress }: PersonRow, { language }: Voice): Html | string {
  const words = peopleWords[language]
  const none = mailAddress === 'absent' ? words.noAddress : words.noMail
  if (mail === undefined) return none
  return html`${words.mails[mail.kind]}<br />${dateTimeInWords(mail.at, language)}<br />${words.delivery[mail.delivery]}`
}

function act({ id, name, canBeReminded }: PersonRow, { language }: Voice): Html | false {
  const words = peopleWords[language]
  if (!canBeReminded) return false
  return html`<form method="post" action="${paths.people}/${id}/remind"><button class="secondary" type="submit"><span class="unseen">${words.remindWhom(name)}</span>${words.remind}</button></form>`
}
