import type { Language } from '../../domain/language.ts'
import type { RefusalCode, RefusalFacts } from '../../domain/refusal.ts'
import { dateInWords, timeInWords } from '../../words/dates.ts'
import { refusalNumber } from '../../words/refusal-number.ts'
import { refusalSentence } from '../../words/refusal-sentence.ts'
import { shellWords } from '../../words/shell.ts'
import type { Problem } from './error-summary.ts'
import { type Html, html } from './html.ts'
import type { Shell } from './shell.ts'

/** A no that a page tells: why, with which dates, and when. */
export interface RefusedAct {
  code: RefusalCode
  facts: RefusalFacts
  at: Temporal.ZonedDateTime
}

/** The sentence and the next step, for the summary at the top of a form. */
export function refusalProblem({ code, facts, at }: RefusedAct, shell: Shell): Problem {
  const { what, next } = refusalSentence(code, facts, shell.wording, shell.language, at.timeZoneId)
  return { message: what, next }
}

/** The number and the second, to be read out on the telephone. */
export function refusalReference({ code, at }: RefusedAct, language: Language): Html {
  return html`<p class="reference">${shellWords[language].referenceNumber} <b>${refusalNumber[code]}</b>
        <span>${dateInWords(at, language)} ${timeInWords(at, 'second')}</span></p>`
}
