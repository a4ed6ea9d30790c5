import MailComposer from 'nodemailer/lib/mail-composer'
import type { Message } from '../../ports/mailer.ts'

/**
 * A mail as bytes (RFC 5322): the text and, beside it, the same as HTML. Sent by a machine, so that nobody's absence is
 * answered to it (RFC 3834).
 */
export async function composeMail({
  from,
  to,
  messageId,
  date,
  language,
  subject,
  text,
  html,
}: Message): Promise<Buffer> {
  const composer = new MailComposer({
    ...{ from, to, messageId, subject, text, html },
    date: new Date(date.epochMilliseconds),
    textEncoding: language === 'ja' ? 'base64' : 'quoted-printable',
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': language,
    },
    newline: 'windows',
    // Nothing is ever read from a file or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return await composer.compile().build()
}
