import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { staffMay } from '../../domain/staff.ts'
import { type MailWish, previewMail } from '../../service/office/preview-mail.ts'
import { sendPreview } from '../../service/office/send-preview.ts'
import type { StaffSession } from '../../service/office/staff-session.ts'
import { mailPreview, mailQuery, testMailAnswer, testMailBody } from '../../wire/mails.ts'
import { mailHtml, mailStyles } from '../../words/mail-html.ts'
import { mailPlain } from '../../words/mail-plain.ts'
import type { Office, StaffEnv } from './office-env.ts'
import { readBody, readQuery, tell } from './read-and-tell.ts'
import { withStaff } from './with-staff.ts'

const hashes = mailStyles.map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`)

/** For the document of a mail: the styles that every mail has, and nothing that could be fetched, sent or run. */
const mailHeaders = {
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'unsafe-hashes' ${hashes.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox',
  ].join('; '),
  'x-frame-options': 'SAMEORIGIN',
}

/** Every mail before anybody gets it. */
export function mailRoutes(office: Office) {
  const { ports, testMails } = office
  const staff = withStaff(office)
  return new Hono<StaffEnv>()
    .get('/api/mails', staff, async (c) => {
      const { institution, session } = c.var
      const wish = wishOf(readQuery(c, mailQuery))
      const { ownAddress, ...mail } = await previewMail(ports, institution, session, wish)
      const test = testOf(session, testMails !== undefined, ownAddress)
      return tell(c, mailPreview, { ...mail, text: mailPlain(mail.text), test })
    })
    .post('/api/mails/test', staff, async (c) => {
      const { institution, session } = c.var
      const wish = wishOf(await readBody(c, testMailBody))
      const { to, answer } = await sendPreview(ports, institution, session, wish, testMails)
      return tell(c, testMailAnswer, { to, answer: answer.kind, reply: answer.reply })
    })
    .get('/mails/preview', staff, async (c) => {
      const { institution, session } = c.var
      const mail = await previewMail(ports, institution, session, wishOf(readQuery(c, mailQuery)))
      return c.html(mailHtml(mail), 200, mailHeaders)
    })
}

function wishOf({
  template,
  language,
  days,
}: Pick<MailWish, 'template' | 'language'> & { days?: number | undefined }) {
  return { template, language, ...(days !== undefined && { days }) }
}

function testOf({ person }: StaffSession, isSet: boolean, to: string | undefined) {
  if (!staffMay(person.roles, 'send-test-mail')) return { kind: 'not-allowed' } as const
  if (!isSet) return { kind: 'no-server' } as const
  return to === undefined ? ({ kind: 'no-address' } as const) : ({ kind: 'possible', to } as const)
}
