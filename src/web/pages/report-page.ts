import { acquisitionWords } from '../../words/acquisition.ts'
import { reportWords } from '../../words/report.ts'
import { reportScreens } from '../../words/screens.ts'
import { speak, type Voice } from '../../words/voice.ts'
import { errorSummary } from './error-summary.ts'
import { bullets } from './facts.ts'
import type { Field, FieldProblem } from './field.ts'
import { type Html, html } from './html.ts'
import {
  given,
  type IdentificationField,
  type Identifying,
  identificationFields,
  identificationForm,
  problemsAtTop,
  type ToldField,
} from './identification-fields.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import { type RefusedAct, refusalReference } from './refused-act.ts'
import type { Shell } from './shell.ts'

export type ReportField = IdentificationField | 'noticeCode'

export interface ReportPageProps extends Identifying {
  typed: Identifying['typed'] & { noticeCode?: string }
  /** For so many hours it can be reported. */
  hours: number
  /** After so many wrong entries it is closed, and after so many minutes it opens again. */
  lock: { tries: number; minutes: number }
  problems: readonly FieldProblem<IdentificationField>[]
  /** A no that is about the whole. `notice-code-unknown` is told beside its field as well. */
  refused?: RefusedAct
}

const codeLength = 16

/**
 * D-10 「お心当たりのない通知を受け取った方」: from the log-on page, for whoever has no certificate, or not the only one. It
 * posts what the form of 「電子証明書取得」 posts, and `noticeCode`.
 */
export function reportPage(shell: Shell, props: ReportPageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = reportWords[language]
  const fields = fieldsOf(props, voice)
  return layout(shell, {
    screen: reportScreens.outside,
    title: words.outside.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`${errorSummary(problemsAtTop(fields, props.refused, shell), language, props.refused && refusalReference(props.refused, language))}
      <h1>${words.outside.title}</h1>
      <p class="lead">${words.outside.lead(props.hours)}</p>
      ${effectsOfReport(voice)}
      <p class="note">${words.byTelephone(voice)}</p>
      ${identificationForm({ role: props.role, action: paths.notMe, fields, submit: words.stop }, voice)}
      <details>
        <summary>${acquisitionWords[language].forgottenHeading}</summary>
        <p>${acquisitionWords[language].forgotten(voice)}</p>
      </details>
      <p class="note">${words.outside.otherwise(props.lock.tries, props.lock.minutes)}</p>`,
  })
}

/** What will happen to whom: before it happens. */
export function effectsOfReport(voice: Voice): Html {
  const words = reportWords[voice.language]
  return html`<section class="warning" aria-labelledby="effect-heading">
        <h2 id="effect-heading">${words.effectHeading}</h2>
        ${bullets(words.effects(voice))}
      </section>`
}

function fieldsOf(props: ReportPageProps, voice: Voice): readonly ToldField<ReportField>[] {
  const { language } = voice
  const { outside } = reportWords[language]
  const code: Field<ReportField> = {
    name: 'noticeCode',
    label: acquisitionWords[language].optional(outside.code),
    hint: outside.codeHint,
    kind: 'text',
    maxLength: codeLength,
    optional: 'optional',
  }
  return [
    ...identificationFields(props, outside.pinHint, voice),
    {
      field: given(code, props.typed.noticeCode),
      message: props.refused?.code === 'notice-code-unknown' ? outside.codeUnknown : undefined,
    },
  ]
}
