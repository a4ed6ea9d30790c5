import { recoveryWords } from '../../words/recovery.ts'
import { type Html, html } from './html.ts'
import type { Shell } from './shell.ts'

export interface PasskeyPanel {
  ask: 'create' | 'get'
  /** What is asked: known when the page is made, or fetched when the button is pressed. */
  question: { known: string } | { url: string }
  answerUrl: string
  /** Where the page goes when it was accepted. */
  next: string
}

/** The one thing here that needs a script: a browser gives a passkey to nothing else (islands/passkey). */
export function passkeyPanel({ language }: Shell, { ask, question, answerUrl, next }: PasskeyPanel): Html {
  const { show, passkeys } = recoveryWords[language]
  const asked =
    'known' in question ? html`data-question="${question.known}"` : html`data-options-url="${question.url}"`
  return html`<div id="passkey" data-ask="${ask}" ${asked} data-answer-url="${answerUrl}" data-next="${next}">
          <noscript><p class="caution">${show.scriptless}</p></noscript>
          <p class="act"><button class="secondary" type="button" hidden>${ask === 'create' ? passkeys.add : show.act}</button></p>
          <p role="status" data-say="working" hidden>${show.working}</p>
          <p class="caution" role="alert" data-say="failed" hidden>${ask === 'create' ? passkeys.failed : show.failed}</p>
          <p class="caution" role="status" data-say="unsupported" hidden>${show.unsupported}</p>
        </div>`
}
