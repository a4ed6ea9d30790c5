import type { PickupChannel } from '../../domain/policy.ts'
import { dateTimeInWords } from '../../words/dates.ts'
import { demoOutboxWords } from '../../words/demo-outbox.ts'
import { otherScreens } from '../../words/screens.ts'
import { facts } from './facts.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import type { Shell } from './shell.ts'

export interface SentItem {
  channel: PickupChannel
  to: string
  at: Temporal.ZonedDateTime
  subject: string
  /** Undefined once it was sent or has run out, and was erased. */
  text: string | undefined
}

export interface OutboxPageProps {
  items: readonly SentItem[]
  /** Whether mails leave this machine. */
  mails: 'kept' | 'sent'
  guideUrl: string
}

/** G-30: the mails and letters of the demonstration, opened. */
export function outboxPage(shell: Shell, { items, mails, guideUrl }: OutboxPageProps): Html {
  const words = demoOutboxWords[shell.language]
  return layout(shell, {
    screen: otherScreens.outbox,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'none',
    body: html`<h1>${words.title}</h1>
      <p class="lead">${words.lead[mails]}</p>
      <p class="note">${words.sealed}</p>
      ${items.length === 0 && html`<p class="panel">${words.empty}</p>`}
      ${items.map((item) => sentItem(item, shell))}
      <p><a href="${guideUrl}">${words.backToGuide}</a></p>`,
  })
}

function sentItem({ channel, to, at, subject, text }: SentItem, { language }: Shell): Html {
  const words = demoOutboxWords[language]
  return html`<article class="mail">
        <h2>${subject}</h2>
        ${facts([
          [words.to, `${words.channel[channel]}　${to}`],
          [words.at, dateTimeInWords(at, language)],
        ])}
        ${text === undefined ? html`<p class="note">${words.erased}</p>` : html`<pre class="mail-text" tabindex="0">${text}</pre>`}
      </article>`
}
