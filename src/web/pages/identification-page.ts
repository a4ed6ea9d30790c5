import { acquisitionWords } from '../../words/acquisition.ts'
import { acquisitionScreens } from '../../words/screens.ts'
import { speak } from '../../words/voice.ts'
import { errorSummary } from './error-summary.ts'
import type { FieldProblem } from './field.ts'
import { type Html, html } from './html.ts'
import {
  type IdentificationField,
  type Identifying,
  identificationFields,
  identificationForm,
  problemsAtTop,
} from './identification-fields.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import { type RefusedAct, refusalReference } from './refused-act.ts'
import type { Shell } from './shell.ts'
import { switchNotice } from './switch-notice.ts'

export interface IdentificationPageProps extends Identifying {
  problems: readonly FieldProblem<IdentificationField>[]
  /** A no that is about the whole, or that must not say which field. */
  refused?: RefusedAct
}

/**
 * A-10 電子証明書取得: who is it? One form at a time, `?role=` chooses. It posts `role`, `contractId`, `memberId`,
 * `pin`, `confirmationPin`.
 */
export function identificationPage(shell: Shell, props: IdentificationPageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = acquisitionWords[language]
  const fields = identificationFields(props, words.pinHint, voice)
  return layout(shell, {
    screen: acquisitionScreens.identification,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`${errorSummary(problemsAtTop(fields, props.refused, shell), language, props.refused && refusalReference(props.refused, language))}
      <h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
      ${switchNotice(shell, ['acquisition'])}
      ${identificationForm({ role: props.role, action: paths.acquire, fields, submit: words.submit }, voice)}
      <details>
        <summary>${words.forgottenHeading}</summary>
        <p>${words.forgotten(voice)}</p>
      </details>
      <p class="note">${words.otherwise(voice)}</p>`,
  })
}
