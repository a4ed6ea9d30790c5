import type { Language } from '../../domain/language.ts'
import type { Screen } from '../../words/screens.ts'
import { shellWords } from '../../words/shell.ts'
import { type Html, html } from './html.ts'

/** Bottom right: what a person reads out on the telephone. */
export function screenCode(screen: Screen, language: Language): Html {
  return html`<p class="screen-code">${shellWords[language].screenCode} <b>${screen.code}</b></p>`
}
