import { pinWords } from '../../words/pin.ts'
import { reportWords } from '../../words/report.ts'
import { reportScreens } from '../../words/screens.ts'
import { speak } from '../../words/voice.ts'
import { errorSummary } from './error-summary.ts'
import { fieldInput } from './field.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import { effectsOfReport } from './report-page.ts'
import type { Shell } from './shell.ts'

export interface LossPageProps {
  role: 'administrator' | 'user'
  /** Absent where a log-on asks for none. */
  pin?: { maxLength: number }
  problem?: { kind: 'missing' } | { kind: 'wrong'; triesLeft: number }
}

/** D-30 「紛失・盗難の届出」: the emergency stop. It posts `pin`. */
export function lossPage(shell: Shell, { role, pin, problem }: LossPageProps): Html {
  const { language } = shell
  const words = reportWords[language]
  const voice = speak(shell.wording, language)
  const message =
    problem && (problem.kind === 'missing' ? pinWords[language].missing : pinWords[language].wrong)
  const label = role === 'administrator' ? voice.administratorPin : voice.userPin
  return layout(shell, {
    screen: reportScreens.loss,
    title: words.loss.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`${errorSummary(message === undefined ? [] : [{ message, field: 'pin' }], language)}
      <h1>${words.loss.title}</h1>
      <p class="lead">${words.loss.lead}</p>
      ${effectsOfReport(voice)}
      <form method="post" action="${paths.loss}" novalidate>
        ${
          pin &&
          html`<p>${words.loss.pinLead}</p>
        ${fieldInput({ name: 'pin', label, kind: 'secret', maxLength: pin.maxLength }, message)}`
        }
        ${problem?.kind === 'wrong' && html`<p class="caution">${pinWords[language].triesLeft(problem.triesLeft, voice)}</p>`}
        <p class="act">
          <button class="primary" type="submit">${words.stop}</button>
          <a class="button secondary" href="${paths.menu}">${words.loss.back}</a>
        </p>
      </form>
      <p class="note">${words.byTelephone(voice)}</p>`,
  })
}
