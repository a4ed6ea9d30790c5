import type { Language } from '../../domain/language.ts'
import { boardWords } from '../../words/board.ts'
import { dateInWords, dateTimeInWords } from '../../words/dates.ts'
import { menuWords } from '../../words/menu.ts'
import { newPcWords } from '../../words/new-pc.ts'
import { peopleWords } from '../../words/people.ts'
import { personPageWords } from '../../words/person-page.ts'
import { recoveryWords } from '../../words/recovery.ts'
import { reportWords } from '../../words/report.ts'
import { memberScreens } from '../../words/screens.ts'
import { sentMailsWords } from '../../words/sent-mails.ts'
import { together } from '../../words/together.ts'
import { speak, type Voice } from '../../words/voice.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { type GeneratedNotice, generatedTitle } from './notices-page.ts'
import { paths } from './paths.ts'
import { type ServiceOnMenu, serviceCards } from './service-pages.ts'
import type { Shell } from './shell.ts'
import { singleAdministratorWarning } from './single-administrator.ts'
import { type ToldOnPage, toldEventsPanel } from './told-events.ts'

export interface MenuPageProps {
  /** How many notices wait to be done or read. */
  notices: number
  /** Where the renewal notice stands here and on a page of its own, as before 「重要なお知らせ」. */
  notice?: GeneratedNotice
  /** E of the certificate in use. */
  expiryDate: Temporal.PlainDate
  lastLogonAt?: Temporal.ZonedDateTime
  /** An administrator's: the people of his contract. */
  people?: 'as-one-administrator' | 'as-one-of-several'
  /** What he can still disown, newest first. */
  told: readonly ToldOnPage[]
  /** A new mail address of his waits to be confirmed until then. */
  addressUntil?: Temporal.ZonedDateTime
  /** How many other administrators wait for his word to come back after expiry. */
  recoveriesAsked?: number
  /** Where one goes on to. */
  services?: readonly ServiceOnMenu[]
}

/** M-10: what there is here, and no more; the institution's own services lie beyond. */
export function menuPage(
  shell: Shell,
  {
    notices,
    notice,
    expiryDate,
    people,
    lastLogonAt,
    told,
    addressUntil,
    recoveriesAsked = 0,
    services = [],
  }: MenuPageProps,
): Html {
  const { language } = shell
  const words = menuWords[language]
  const voice = speak(shell.wording, language)
  const title = notice === undefined ? words.title : boardWords[language].mainScreen
  return layout(shell, {
    screen: memberScreens.menu,
    title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${title}</h1>
      ${people === 'as-one-administrator' && singleAdministratorWarning(voice)}
      ${recoveriesAsked > 0 && recoveriesPanel(recoveriesAsked, voice)}
      ${addressUntil && addressPanel(addressUntil, language)}
      ${notice && html`<ul class="notices">${generatedTitle(shell, notice)}</ul>`}
      <ul class="cards">
        ${serviceCards(shell, services)}
        <li${notices > 0 && html` class="card-wanted"`}>
          <a href="${paths.notices}">${words.notices}</a>
          <p>${notices === 0 ? words.noticesNone : words.noticesSome(notices)}</p>
        </li>
        <li>
          <a href="${paths.certificate}">${words.certificate}</a>
          <p>${words.certificateUntil(dateInWords(expiryDate, language))}</p>
        </li>
        ${people !== undefined && peopleCard(voice)}
        <li>
          <a href="${paths.mails}">${sentMailsWords[language].title}</a>
          <p>${sentMailsWords[language].cardLead}</p>
        </li>
        <li>
          <a href="${paths.newPc}">${newPcWords[language].title}</a>
          <p>${newPcWords[language].linkLead}</p>
        </li>
        <li>
          <a href="${paths.loss}">${reportWords[language].loss.title}</a>
          <p>${reportWords[language].loss.linkLead}</p>
        </li>
      </ul>
      ${toldEventsPanel(told, language)}
      <p class="note">${together(language, lastUse(lastLogonAt, language), words.unknownUse(voice))}</p>
      <form method="post" action="${paths.logOff}" class="log-off">
        <p>${words.logOffLead}</p>
        <p class="act"><button class="secondary" type="submit">${words.logOff}</button></p>
      </form>`,
  })
}

function recoveriesPanel(count: number, voice: Voice): Html {
  const words = recoveryWords[voice.language].approvals
  return html`<section class="warning" aria-labelledby="recoveries">
        <h2 id="recoveries">${words.title}</h2>
        <p>${words.waiting(count, voice)}</p>
        <p><a href="${paths.recoveryApprovals}">${words.look}</a></p>
      </section>`
}

function addressPanel(until: Temporal.ZonedDateTime, language: Language): Html {
  const { own, title } = personPageWords[language].code
  return html`<section class="warning" aria-labelledby="own-address">
        <h2 id="own-address">${own.title}</h2>
        <p>${own.what(dateTimeInWords(until, language))}</p>
        <p><a href="${paths.addressCode}">${title}</a></p>
      </section>`
}

function peopleCard(voice: Voice): Html {
  const words = peopleWords[voice.language]
  return html`<li>
          <a href="${paths.people}">${words.title(voice)}</a>
          <p>${words.cardLead}</p>
        </li>`
}

function lastUse(at: Temporal.ZonedDateTime | undefined, language: Language): string {
  const words = menuWords[language]
  return at === undefined ? words.firstLogon : words.lastLogon(dateTimeInWords(at, language))
}
