import type { KeyAlgorithm, ProtectionLevel } from '../../domain/policy.ts'
import { isRsa } from '../../domain/window-steps.ts'
import { certificateWords } from '../../words/certificate.ts'
import { keyStepWords } from '../../words/key-step.ts'
import { together } from '../../words/together.ts'
import { speak } from '../../words/voice.ts'
import { type EnrolmentAct, screensOf, windowFrame } from './enrolment-act.ts'
import { facts } from './facts.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { progressBar } from './progress.ts'
import type { Shell } from './shell.ts'
import { stepForm } from './step-form.ts'

export interface KeyPageProps {
  act: EnrolmentAct
  action: string
  algorithm: KeyAlgorithm
  protection: ProtectionLevel
}

/** R-50, A-50: manual B's 「新しいRSA交換キーを作成します」; without "RSA" where the key is none. */
export function keyPage(shell: Shell, { act, action, algorithm, protection }: KeyPageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = keyStepWords[language]
  const title = isRsa(algorithm) ? words.rsa : words.other
  const level = certificateWords[language].protection[protection]
  return layout(shell, {
    screen: screensOf[act].key,
    title,
    frame: windowFrame(act, voice),
    desk: 'none',
    body: html`${progressBar('confirm', voice)}
      <h1>${title}</h1>
      <p class="lead">${words.lead(level)}</p>
      ${facts([
        [words.kind, certificateWords[language].keys[algorithm]],
        [words.level, html`<b class="level">${level}</b> ${words.meaning[protection]}`],
      ])}
      <p>${together(language, words.where[protection], words.elsewhere)}</p>
      ${stepForm({ action, step: 'key', yes: words.ok, no: words.cancel })}
      <p class="note">${words.honest}</p>`,
  })
}
