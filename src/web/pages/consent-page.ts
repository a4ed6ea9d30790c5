import type { Policy } from '../../domain/policy.ts'
import { type ConsentAct, consentWords } from '../../words/consent.ts'
import { speak } from '../../words/voice.ts'
import { type EnrolmentAct, screensOf, windowFrame } from './enrolment-act.ts'
import { facts } from './facts.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { progressBar } from './progress.ts'
import type { Shell } from './shell.ts'
import { stepForm } from './step-form.ts'

export interface ConsentPageProps {
  act: EnrolmentAct
  action: string
  /** The policy's `window.consent`, and at which of its two screens we are. */
  consent: Policy['window']['consent']
  step: 'consent' | 'second-consent'
  /** The host name that the browser shows. */
  site: string
  company: string
  person: string
}

/** R-40, R-41, A-25, A-26 「Webアクセスの確認」: names the site, the person and the act. */
export function consentPage(shell: Shell, props: ConsentPageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = consentWords[language]
  const { act, action, step, site, company, person } = props
  const asked = actAsked(props)
  return layout(shell, {
    screen: step === 'consent' ? screensOf[act].consent : screensOf[act].secondConsent,
    title: words.title,
    frame: windowFrame(act, voice),
    desk: 'none',
    body: html`${progressBar('confirm', voice)}
      <h1>${words.title} ${props.consent === 'per-act' && html`<span class="count">${words.count(step === 'consent' ? 1 : 2, 2)}</span>`}</h1>
      <p class="lead">${words.question[asked]({ site, company, person })}</p>
      ${facts([
        [words.site, site],
        [words.person, `${company} ${person}`],
        [words.act, words.acts[asked]],
      ])}
      <p>${words.detail[asked]}</p>
      <p><b>${words.ask}</b></p>
      ${stepForm({ action, step, yes: words.yes, no: words.no })}
      <p class="note">${words.otherwise[act]}</p>`,
  })
}

function actAsked({ consent, step }: ConsentPageProps): ConsentAct {
  if (consent === 'once') return 'both'
  return step === 'consent' ? 'make-key' : 'store-certificate'
}
