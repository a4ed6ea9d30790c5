import type { InstitutionRecord } from '../ports/institution-records.ts'
import type { MailReader } from '../ports/mail-reader.ts'
import type { Mailer } from '../ports/mailer.ts'
import type { Ports } from '../ports/ports.ts'
import type { MailHouse } from '../service/notice/message-of.ts'
import { sendTestMail } from '../service/notice/send-test-mail.ts'
import { type BounceTaken, takeBounce } from '../service/notice/take-bounce.ts'
import { dkimKeyMade, mailTried } from '../wire/terminal-acts.ts'
import { exitCodes } from './exit-code.ts'
import type { DkimMake, MailTest } from './mail-arguments.ts'
import type { Printed } from './printed.ts'
import { requireInstitution } from './require-institution.ts'
import { complain } from './say-no.ts'
import { tell } from './tell.ts'

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

/** `warifu mail test`: 1 where no server has taken it. */
export async function mailTest(
  ports: MailPorts,
  post: { mailer: Mailer; house: MailHouse } | undefined,
  { institution: slug, address: to, language, form }: MailTest,
): Promise<Printed> {
  const institution = await requireInstitution(ports, slug)
  if (post === undefined)
    return complain(form, 'mail-not-sent', 'mails are not sent: WARIFU_SMTP_URL is not set')
  const { subject, text } = test[language]
  const answer = await sendTestMail(ports, post.mailer, post.house, institution, {
    ...{ to, language, text },
    subject: `${institution.name[language]}: ${subject}`,
  })
  const { kind: outcome, reply } = answer
  const server = 'server' in answer && answer.server !== '' ? answer.server : undefined
  return tell(
    form,
    mailTried,
    { outcome, reply, ...(server && { server }) },
    () => [`${outcome}: ${reply}${server === undefined ? '' : ` (${server})`}`],
    outcome === 'accepted' ? 'well' : 'not-well',
  )
}

/** What is to be done with a key that was just made. */
export function dkimMade(
  { selector, form }: DkimMake,
  { file, record }: { file: string; record: string },
): Printed {
  const name = `${selector}._domainkey`
  // RFC 1035 §3.3.14: a string holds 255 octets at most; they are read as one.
  const strings = (record.match(/.{1,250}/g) ?? []).map((part) => `"${part}"`)
  return tell(form, dkimKeyMade, { file, name, record }, () => [
    `made ${file}`,
    '',
    'Publish this record in the domain behind the @ of the address from which mails are sent (policy',
    'notices.from), wait until it can be looked up, and then start the program again:',
    '',
    `  ${name}  IN TXT  ( ${strings.join('\n                          ')} )`,
  ])
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
