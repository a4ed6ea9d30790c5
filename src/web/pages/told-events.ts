import type { Language } from '../../domain/language.ts'
import type { ToldEvent } from '../../domain/not-me.ts'
import { dateTimeInWords } from '../../words/dates.ts'
import { reportWords } from '../../words/report.ts'
import { type Html, html } from './html.ts'
import { paths } from './paths.ts'

/** What happened to a certificate, in the institution's zone. */
export interface ToldOnPage {
  kind: ToldEvent['kind']
  at: Temporal.ZonedDateTime
  until: Temporal.ZonedDateTime
  /** The same as in the mail, where one was sent. */
  code?: string
}

/** As many as are of use on a page. Who renews by the book has two. */
const most = 4

/** The standing notice while somebody can say "this was not me": on the menu, 「重要なお知らせ」 and 「電子証明書の内容」. */
export function toldEventsPanel(events: readonly ToldOnPage[], language: Language): Html | undefined {
  const { told } = reportWords[language]
  const [newest] = events
  if (newest === undefined) return undefined
  return html`<section class="panel" aria-labelledby="told-heading">
        <h2 id="told-heading">${told.heading}</h2>
        ${toldEventsList(events, language)}
        <p><a href="${paths.notMeHere}">${told.ask}</a> <span class="note">${told.until(dateTimeInWords(newest.until, language))}</span></p>
      </section>`
}

export function toldEventsList(events: readonly ToldOnPage[], language: Language): Html {
  const { told } = reportWords[language]
  return html`<ul class="bullets">
          ${events
            .slice(0, most)
            .map(
              ({ kind, at, code }) =>
                html`<li>${told.line(dateTimeInWords(at, language), told.what[kind])}${code !== undefined && html` <span class="note">${told.code(code)}</span>`}</li>`,
            )}
        </ul>`
}
