import { dateInWords, daysLeftInWords } from '../../words/dates.ts'
import { renewalWindowWords } from '../../words/renewal-window.ts'
import { renewalScreens } from '../../words/screens.ts'
import { speak } from '../../words/voice.ts'
import { windowFrame } from './enrolment-act.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { progressBar } from './progress.ts'
import type { Shell } from './shell.ts'
import { type WorkState, workList } from './work-list.ts'

export interface PreparingPageProps {
  expiryDate: Temporal.PlainDate
  daysLeft: number
  /** `doing`: the fresh log-on with the present certificate is about to be made (shell.refresh leads there). */
  certificate: WorkState
  /** Where the page goes by itself; also a link, for a browser that does not. */
  nextUrl: string
}

/** R-10 電子証明書更新前処理中: says what it checks and moves on by itself. */
export function preparingPage(shell: Shell, props: PreparingPageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = renewalWindowWords[language]
  const { preparing } = words
  const { expiryDate, daysLeft, certificate, nextUrl } = props
  return layout(shell, {
    screen: renewalScreens.preparing,
    title: preparing.title,
    frame: windowFrame('renewal', voice),
    desk: 'none',
    body: html`${progressBar('prepare', voice)}
      <h1>${preparing.title}</h1>
      <p>${preparing.lead}</p>
      ${workList(
        [
          {
            step: 'period',
            state: 'done',
            text: preparing.period(dateInWords(expiryDate, language), daysLeftInWords(daysLeft, language)),
          },
          { step: 'browser', state: 'done', text: preparing.browser },
          { step: 'certificate', state: certificate, text: preparing.certificate[certificate] },
        ],
        language,
      )}
      ${certificate === 'doing' && html`<p>${preparing.choose}</p>`}
      <p><a href="${nextUrl}">${preparing.proceed}</a></p>
      <p class="note">${words.interrupted}</p>`,
  })
}
