import { acquisitionWords } from '../../words/acquisition.ts'
import { helpWords } from '../../words/help.ts'
import { acquisitionScreens } from '../../words/screens.ts'
import { speak } from '../../words/voice.ts'
import { errorSummary } from './error-summary.ts'
import { type Field, type FieldProblem, fieldInput, type PinBounds, problemOf } from './field.ts'
import { type Html, html } from './html.ts'
import { given, problemsAtTop } from './identification-fields.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import type { Shell } from './shell.ts'

export type LostIdField = 'contractId' | 'address'

export interface LostIdPageProps {
  typed: Partial<Record<LostIdField, string>>
  problems: readonly FieldProblem<LostIdField>[]
  pin: PinBounds
}

/** a lost ID is told at the registered address and nowhere else. It posts `contractId` and `address`. */
export function lostIdPage(shell: Shell, { typed, problems, pin }: LostIdPageProps): Html {
  const { language } = shell
  const words = helpWords[language].lost
  const { contractId, idHint } = acquisitionWords[language]
  const fields: Field<LostIdField>[] = [
    given(
      { name: 'contractId', label: contractId, hint: idHint, kind: 'text', maxLength: 32 },
      typed.contractId,
    ),
    given({ name: 'address', label: words.address, kind: 'text', maxLength: 254 }, typed.address),
  ]
  const told = fields.map((field) => ({ field, message: problemOf(field, problems, pin, language) }))
  return layout(shell, {
    screen: acquisitionScreens.lostId,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`${errorSummary(problemsAtTop(told, undefined, shell), language)}
      <h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
      <form method="post" action="${paths.lostId}" novalidate>
        ${told.map(({ field, message }) => fieldInput(field, message))}
        <p class="act"><button class="primary" type="submit">${words.submit}</button></p>
      </form>`,
  })
}

/** the same for everybody. */
export function lostIdSentPage(shell: Shell): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = helpWords[language].lost
  return layout(shell, {
    screen: acquisitionScreens.lostIdSent,
    title: words.sentTitle,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${words.sentTitle}</h1>
      <p class="lead">${words.sent}</p>
      <p>${words.sentNext(voice)}</p>
      <p class="act"><a class="button secondary" href="${paths.help}">${words.back(voice)}</a></p>`,
  })
}
