import { acquisitionWords } from '../../words/acquisition.ts'
import { acquisitionScreens } from '../../words/screens.ts'
import { speak, type Voice } from '../../words/voice.ts'
import { errorSummary, type Problem } from './error-summary.ts'
import { type Field, type FieldProblem, fieldInput, type PinBounds, problemOf } from './field.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import { type RefusedAct, refusalProblem, refusalReference } from './refused-act.ts'
import type { Shell } from './shell.ts'

export type IdentificationField = 'contractId' | 'memberId' | 'pin' | 'confirmationPin'

export interface IdentificationPageProps {
  /** Which of the two forms is open. */
  role: 'administrator' | 'user'
  /** What was typed, PINs excepted. */
  typed: { contractId?: string; memberId?: string }
  pin: PinBounds
  problems: readonly FieldProblem<IdentificationField>[]
  /** A no that is about the whole, or that must not say which field. */
  refused?: RefusedAct
}

const roles = ['administrator', 'user'] as const
const idLength = 32

/**
 * A-10 電子証明書取得: who is it? One form at a time, `?role=` chooses. It posts `role`, `contractId`, `memberId`,
 * `pin`, `confirmationPin`.
 */
export function identificationPage(shell: Shell, props: IdentificationPageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = acquisitionWords[language]
  const fields = identificationFields(props, voice).map((field) => ({
    field,
    message: problemOf(field, props.problems, props.pin, language),
  }))
  return layout(shell, {
    screen: acquisitionScreens.identification,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`${errorSummary(problemsAtTop(fields, props.refused, shell), language, props.refused && refusalReference(props.refused, language))}
      <h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
      ${roleChoice(props.role, voice)}
      <form method="post" action="${paths.acquire}" novalidate>
        <input type="hidden" name="role" value="${props.role}" />
        ${fields.map(({ field, message }) => fieldInput(field, message))}
        <p class="act"><button class="primary" type="submit">${words.submit}</button></p>
      </form>
      <details>
        <summary>${words.forgottenHeading}</summary>
        <p>${words.forgotten(voice)}</p>
      </details>
      <p class="note">${words.otherwise(voice)}</p>`,
  })
}

function problemsAtTop(
  fields: readonly { field: Field<IdentificationField>; message: string | undefined }[],
  refused: RefusedAct | undefined,
  shell: Shell,
): readonly Problem[] {
  const wrong = fields.flatMap(({ field, message }) =>
    message === undefined ? [] : [{ message, field: field.name }],
  )
  return refused === undefined ? wrong : [refusalProblem(refused, shell), ...wrong]
}

/** Links, so that the right form comes without script. */
function roleChoice(role: IdentificationPageProps['role'], voice: Voice): Html {
  const words = acquisitionWords[voice.language]
  const names = { administrator: words.administratorForm(voice), user: words.userForm(voice) }
  return html`<nav class="tabs" aria-label="${words.role}">
        <ul>
          ${roles.map(
            (one) =>
              html`<li><a href="${paths.acquire}?role=${one}"${one === role && html` aria-current="true"`}>${names[one]}</a></li>`,
          )}
        </ul>
      </nav>`
}

function identificationFields(
  { role, typed, pin }: IdentificationPageProps,
  voice: Voice,
): readonly Field<IdentificationField>[] {
  const words = acquisitionWords[voice.language]
  const asAdministrator = role === 'administrator'
  const memberId: Field<IdentificationField> = asAdministrator
    ? {
        name: 'memberId',
        label: words.optional(words.administratorId(voice)),
        hint: words.administratorIdHint(voice),
        kind: 'text',
        maxLength: idLength,
        optional: 'optional',
      }
    : { name: 'memberId', label: words.userId(voice), kind: 'text', maxLength: idLength }
  return [
    given(
      { name: 'contractId', label: words.contractId, hint: words.idHint, kind: 'text', maxLength: idLength },
      typed.contractId,
    ),
    given(memberId, typed.memberId),
    {
      name: 'pin',
      label: asAdministrator ? voice.administratorPin : voice.userPin,
      hint: words.pinHint,
      kind: 'secret',
      maxLength: pin.maxLength,
    },
    {
      name: 'confirmationPin',
      label: asAdministrator ? voice.administratorConfirmationPin : voice.userConfirmationPin,
      kind: 'secret',
      maxLength: pin.maxLength,
    },
  ]
}

function given(field: Field<IdentificationField>, value: string | undefined): Field<IdentificationField> {
  return value === undefined ? field : { ...field, value }
}
