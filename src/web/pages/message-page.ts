import { paragraphs } from '../../domain/board-message.ts'
import type { Language } from '../../domain/language.ts'
import { boardWords } from '../../words/board.ts'
import { dateInWords, dateTimeInWords } from '../../words/dates.ts'
import { noticesWords } from '../../words/notices.ts'
import { memberScreens } from '../../words/screens.ts'
import { speak } from '../../words/voice.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import type { Page, Shell } from './shell.ts'

/** What somebody has written, in the reader's language. It is text, whatever stands in it. */
interface Written {
  title: string
  body: string
}

export interface MessagePageProps extends Written {
  isImportant: boolean
  from: Temporal.PlainDate
  until: Temporal.PlainDate
}

/** N-30: a message of the institution. */
export function messagePage(shell: Shell, { title, body, isImportant, from, until }: MessagePageProps): Html {
  const { language } = shell
  const words = boardWords[language]
  const day = (date: Temporal.PlainDate) => dateInWords(date, language)
  return readingPage(shell, memberScreens.message, title, [
    html`<p class="note">${isImportant && html`<b>${noticesWords[language].important}</b> `}${noticesWords[language].on(day(from))}</p>`,
    written(body),
    html`<p class="note">${words.period(day(from), day(until))}</p>`,
    html`<p class="note">${words.sender(speak(shell.wording, language))}</p>`,
  ])
}

export interface ChangePageProps extends Written {
  /** The first day of the new procedure, and whether it has come. */
  begins: Temporal.PlainDate
  hasBegun: boolean
}

/** N-31: the announcement of a change of the procedure. */
export function changePage(shell: Shell, { title, body, begins, hasBegun }: ChangePageProps): Html {
  const { language } = shell
  const { change, sender } = boardWords[language]
  const day = dateInWords(begins, language)
  return readingPage(shell, memberScreens.change, title, [
    html`<p class="lead">${hasBegun ? change.begun(day) : change.begins(day)}</p>`,
    written(body),
    html`<p class="note">${sender(speak(shell.wording, language))}</p>`,
  ])
}

/** N-32: a mail to the reader came back; what that means and what to do. */
export function mailTroublePage(shell: Shell, { at }: { at: Temporal.ZonedDateTime }): Html {
  const { language } = shell
  const { mailTrouble: words } = boardWords[language]
  return readingPage(shell, memberScreens.mailTrouble, words.title, [
    html`<p class="lead">${words.what(dateTimeInWords(at, language))}</p>`,
    html`<p>${words.next(speak(shell.wording, language))}</p>`,
    html`<p>${words.otherwise}</p>`,
    html`<p class="on-screen"><a href="${paths.mails}">${words.mails}</a></p>`,
  ])
}

function readingPage(shell: Shell, screen: Page['screen'], title: string, parts: readonly Html[]): Html {
  return layout(shell, {
    screen,
    title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<article class="written">
        <h1>${title}</h1>
        ${parts}
      </article>
      ${onward(shell.language)}`,
  })
}

function onward(language: Language): Html {
  const words = boardWords[language]
  return html`<p class="act">
        <a class="button secondary" href="${paths.notices}">${words.toBoard}</a>
        <a class="button secondary" href="${paths.menu}">${words.toMenu}</a>
      </p>`
}

function written(body: string): Html {
  return html`${paragraphs(body).map(
    (lines) => html`<p>${lines.map((line, at) => html`${at > 0 && html`<br />`}${line}`)}</p>`,
  )}`
}
