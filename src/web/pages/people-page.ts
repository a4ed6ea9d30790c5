import type { Standing } from '../../domain/standing.ts'
import { dateInWords, dateTimeInWords, daysLeftInWords } from '../../words/dates.ts'
import { peopleWords, type StandingDates } from '../../words/people.ts'
import { peopleScreens } from '../../words/screens.ts'
import { speak, type Voice } from '../../words/voice.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import type { Shell } from './shell.ts'

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
  canBeReminded: boolean
}

export interface PeoplePageProps {
  people: readonly PersonRow[]
  unreachable: readonly Pick<PersonRow, 'name' | 'loginId'>[]
  zone: string
  /** Of a page that is not the first. */
  isLater: boolean
  nextUrl?: string
}

/** U-10: whose certificate expires when, and who has been told. */
export function peoplePage(shell: Shell, props: PeoplePageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = peopleWords[language]
  const { people, nextUrl, isLater } = props
  return layout(shell, {
    screen: peopleScreens.people,
    title: words.title(voice),
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${words.title(voice)}</h1>
      ${unreachableTask(props.unreachable, voice)}
      <p class="lead">${words.lead}</p>
      <p><a href="${paths.peopleCalendar}">${words.calendar}</a></p>
      ${people.length === 0 ? html`<p>${words.none}</p>` : table(props, voice)}
      <ul class="around">
        ${isLater && html`<li><a href="${paths.people}">${words.first}</a></li>`}
        ${nextUrl !== undefined && html`<li><a href="${nextUrl}" rel="next">${words.next}</a></li>`}
      </ul>
      <p><a href="${paths.peopleDates}">${words.file}</a></p>
      <p class="note">${words.fileNote}</p>`,
  })
}

function unreachableTask(people: PeoplePageProps['unreachable'], voice: Voice): Html | false {
  if (people.length === 0) return false
  const words = peopleWords[voice.language]
  return html`<section class="warning" aria-labelledby="unreachable">
        <h2 id="unreachable">${words.unreachable.title}</h2>
        <p>${words.unreachable.what}</p>
        <ul class="bullets">${people.map(({ name, loginId }) => html`<li>${name} <span class="hex">${words.masked(loginId)}</span></li>`)}</ul>
        <p>${words.unreachable.next(voice)}</p>
      </section>`
}

function table({ people, zone }: PeoplePageProps, voice: Voice): Html {
  const words = peopleWords[voice.language]
  return html`<div class="table" role="region" aria-label="${words.caption}" tabindex="0"><table>
        <caption class="unseen">${words.caption}</caption>
        <thead><tr><th scope="col">${words.name}</th><th scope="col">${words.state}</th><th scope="col">${words.expiryDate}</th><th scope="col">${words.mail}</th><th scope="col">${words.act}</th></tr></thead>
        <tbody>
          ${people.map(
            (person) => html`<tr><th scope="row">${who(person, voice)}</th>
            <td>${standingInWords(person.standing, zone, voice)}</td>
            <td>${expiry(person, voice)}</td><td>${lastMail(person, voice)}</td><td>${act(person, voice)}</td></tr>`,
          )}
        </tbody>
      </table></div>`
}

function who({ name, loginId, role, isSelf }: PersonRow, voice: Voice): Html {
  const words = peopleWords[voice.language]
  return html`${name}<br />${role === 'administrator' ? voice.administrator : voice.user}${isSelf && ` (${words.yourself})`}<br /><span class="hex">${words.masked(loginId)}</span>`
}

function expiry({ expiryDate, daysLeft }: PersonRow, { language }: Voice): Html | string {
  if (expiryDate === undefined) return peopleWords[language].noCertificate
  return html`${dateInWords(expiryDate, language)}${daysLeft !== undefined && html`<br /><b>${daysLeftInWords(daysLeft, language)}</b>`}`
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

function standingInWords(standing: Standing, zone: string, voice: Voice): string {
  return peopleWords[voice.language].standing[standing.kind](datesOf(standing, zone, voice), voice)
}

const noDates: StandingDates = { until: '', from: '', recovery: undefined, stop: undefined }

function datesOf(standing: Standing, zone: string, { language }: Voice): StandingDates {
  const day = (date: Temporal.PlainDate) => dateInWords(date, language)
  const moment = (at: Temporal.Instant) => dateTimeInWords(at.toZonedDateTimeISO(zone), language)
  switch (standing.kind) {
    case 'not-acquired':
      return { ...noDates, ...(standing.deadline && { until: day(standing.deadline) }) }
    case 'not-yet-valid':
      return { ...noDates, from: moment(standing.validFrom) }
    case 'active':
      return { ...noDates, from: day(standing.renewalOpensOn) }
    case 'being-proved':
      return { ...noDates, until: moment(standing.proveUntil) }
    case 'retiring':
      return { ...noDates, until: moment(standing.retireAt) }
    case 'expired-recoverable':
      return { ...noDates, until: day(standing.recovery.lastDay), recovery: standing.recovery.kind }
    case 'stopped':
      return { ...noDates, stop: standing.stop }
    case 'renewable':
    case 'lapsed':
    case 'superseded':
    case 'abandoned':
    case 'revoked':
      return noDates
  }
}
