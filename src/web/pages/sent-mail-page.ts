import { dateTimeInWords } from '../../words/dates.ts'
import { memberScreens } from '../../words/screens.ts'
import { sentMailsWords } from '../../words/sent-mails.ts'
import { shellWords } from '../../words/shell.ts'
import { speak } from '../../words/voice.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { paths } from './paths.ts'
import { type MailInList, mailFacts } from './sent-mails-page.ts'
import type { Shell } from './shell.ts'

export interface SentMailPageProps {
  mail: MailInList
  sentAt?: Temporal.ZonedDateTime
  /** Absent where it carries a secret. */
  text?: string
}

/** N-41: one mail as it was sent. */
export function sentMailPage(shell: Shell, { mail, sentAt, text }: SentMailPageProps): Html {
  const { language } = shell
  const words = sentMailsWords[language]
  return layout(shell, {
    screen: memberScreens.mail,
    title: words.title,
    frame: { kind: 'page' },
    desk: 'shown',
    body: html`<h1 lang="${mail.language}">${mail.subject}</h1>
      ${mailFacts(mail, language)}
      <p>${explained({ mail, ...(sentAt && { sentAt }) }, shell)}</p>
      <h2>${words.text}</h2>
      ${text === undefined ? html`<p class="panel">${words.secret}</p>` : html`<pre class="panel mail-text" lang="${mail.language}">${text.trimEnd()}</pre>`}
      <p class="act"><a class="button secondary" href="${paths.mails}">${words.back}</a></p>
      <p class="note on-screen">${shellWords[language].print}</p>`,
  })
}

function explained({ mail, sentAt }: SentMailPageProps, { language, wording }: Shell): string {
  const { explained: sentences } = sentMailsWords[language]
  if (mail.delivery === 'waiting') return sentences.waiting
  if (mail.delivery !== 'sent') return sentences[mail.delivery](speak(wording, language))
  return sentences.sent(dateTimeInWords(sentAt ?? mail.at, language))
}
