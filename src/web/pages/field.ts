import type { Language } from '../../domain/language.ts'
import { type FieldFault, fieldWords } from '../../words/field-fault.ts'
import { attribute, type Html, html } from './html.ts'

/** One field of a form. A secret's value is never given back: it has no `value`. */
export interface Field<Name extends string> {
  name: Name
  label: string
  hint?: string
  kind: 'text' | 'secret' | 'new-secret' | 'code'
  value?: string
  maxLength: number
  optional?: 'optional'
}

export interface FieldProblem<Name extends string = string> {
  field: Name
  fault: FieldFault
}

export interface PinBounds {
  minLength: number
  maxLength: number
}

/** How a browser should treat what is typed. */
const kinds = {
  text: { type: 'text', autocomplete: 'off', inputmode: 'text' },
  secret: { type: 'password', autocomplete: 'off', inputmode: 'text' },
  'new-secret': { type: 'password', autocomplete: 'new-password', inputmode: 'text' },
  code: { type: 'text', autocomplete: 'one-time-code', inputmode: 'text' },
} satisfies Record<Field<string>['kind'], { type: string; autocomplete: string; inputmode: string }>

export function fieldInput<Name extends string>(field: Field<Name>, message: string | undefined): Html {
  const { name, label, hint, kind, value, maxLength } = field
  const { type, autocomplete, inputmode } = kinds[kind]
  const described = [hint && `${name}-hint`, message && `${name}-message`].filter(Boolean).join(' ')
  return html`<div class="field${message ? ' field-wrong' : ''}">
          <label for="${name}">${label}</label>
          ${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
          ${message && html`<p class="message" id="${name}-message">${message}</p>`}
          <input id="${name}" name="${name}" type="${type}" class="input-${kind}" maxlength="${maxLength}"
            autocomplete="${autocomplete}" inputmode="${inputmode}" autocapitalize="none" spellcheck="false"
            ${value !== undefined && html`value="${value}"`}
            ${described !== '' && html`aria-describedby="${described}"`}
            ${message && html`aria-invalid="true"`}
            ${attribute('required', field.optional === undefined)} />
        </div>`
}

/** The sentence for a field's problem, if it has one. */
export function problemOf<Name extends string>(
  field: Pick<Field<Name>, 'name' | 'label'>,
  problems: readonly FieldProblem<Name>[],
  bounds: PinBounds,
  language: Language,
): string | undefined {
  const problem = problems.find((one) => one.field === field.name)
  return problem && fieldWords[language].fault[problem.fault](field.label, bounds)
}
