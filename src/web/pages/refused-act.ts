import type { Language } from '../../domain/language.ts'
import type { RefusalCode, RefusalFacts } from '../../domain/refusal.ts'
import { dateInWords, timeInWords } from '../../words/dates.ts'
import { switchSentence } from '../../words/kill-switch.ts'
import { refusalNumber } from '../../words/refusal-number.ts'
import { refusalSentence } from '../../words/refusal-sentence.ts'
import { shellWords } from '../../words/shell.ts'
import { together } from '../../words/together.ts'
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
  return { message: what, next: together(shell.language, ...whySwitchedOff(facts, shell), next) }
}

/** In the institution's words, where a switch is the reason. */
function whySwitchedOff({ because, switch: name }: RefusalFacts, shell: Shell): readonly string[] {
  const off = shell.switchedOff?.find((one) => because === 'switched-off' && one.name === name)
  return off === undefined ? [] : switchSentence(off, shell.language).why
}

/** The number and the second, to be read out on the telephone. */
export function refusalReference({ code, at }: RefusedAct, language: Language): Html {
  return html`<p class="reference">${shellWords[language].referenceNumber} <b>${refusalNumber[code]}</b>
        <span>${dateInWords(at, language)} ${timeInWords(at, 'second')}</span></p>`
}
