import { dateInWords } from '../../words/dates.ts'
import { peopleScreens } from '../../words/screens.ts'
import { secondAdministratorWords } from '../../words/second-administrator.ts'
import { shellWords } from '../../words/shell.ts'
import { speak, type Voice } from '../../words/voice.ts'
import { facts, steps } from './facts.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import type { Shell } from './shell.ts'

export interface SecondAdministratorPageProps {
  company: string
  contractNumber: string
  /** Who asks, as the institution knows him. */
  administrator: string
  today: Temporal.PlainDate
}

/** U-70: the way to a second administrator, with a request to print. No secret stands on it, nor a place for one. */
export function secondAdministratorPage(shell: Shell, props: SecondAdministratorPageProps): Html {
  const { language } = shell
  const words = secondAdministratorWords[language]
  const voice = speak(shell.wording, language)
  return layout(shell, {
    screen: peopleScreens.secondAdministrator,
    title: words.title(voice),
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${words.title(voice)}</h1>
      <p class="lead">${words.lead(voice)}</p>
      <h2>${words.stepsTitle}</h2>
      ${steps(words.steps(voice))}
      <p class="note">${words.secrets}</p>
      ${requestForm(props, voice)}
      <p class="note on-screen">${shellWords[language].print}</p>
      <p class="act on-screen"><a class="button secondary" href="${paths.people}">${words.back}</a></p>`,
  })
}

function requestForm(
  { company, contractNumber, administrator, today }: SecondAdministratorPageProps,
  voice: Voice,
): Html {
  const { form } = secondAdministratorWords[voice.language]
  const blank = html`<span class="blank"></span>`
  return html`<section class="paper" aria-labelledby="request-form">
        <h2 id="request-form">${form.title(voice)}</h2>
        <p>${form.to(voice)}</p>
        ${facts([
          [form.company, company],
          [form.contract, contractNumber],
          [form.today(voice), administrator],
          [form.name(voice), blank],
          [form.loginId, blank],
          [form.mail, blank],
          [form.telephone, blank],
          [form.date, dateInWords(today, voice.language)],
          [form.signature, blank],
        ])}
      </section>`
}
