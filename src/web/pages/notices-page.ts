import { dateInWords } from '../../words/dates.ts'
import { noticesWords, noticeTitle } from '../../words/notices.ts'
import { memberScreens } from '../../words/screens.ts'
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

export interface NoticesPageProps {
  notices: readonly GeneratedNotice[]
  /** When the renewal notice will come; told where there is nothing yet. */
  renewalOpensOn?: Temporal.PlainDate
  /** What he can still disown, newest first. */
  told: readonly ToldOnPage[]
}

/** N-10 「重要なお知らせ」: what stands before the menu at every log-on. */
export function noticesPage(shell: Shell, { notices, renewalOpensOn, told }: NoticesPageProps): Html {
  const { language } = shell
  const words = noticesWords[language]
  return layout(shell, {
    screen: memberScreens.notices,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${words.title}</h1>
      ${notices.length === 0 ? empty(shell, renewalOpensOn) : list(shell, notices)}
      ${toldEventsPanel(told, language)}
      <p class="act"><a class="button secondary" href="${paths.menu}">${words.toMenu}</a></p>`,
  })
}

function list(shell: Shell, notices: readonly GeneratedNotice[]): Html {
  const { language } = shell
  const words = noticesWords[language]
  const voice = speak(shell.wording, language)
  return html`<p class="lead">${words.lead}</p>
      <ul class="notices">
        ${notices.map(
          (notice) => html`<li>
          <div>
            <a href="${paths.renewalNotice}">${noticeTitle(notice.kind, voice)}</a>
            <p>${words.until(dateInWords(notice.lastDay, language))}</p>
          </div>
          ${countdown(notice.daysLeft, language)}
        </li>`,
        )}
      </ul>
      <p class="note">${words.otherwise}</p>`
}

function empty({ language }: Shell, renewalOpensOn: Temporal.PlainDate | undefined): Html {
  const words = noticesWords[language]
  return html`<div class="panel"><p>${words.empty}</p>
        ${renewalOpensOn && html`<p class="note">${words.emptyLead(dateInWords(renewalOpensOn, language))}</p>`}</div>`
}
