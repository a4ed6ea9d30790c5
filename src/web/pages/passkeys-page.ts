import { dateTimeInWords } from '../../words/dates.ts'
import { recoveryWords } from '../../words/recovery.ts'
import { acquisitionScreens } from '../../words/screens.ts'
import { shellWords } from '../../words/shell.ts'
import { speak } from '../../words/voice.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { passkeyPanel } from './passkey-panel.ts'
import { paths } from './paths.ts'
import type { Shell } from './shell.ts'

export interface PasskeysPageProps {
  passkeys: readonly {
    /** base64url */
    id: string
    registeredAt: Temporal.ZonedDateTime
    lastUsedAt?: Temporal.ZonedDateTime
  }[]
  /** Whether the policy of today accepts them. */
  used: boolean
}

/** A-15: those that he can show when he comes back after expiry. The form of each posts `id`. */
export function passkeysPage(shell: Shell, { passkeys, used }: PasskeysPageProps): Html {
  const { language } = shell
  const voice = speak(shell.wording, language)
  const words = recoveryWords[language].passkeys
  return layout(shell, {
    screen: acquisitionScreens.passkeys,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1>${words.title}</h1>
      <p class="lead">${words.lead}</p>
      ${!used && html`<p class="caution">${words.notUsed(voice)}</p>`}
      ${passkeys.length === 0 && html`<p>${words.none}</p>`}
      ${passkeys.map(
        ({ id, registeredAt, lastUsedAt }) => html`<section class="panel">
        <p>${words.registered(dateTimeInWords(registeredAt, language))}</p>
        ${lastUsedAt && html`<p>${words.used(dateTimeInWords(lastUsedAt, language))}</p>`}
        <form method="post" action="${paths.passkeyRemove}">
          <input type="hidden" name="id" value="${id}" />
          <p class="act"><button class="secondary" type="submit">${words.remove}</button></p>
        </form>
      </section>`,
      )}
      ${
        used &&
        passkeyPanel(shell, {
          ask: 'create',
          optionsUrl: paths.passkeyOptions,
          answerUrl: paths.passkeys,
          next: paths.passkeys,
        })
      }
      <p class="note">${words.otherwise}</p>
      <p class="act"><a class="button secondary" href="${paths.menu}">${shellWords[language].toMenu}</a></p>`,
  })
}
