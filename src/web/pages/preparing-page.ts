import type { Language } from '../../domain/language.ts'
import { dateInWords, daysLeftInWords } from '../../words/dates.ts'
import { renewalWindowWords } from '../../words/renewal-window.ts'
import { renewalScreens } from '../../words/screens.ts'
import { speak } from '../../words/voice.ts'
import { windowFrame } from './enrolment-act.ts'
import { enrolmentFailure } from './enrolment-failure.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { progressBar } from './progress.ts'
import { screenCode } from './screen-code.ts'
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

/**
 * R-10 電子証明書更新前処理中: says what it checks and moves on by itself. Whether the browser can make a key only a script
 * can tell: the island `preparing.ts` marks that line and follows `#proceed`, or shows `#incapable` instead of
 * `#preparing`. Without script the page moves on by Refresh, and the page that makes the key says that it needs one.
 */
export function preparingPage(shell: Shell, props: PreparingPageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = renewalWindowWords[language]
  const { preparing } = words
  return layout(shell, {
    screen: 'in-sections',
    title: preparing.title,
    frame: windowFrame('renewal', voice),
    desk: 'none',
    body: html`${progressBar('prepare', voice)}
      <section id="preparing" class="part">
        <h1>${preparing.title}</h1>
        <p>${preparing.lead}</p>
        <div role="status">${checks(props, language)}</div>
        ${props.certificate === 'doing' && html`<p>${preparing.choose}</p>`}
        <p><a id="proceed" href="${props.nextUrl}">${preparing.proceed}</a></p>
        <p class="note">${words.interrupted}</p>
        ${screenCode(renewalScreens.preparing, language)}
      </section>
      ${enrolmentFailure('incapable', html``, voice)}`,
  })
}

function checks({ expiryDate, daysLeft, certificate }: PreparingPageProps, language: Language): Html {
  const { preparing } = renewalWindowWords[language]
  const period = preparing.period(dateInWords(expiryDate, language), daysLeftInWords(daysLeft, language))
  return workList(
    [
      { step: 'period', state: 'done', text: period },
      { step: 'browser', state: 'todo', text: preparing.browser },
      { step: 'certificate', state: certificate, text: preparing.certificate[certificate] },
    ],
    language,
  )
}
