import { completionWords } from '../../words/completion.ts'
import { dateInWords, dateTimeInWords } from '../../words/dates.ts'
import { shellWords } from '../../words/shell.ts'
import { speak } from '../../words/voice.ts'
import { type EnrolmentAct, screensOf, windowFrame } from './enrolment-act.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { progressBar } from './progress.ts'
import type { Shell } from './shell.ts'

export interface ProofLaterPageProps {
  act: EnrolmentAct
  proveUntil: Temporal.ZonedDateTime
  /** E of the present certificate, or the last day to acquire. */
  safeUntil: Temporal.PlainDate
  proofUrl: string
  /** Where another is made by whoever has lost the file. */
  againUrl: string
  closeUrl: string
}

/** ⑤ is put off; until when, and what happens if it never comes. */
export function proofLaterPage(shell: Shell, props: ProofLaterPageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = completionWords[language]
  const { act, proveUntil, safeUntil, proofUrl, againUrl, closeUrl } = props
  return layout(shell, {
    screen: screensOf[act].proofLater,
    title: words.later.title(voice),
    frame: windowFrame(act, voice),
    desk: 'shown',
    body: html`${progressBar('prove', voice)}
      <h1>${words.later.title(voice)}</h1>
      <p class="lead">${words.later.what(voice)}</p>
      <p>${words.later.next(dateTimeInWords(proveUntil, language), voice)}</p>
      <p>${words.later.otherwise[act](dateInWords(safeUntil, language))}</p>
      <p class="act">
        <a class="button primary" href="${proofUrl}" target="_blank">${words.later.now(voice)}<span class="unseen">${shellWords[language].newWindow}</span></a>
        <a class="button secondary" href="${closeUrl}" data-close-window>${words.close}</a>
      </p>
      <p class="note">${words.later.keep}</p>
      <p>${words.later.lost} <a href="${againUrl}">${words.later.again}</a></p>`,
  })
}
