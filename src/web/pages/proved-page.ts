import { completionWords } from '../../words/completion.ts'
import { renewalScreens } from '../../words/screens.ts'
import { speak } from '../../words/voice.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import type { Shell } from './shell.ts'

export interface ProvedPageProps {
  closeUrl: string
}

/** P-10, in the window of the proof: it worked, back to the first window. */
export function provedPage(shell: Shell, { closeUrl }: ProvedPageProps): Html {
  const voice = speak(shell.wording, shell.language)
  const words = completionWords[shell.language]
  return layout(shell, {
    screen: renewalScreens.proved,
    title: words.proved.title(voice),
    frame: { kind: 'page' },
    desk: 'none',
    body: html`<h1>${words.proved.title(voice)}</h1>
      <p class="good large">${words.proved.lead}</p>
      <p>${words.proved.kept}</p>
      <p class="act"><a class="button primary" href="${closeUrl}" data-close-window>${words.close}</a></p>
      <p class="note">${words.closeHelp}</p>`,
  })
}
