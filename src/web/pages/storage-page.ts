import { renewalWindowWords } from '../../words/renewal-window.ts'
import { speak } from '../../words/voice.ts'
import { type EnrolmentAct, screensOf, windowFrame } from './enrolment-act.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { progressBar } from './progress.ts'
import type { Shell } from './shell.ts'
import { stepForm } from './step-form.ts'

export interface StoragePageProps {
  act: EnrolmentAct
  action: string
}

/** R-30, A-30: manual A's choice of where it is kept. A file is the one medium there is today. */
export function storagePage(shell: Shell, { act, action }: StoragePageProps): Html {
  const voice = speak(shell.wording, shell.language)
  const words = renewalWindowWords[shell.language]
  return layout(shell, {
    screen: screensOf[act].storage,
    title: words.storage.title,
    frame: windowFrame(act, voice),
    desk: 'none',
    body: html`${progressBar('confirm', voice)}
      <h1>${words.storage.title}</h1>
      <p>${words.storage.lead}</p>
      <div class="panel">
        <p>${words.storage.fileLead}</p>
        <p class="note">${words.storage.otherwise}</p>
      </div>
      ${stepForm({ action, step: 'storage', yes: words.storage.file })}
      ${act === 'renewal' && html`<p class="note">${words.interrupted}</p>`}`,
  })
}
