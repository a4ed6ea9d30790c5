import { dateTimeInWords } from '../../words/dates.ts'
import { fieldWords } from '../../words/field-fault.ts'
import { personPageWords } from '../../words/person-page.ts'
import { deskScreens } from '../../words/screens.ts'
import { errorSummary } from './error-summary.ts'
import { fieldInput } from './field.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { type RefusedAct, refusalProblem, refusalReference } from './refused-act.ts'
import type { Shell } from './shell.ts'

export interface AddressCodePageProps {
  name: string
  isSelf: boolean
  /** Masked; absent: no change waits. */
  pending?: { address: string; until: Temporal.ZonedDateTime }
  action: string
  back: { url: string; text: string }
  problem?: 'missing' | RefusedAct
}

/** U-52: the code that arrived at the new address. It posts `code`. */
export function addressCodePage(shell: Shell, props: AddressCodePageProps): Html {
  const { language } = shell
  const { name, isSelf, pending, action, back, problem } = props
  const words = personPageWords[language].code
  const refused = problem === 'missing' ? undefined : problem
  const message = problem === 'missing' ? fieldWords[language].fault.missing(words.label) : undefined
  const problems = [
    ...(refused ? [refusalProblem(refused, shell)] : []),
    ...(message === undefined ? [] : [{ message, field: 'code' }]),
  ]
  return layout(shell, {
    screen: deskScreens.addressCode,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`${errorSummary(problems, language, refused && refusalReference(refused, language))}
      <h1>${words.title}</h1>
      ${
        pending === undefined
          ? html`<p class="lead">${words.none}</p>`
          : html`<p class="lead">${isSelf ? words.self : words.lead(name)}</p>
      <p>${pending.address}<br />${words.until(dateTimeInWords(pending.until, language))}</p>
      <form method="post" action="${action}" novalidate>
        ${fieldInput({ name: 'code', label: words.label, hint: words.hint, kind: 'code', maxLength: 40 }, message)}
        <p class="act"><button class="primary" type="submit">${words.submit}</button></p>
      </form>`
      }
      <p><a href="${back.url}">${back.text}</a></p>`,
  })
}
