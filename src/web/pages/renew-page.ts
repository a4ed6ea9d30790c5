import { dateInWords } from '../../words/dates.ts'
import { renewalWindowWords } from '../../words/renewal-window.ts'
import { renewalScreens } from '../../words/screens.ts'
import { speak } from '../../words/voice.ts'
import { windowFrame } from './enrolment-act.ts'
import { facts } from './facts.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { progressBar } from './progress.ts'
import type { Shell } from './shell.ts'
import { stepForm } from './step-form.ts'

export interface RenewPageProps {
  action: string
  company: string
  person: string
  presentExpiryDate: Temporal.PlainDate
  /** What E will be if it is issued today. */
  newExpiryDate: Temporal.PlainDate
  /** An earlier renewal was left before its proof; this one ends it. */
  before: 'first' | 'unproved'
}

/** R-20: whose certificate, its old and its new expiry date, 「更新」. */
export function renewPage(shell: Shell, props: RenewPageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = renewalWindowWords[language]
  const present = dateInWords(props.presentExpiryDate, language)
  return layout(shell, {
    screen: renewalScreens.renew,
    title: words.renew.title,
    frame: windowFrame('renewal', voice),
    desk: 'shown',
    body: html`${progressBar('confirm', voice)}
      <h1>${words.renew.title}</h1>
      <p>${words.renew.lead}</p>
      ${facts([
        [words.renew.company, props.company],
        [words.renew.holder, props.person],
        [words.renew.present, present],
        [words.renew.next, html`<b>${dateInWords(props.newExpiryDate, language)}</b>`],
      ])}
      ${props.before === 'unproved' && html`<p class="caution">${words.renew.repeat}</p>`}
      ${stepForm({ action: props.action, step: 'renew', yes: words.renew.submit })}
      <p class="note">${words.renew.otherwise(present)}</p>
      <p class="note">${words.renew.note}</p>
      <p class="note">${words.interrupted}</p>`,
  })
}
