import type { ReportAct } from '../../domain/not-me.ts'
import { dateTimeInWords } from '../../words/dates.ts'
import { reportWords } from '../../words/report.ts'
import { reportScreens } from '../../words/screens.ts'
import { shellWords } from '../../words/shell.ts'
import { speak } from '../../words/voice.ts'
import { steps } from './facts.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import { type RefusedAct, refusalProblem, refusalReference } from './refused-act.ts'
import type { Shell } from './shell.ts'

export interface StoppedPageProps {
  reason: ReportAct['reason']
  /** When it was reported; `before` for a report that came after another. */
  at: Temporal.ZonedDateTime | 'before'
}

/** D-80: what was done, and what to do now. */
export function stoppedPage(shell: Shell, { reason, at }: StoppedPageProps): Html {
  const { language } = shell
  const words = reportWords[language].stopped
  const voice = speak(shell.wording, language)
  return layout(shell, {
    screen: reportScreens.stopped,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${words.title}</h1>
      <p class="good large">${at === 'before' ? words.before : words.now(dateTimeInWords(at, language))}</p>
      <h2>${words.nextHeading}</h2>
      ${steps(words.next[reason](voice))}
      <p class="note">${words.otherwise(voice)}</p>`,
  })
}

export interface TooLatePageProps {
  refused: RefusedAct
  /** Back to where he came from. */
  onward: 'logon' | 'menu'
}

/** D-90: why not, and whom to call. */
export function tooLatePage(shell: Shell, { refused, onward }: TooLatePageProps): Html {
  const { language } = shell
  const words = shellWords[language]
  const { title } = reportWords[language].tooLate
  const { message, next } = refusalProblem(refused, shell)
  const [url, text] =
    onward === 'menu'
      ? [paths.menu, words.toMenu]
      : [paths.logon, words.toLogon(speak(shell.wording, language))]
  return layout(shell, {
    screen: reportScreens.tooLate,
    title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${title}</h1>
      <p class="lead">${message}</p>
      <p>${next}</p>
      <p class="act"><a class="button secondary" href="${url}">${text}</a></p>
      ${refusalReference(refused, language)}`,
  })
}
