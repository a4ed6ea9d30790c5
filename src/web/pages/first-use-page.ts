import { firstUseWords } from '../../words/first-use.ts'
import { logonScreens } from '../../words/screens.ts'
import { speak, type Voice } from '../../words/voice.ts'
import { errorSummary } from './error-summary.ts'
import { bullets } from './facts.ts'
import { type Field, type FieldProblem, fieldInput, type PinBounds, problemOf } from './field.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import type { Shell } from './shell.ts'

export type FirstUseField = 'pin' | 'pinAgain' | 'confirmationPin' | 'confirmationPinAgain'

export interface FirstUsePageProps {
  role: 'administrator' | 'user'
  pin: PinBounds
  problems: readonly FieldProblem<FirstUseField>[]
}

/** L-30 開通確認: the temporary PINs are changed before anything else. */
export function firstUsePage(shell: Shell, { role, pin, problems }: FirstUsePageProps): Html {
  const { language } = shell
  const words = firstUseWords[language]
  const fields = pinFields(role, speak(shell.wording, language), pin)
  const messages = fields.map((field) => ({ field, message: problemOf(field, problems, pin, language) }))
  return layout(shell, {
    screen: logonScreens.firstUse,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`${errorSummary(
      messages.flatMap(({ field, message }) =>
        message === undefined ? [] : [{ message, field: field.name }],
      ),
      language,
    )}
      <h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
      <section class="panel" aria-labelledby="rules-heading">
        <h2 id="rules-heading">${words.rulesHeading}</h2>
        ${bullets(words.rules(pin))}
      </section>
      <form method="post" action="${paths.firstUse}" novalidate>
        ${messages.map(({ field, message }) => fieldInput(field, message))}
        <p class="act"><button class="primary" type="submit">${words.submit}</button></p>
      </form>
      <p class="note">${words.otherwise}</p>`,
  })
}

function pinFields(
  role: FirstUsePageProps['role'],
  voice: Voice,
  { maxLength }: PinBounds,
): readonly Field<FirstUseField>[] {
  const words = firstUseWords[voice.language]
  const [pin, confirmationPin] =
    role === 'administrator'
      ? [voice.administratorPin, voice.administratorConfirmationPin]
      : [voice.userPin, voice.userConfirmationPin]
  const kind = 'new-secret'
  return [
    { name: 'pin', label: words.newPin(pin), kind, maxLength },
    { name: 'pinAgain', label: words.again(pin), kind, maxLength },
    { name: 'confirmationPin', label: words.newPin(confirmationPin), kind, maxLength },
    { name: 'confirmationPinAgain', label: words.again(confirmationPin), kind, maxLength },
  ]
}
