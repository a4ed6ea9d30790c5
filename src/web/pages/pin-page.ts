import { pinWords } from '../../words/pin.ts'
import { logonScreens } from '../../words/screens.ts'
import { speak } from '../../words/voice.ts'
import { errorSummary } from './error-summary.ts'
import { facts } from './facts.ts'
import { fieldInput } from './field.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import type { Shell } from './shell.ts'

export interface PinPageProps {
  company: string
  person: string
  role: 'administrator' | 'user'
  pin: { maxLength: number }
  problem?: { kind: 'missing' } | { kind: 'wrong'; triesLeft: number }
}

/** L-20: the certificate is known; the PIN is still wanted. One field, named `pin`. */
export function pinPage(shell: Shell, { company, person, role, pin, problem }: PinPageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = pinWords[language]
  const message = problem && (problem.kind === 'missing' ? words.missing : words.wrong)
  const label = role === 'administrator' ? voice.administratorPin : voice.userPin
  return layout(shell, {
    screen: logonScreens.pin,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`${errorSummary(message === undefined ? [] : [{ message, field: 'pin' }], language)}
      <h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
      ${facts([
        [words.company, company],
        [words.person, person],
      ])}
      <form method="post" action="${paths.pin}" novalidate>
        ${fieldInput({ name: 'pin', label, kind: 'secret', maxLength: pin.maxLength }, message)}
        ${problem?.kind === 'wrong' && html`<p class="caution">${words.triesLeft(problem.triesLeft, voice)}</p>`}
        <p class="act"><button class="primary" type="submit">${words.submit(voice)}</button></p>
      </form>
      <p class="note">${words.notYou}</p>`,
  })
}
