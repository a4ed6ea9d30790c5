import type { Language } from '../../domain/language.ts'
import { dateTimeInWords } from '../../words/dates.ts'
import { memberScreens } from '../../words/screens.ts'
import { type SentMailsWords, sentMailsWords } from '../../words/sent-mails.ts'
import { speak, type Voice } from '../../words/voice.ts'
import { errorSummary } from './error-summary.ts'
import { facts } from './facts.ts'
import { type Field, fieldInput, problemOf } from './field.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import type { Shell } from './shell.ts'
import { switchNotice } from './switch-notice.ts'

export interface MailInList {
  url: string
  at: Temporal.ZonedDateTime
  /** In the language in which it was written, whatever that of the page. */
  language: Language
  subject: string
  code?: string
  /** Masked. */
  to: string
  delivery: keyof SentMailsWords['delivery']
}

export interface SentMailsPageProps {
  mails: readonly MailInList[]
  olderUrl?: string
  isOlder: boolean
  /** What was typed to be checked, and what it is. */
  checked?: { typed: string; found: MailInList | 'unknown' | 'missing' }
}

/** As codes are typed, with room for blanks between the letters. */
const codeLength = 32

/** N-40 「お送りしたメール」: against the lure of a false mail, the list of the true ones. */
export function sentMailsPage(shell: Shell, props: SentMailsPageProps): Html {
  const { language } = shell
  const words = sentMailsWords[language]
  const voice = speak(shell.wording, language)
  const { field, message } = codeField(props, language)
  return layout(shell, {
    screen: memberScreens.mails,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`${message !== undefined && errorSummary([{ message, field: field.name }], language)}
      <h1>${words.title}</h1>
      ${outcome(props, voice)}
      <p class="lead">${words.lead(voice)}</p>
      ${switchNotice(shell, ['mails'])}
      ${props.mails.length === 0 ? html`<p class="panel">${words.empty}</p>` : list(props.mails, language)}
      ${turning(props, words)}
      <h2>${words.check.heading}</h2>
      <p>${words.check.lead}</p>
      <form method="post" action="${paths.mailCheck}" novalidate>
        ${fieldInput(field, message)}
        <p class="act"><button class="primary" type="submit">${words.check.submit}</button></p>
      </form>`,
  })
}

function codeField({ checked }: SentMailsPageProps, language: Language) {
  const { code, check } = sentMailsWords[language]
  const field: Field<'code'> = {
    name: 'code',
    label: code,
    hint: check.hint,
    kind: 'text',
    maxLength: codeLength,
    ...(checked && { value: checked.typed }),
  }
  const problems = checked?.found === 'missing' ? [{ field: 'code', fault: 'missing' } as const] : []
  return { field, message: problemOf(field, problems, { minLength: 0, maxLength: codeLength }, language) }
}

/** The answer stands before the list, and the focus comes to it. */
function outcome({ checked }: SentMailsPageProps, voice: Voice): Html | undefined {
  const { check } = sentMailsWords[voice.language]
  if (checked === undefined || checked.found === 'missing') return undefined
  if (checked.found === 'unknown') {
    return html`<section class="warning" role="alert" tabindex="-1" autofocus aria-labelledby="checked-heading">
        <h2 id="checked-heading">${check.unknown}</h2>
        <p class="read-out">${checked.typed}</p>
        <p>${check.unknownLead(voice)}</p>
        <p class="note">${check.unknownOthers}</p>
      </section>`
  }
  return html`<section class="panel" role="status" tabindex="-1" autofocus aria-labelledby="checked-heading">
        <h2 id="checked-heading">${check.ours(voice)}</h2>
        ${mailFacts(checked.found, voice.language)}
        <p>${check.oursLead}</p>
        <p><a href="${checked.found.url}">${check.open}</a></p>
      </section>`
}

export function mailFacts(mail: MailInList, language: Language): Html {
  const words = sentMailsWords[language]
  return facts([
    [words.at, dateTimeInWords(mail.at, language)],
    [words.subject, html`<span lang="${mail.language}">${mail.subject}</span>`],
    [words.code, mail.code ?? words.noCode],
    [words.to, mail.to],
    [words.state, words.delivery[mail.delivery]],
  ])
}

function list(mails: readonly MailInList[], language: Language): Html {
  const words = sentMailsWords[language]
  return html`<div class="table" role="region" aria-label="${words.caption}" tabindex="0"><table>
        <thead><tr><th scope="col">${words.at}</th><th scope="col">${words.subject}</th><th scope="col">${words.code}</th><th scope="col">${words.to}</th><th scope="col">${words.state}</th></tr></thead>
        <tbody>
          ${mails.map(
            (mail) => html`<tr><td>${dateTimeInWords(mail.at, language)}</td>
            <th scope="row"><a href="${mail.url}" lang="${mail.language}">${mail.subject}</a></th>
            <td class="hex">${mail.code ?? words.noCode}</td><td>${mail.to}</td><td>${words.delivery[mail.delivery]}</td></tr>`,
          )}
        </tbody>
      </table></div>`
}

function turning({ olderUrl, isOlder }: SentMailsPageProps, words: SentMailsWords): Html | undefined {
  if (olderUrl === undefined && !isOlder) return undefined
  return html`<p>${isOlder && html`<a href="${paths.mails}">${words.newest}</a> `}${olderUrl && html`<a href="${olderUrl}">${words.older}</a>`}</p>`
}
