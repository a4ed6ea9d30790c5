import type { InstitutionRecord } from '../ports/institution-records.ts'
import type { MailReader } from '../ports/mail-reader.ts'
import type { Mailer } from '../ports/mailer.ts'
import type { Ports } from '../ports/ports.ts'
import type { MailHouse } from '../service/notice/message-of.ts'
import { sendTestMail } from '../service/notice/send-test-mail.ts'
import { type BounceTaken, takeBounce } from '../service/notice/take-bounce.ts'
import { exitCodes } from './exit-code.ts'
import type { DkimMake, MailTest } from './mail-arguments.ts'
import type { Printed } from './printed.ts'

type MailPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

const test = {
  ja: {
    subject: '送信の試験',
    text: 'これは送信の試験のメールです。\n\nこのメールが届いたら、メールの送信は設定どおりです。差出人、件名、文字、署名を確かめてください。\n',
  },
  en: {
    subject: 'A test of sending',
    text: 'This is a test mail.\n\nIf it arrives, mails are sent as configured. Look at its sender, subject, letters and signatures.\n',
  },
}

export async function mailTest(
  ports: MailPorts,
  post: { mailer: Mailer; house: MailHouse } | undefined,
  { institution: slug, address: to, language }: MailTest,
): Promise<Printed> {
  const institution = await ports.store.institutions.bySlug(slug)
  if (institution === undefined)
    return { exitCode: exitCodes.refused, text: `there is no institution "${slug}"\n` }
  if (post === undefined)
    return { exitCode: exitCodes.refused, text: 'mails are not sent: WARIFU_SMTP_URL is not set\n' }
  const { subject, text } = test[language]
  const answer = await sendTestMail(ports, post.mailer, post.house, institution, {
    ...{ to, language, text },
    subject: `${institution.name[language]}: ${subject}`,
  })
  const who = 'server' in answer && answer.server !== '' ? ` (${answer.server})` : ''
  const isAccepted = answer.kind === 'accepted'
  return {
    exitCode: isAccepted ? exitCodes.done : exitCodes.refused,
    text: `${answer.kind}: ${answer.reply}${who}\n`,
  }
}

/** What is to be done with a key that was just made. */
export function dkimMade({ selector }: DkimMake, { file, record }: { file: string; record: string }): string {
  // RFC 1035 §3.3.14: a string holds 255 octets at most; they are read as one.
  const strings = (record.match(/.{1,250}/g) ?? []).map((part) => `"${part}"`)
  return [
    `made ${file}`,
    '',
    'Publish this record in the domain behind the @ of the address from which mails are sent (policy',
    'notices.from), wait until it can be looked up, and then start the program again:',
    '',
    `  ${selector}._domainkey  IN TXT  ( ${strings.join('\n                          ')} )`,
    '',
  ].join('\n')
}

export async function bounceTaken(
  ports: MailPorts,
  reader: MailReader,
  mail: Uint8Array,
  bounceAddress: string | undefined,
): Promise<Printed> {
  const institutions: readonly InstitutionRecord[] = await ports.store.institutions.all()
  const kind = await takeBounce(ports, institutions, reader, mail, bounceAddress)
  // A mail server whose pipe fails would return the returned mail: whatever it was, it was taken.
  return { exitCode: exitCodes.done, text: `${sentences[kind]}\n` }
}

const sentences: Record<BounceTaken, string> = {
  hard: 'a mail of ours cannot be delivered: noted',
  soft: 'a mail of ours could not be delivered this time: noted',
  again: 'this mail of ours has come back before',
  unmatched: 'this report belongs to none of our mails',
  'no-report': 'this is no report of a mail that was not delivered',
}
