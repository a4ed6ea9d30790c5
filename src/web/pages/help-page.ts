import { acquisitionWords } from '../../words/acquisition.ts'
import { helpWords } from '../../words/help.ts'
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

export interface HelpPageProps extends Identifying {
  /** After so many wrong entries it is closed for so many minutes. */
  lock: { tries: number; minutes: number }
  problems: readonly FieldProblem<IdentificationField>[]
  refused?: RefusedAct
}

/** for whoever cannot log on; it posts what the form of 「電子証明書取得」 posts, and says nothing of anybody before. */
export function helpPage(shell: Shell, props: HelpPageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = helpWords[language]
  const fields = identificationFields(props, words.pinHint, voice)
  return layout(shell, {
    screen: acquisitionScreens.help,
    title: words.title(voice),
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`${errorSummary(problemsAtTop(fields, props.refused, shell), language, props.refused && refusalReference(props.refused, language))}
      <h1>${words.title(voice)}</h1>
      <p class="lead">${words.lead}</p>
      ${identificationForm({ role: props.role, action: paths.help, fields, submit: words.submit }, voice)}
      <details>
        <summary>${words.lostId}</summary>
        <p>${acquisitionWords[language].forgotten(voice)}</p>
        <p><a href="${paths.lostId}">${words.lost.title}</a></p>
      </details>
      <details>
        <summary>${words.lostPinHeading}</summary>
        <p>${words.lostPin(voice)}</p>
      </details>
      <p class="note">${words.limit(props.lock.tries, props.lock.minutes)}</p>`,
  })
}
