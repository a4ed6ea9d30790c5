import { dateInWords } from '../../words/dates.ts'
import { noticesWords, noticeTitle } from '../../words/notices.ts'
import { memberScreens } from '../../words/screens.ts'
import { sentMailsWords } from '../../words/sent-mails.ts'
import { speak } from '../../words/voice.ts'
import { countdown } from './countdown.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import type { Shell } from './shell.ts'
import { type ToldOnPage, toldEventsPanel } from './told-events.ts'

/** A notice generated from the state of the certificate. It ends when the matter is done. */
export interface GeneratedNotice {
  kind: 'renewal' | 'proof'
  /** The last day to act: E, or the day of proveUntil. */
  lastDay: Temporal.PlainDate
  daysLeft: number
}

/** Anything else on the board: its title, and whether it was read. */
export interface TitleOnPage {
  href: string
  title: string
  isImportant: boolean
  on: Temporal.PlainDate
  state: 'unread' | 'read'
}

export interface NoticesPageProps {
  notices: readonly GeneratedNotice[]
  /** In their order, below the generated ones. */
  titles: readonly TitleOnPage[]
  /** When the renewal notice will come; told where there is nothing yet. */
  renewalOpensOn?: Temporal.PlainDate
  /** What he can still disown, newest first. */
  told: readonly ToldOnPage[]
}

/** N-10 「重要なお知らせ」: what stands before the menu at every log-on while something on it wants the person. */
export function noticesPage(shell: Shell, { notices, titles, renewalOpensOn, told }: NoticesPageProps): Html {
  const { language } = shell
  const words = noticesWords[language]
  const isEmpty = notices.length + titles.length === 0
  return layout(shell, {
    screen: memberScreens.notices,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${words.title}</h1>
      ${isEmpty ? empty(shell, renewalOpensOn) : list(shell, notices, titles)}
      ${toldEventsPanel(told, language)}
      <p><a href="${paths.mails}">${sentMailsWords[language].title}</a></p>
      <p class="act"><a class="button secondary" href="${paths.menu}">${words.toMenu}</a></p>`,
  })
}

function list(shell: Shell, notices: readonly GeneratedNotice[], titles: readonly TitleOnPage[]): Html {
  const words = noticesWords[shell.language]
  return html`<p class="lead">${words.lead}</p>
      <ul class="notices">
        ${notices.map((notice) => generatedTitle(shell, notice))}
        ${titles.map((title) => readableTitle(shell, title))}
      </ul>
      ${notices.length > 0 && html`<p class="note">${words.otherwise}</p>`}`
}

export function generatedTitle(shell: Shell, { kind, lastDay, daysLeft }: GeneratedNotice): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  return html`<li>
          <div>
            <a href="${paths.renewalNotice}">${noticeTitle(kind, voice)}</a>
            <p>${noticesWords[language].until(dateInWords(lastDay, language))}</p>
          </div>
          ${countdown(daysLeft, language)}
        </li>`
}

/** Told by words: read or not, important or not; the frame only repeats it. */
function readableTitle({ language }: Shell, { href, title, isImportant, on, state }: TitleOnPage): Html {
  const words = noticesWords[language]
  const marks = [isImportant && words.important, words[state]].filter((mark) => mark !== false)
  return html`<li class="title-${state}">
          <div>
            <a href="${href}">${title}</a>
            <p><b>${marks.join(words.and)}</b> ${words.on(dateInWords(on, language))}</p>
          </div>
        </li>`
}

function empty({ language }: Shell, renewalOpensOn: Temporal.PlainDate | undefined): Html {
  const words = noticesWords[language]
  return html`<div class="panel"><p>${words.empty}</p>
        ${renewalOpensOn && html`<p class="note">${words.emptyLead(dateInWords(renewalOpensOn, language))}</p>`}</div>`
}
