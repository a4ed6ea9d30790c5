import { acquisitionWords } from '../../words/acquisition.ts'
import type { Voice } from '../../words/voice.ts'
import type { Problem } from './error-summary.ts'
import { type Field, type FieldProblem, fieldInput, type PinBounds, problemOf } from './field.ts'
import { type Html, html } from './html.ts'
import { type RefusedAct, refusalProblem } from './refused-act.ts'
import type { Shell } from './shell.ts'

export type IdentificationField = 'contractId' | 'memberId' | 'pin' | 'confirmationPin'

export interface Identifying {
  /** Which of the two forms is open. */
  role: 'administrator' | 'user'
  /** What was typed, PINs excepted. */
  typed: { contractId?: string; memberId?: string }
  pin: PinBounds
}

export interface ToldField<Name extends string> {
  field: Field<Name>
  /** What is wrong with it. */
  message: string | undefined
}

const roles = ['administrator', 'user'] as const
const idLength = 32

/** The two forms, of which one is open. It posts `role` and the fields to `action`. */
export function identificationForm<Name extends string>(
  form: { role: Identifying['role']; action: string; fields: readonly ToldField<Name>[]; submit: string },
  voice: Voice,
): Html {
  const { role, action, fields, submit } = form
  return html`${roleChoice(role, action, voice)}
      <form method="post" action="${action}" novalidate>
        <input type="hidden" name="role" value="${role}" />
        ${fields.map(({ field, message }) => fieldInput(field, message))}
        <p class="act"><button class="primary" type="submit">${submit}</button></p>
      </form>`
}

/** Links, so that the right form comes without script. */
function roleChoice(role: Identifying['role'], path: string, voice: Voice): Html {
  const words = acquisitionWords[voice.language]
  const names = { administrator: words.administratorForm(voice), user: words.userForm(voice) }
  return html`<nav class="tabs" aria-label="${words.role}">
        <ul>
          ${roles.map(
            (one) =>
              html`<li><a href="${path}?role=${one}"${one === role && html` aria-current="true"`}>${names[one]}</a></li>`,
          )}
        </ul>
      </nav>`
}

/** Who is it? IDs and both PINs, as the institution calls them, and what is wrong with them. */
export function identificationFields(
  props: Identifying & { problems: readonly FieldProblem<IdentificationField>[] },
  pinHint: string,
  voice: Voice,
): readonly ToldField<IdentificationField>[] {
  return fieldsOf(props, pinHint, voice).map((field) => ({
    field,
    message: problemOf(field, props.problems, props.pin, voice.language),
  }))
}

function fieldsOf(
  { role, typed, pin }: Identifying,
  pinHint: string,
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
      hint: pinHint,
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

/** A no that is about the whole comes before what is wrong with a field. */
export function problemsAtTop<Name extends string>(
  fields: readonly ToldField<Name>[],
  refused: RefusedAct | undefined,
  shell: Shell,
): readonly Problem[] {
  const wrong = fields.flatMap(({ field, message }) =>
    message === undefined ? [] : [{ message, field: field.name }],
  )
  return refused === undefined ? wrong : [refusalProblem(refused, shell), ...wrong]
}

export function given<Name extends string>(field: Field<Name>, value: string | undefined): Field<Name> {
  return value === undefined ? field : { ...field, value }
}
