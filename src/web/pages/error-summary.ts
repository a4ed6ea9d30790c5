import type { Language } from '../../domain/language.ts'
import { fieldWords } from '../../words/field-fault.ts'
import { type Html, html } from './html.ts'

export interface Problem {
  message: string
  /** The id of the field it is about; absent when it is about the whole. */
  field?: string
  /** The next step, for a refusal. */
  next?: string
}

/** At the top, focused when the page opens, each line leading to its field. */
export function errorSummary(
  problems: readonly Problem[],
  language: Language,
  reference?: Html | undefined,
): Html | undefined {
  if (problems.length === 0) return undefined
  return html`<div class="error-summary" role="alert" tabindex="-1" autofocus aria-labelledby="error-heading">
        <h2 id="error-heading">${fieldWords[language].heading}</h2>
        <ul>
          ${problems.map(
            ({ message, field, next }) =>
              html`<li>${field === undefined ? message : html`<a href="#${field}">${message}</a>`}${next && html`<p>${next}</p>`}</li>`,
          )}
        </ul>
        ${reference}
      </div>`
}
