import { recoveryWords } from '../../words/recovery.ts'
import { type Html, html } from './html.ts'
import type { Shell } from './shell.ts'

export interface PasskeyPanel {
  ask: 'create' | 'get'
  optionsUrl: string
  answerUrl: string
  /** Where the page goes when it was accepted. */
  next: string
}

/** The one thing here that needs a script: a browser gives a passkey to nothing else (islands/passkey). */
export function passkeyPanel({ language }: Shell, { ask, optionsUrl, answerUrl, next }: PasskeyPanel): Html {
  const { show, passkeys } = recoveryWords[language]
  return html`<div id="passkey" data-ask="${ask}" data-options-url="${optionsUrl}" data-answer-url="${answerUrl}" data-next="${next}">
          <noscript><p class="caution">${show.scriptless}</p></noscript>
          <p class="act"><button class="secondary" type="button" hidden>${ask === 'create' ? passkeys.add : show.act}</button></p>
          <p role="status" data-say="working" hidden>${show.working}</p>
          <p class="caution" role="alert" data-say="failed" hidden>${show.failed}</p>
          <p class="caution" role="status" data-say="unsupported" hidden>${show.unsupported}</p>
        </div>`
}
