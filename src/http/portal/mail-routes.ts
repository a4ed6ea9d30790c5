import { Hono } from 'hono'
import * as z from 'zod'
import { maskAddress } from '../../domain/mask-address.ts'
import type { SentMail } from '../../ports/sent-mails.ts'
import { findMailByCode, readSentMail, readSentMails } from '../../service/notice/read-sent-mails.ts'
import { paths } from '../../web/pages/paths.ts'
import { sentMailPage } from '../../web/pages/sent-mail-page.ts'
import { type MailInList, type SentMailsPageProps, sentMailsPage } from '../../web/pages/sent-mails-page.ts'
import { line, readForm } from '../read-form.ts'
import type { Asked, MemberEnv, Portal } from './portal-env.ts'
import { shellOf, zoned } from './shell.ts'
import { withSession } from './with-session.ts'

/** 「お送りしたメール」. */
export function mailRoutes(portal: Portal) {
  const { ports } = portal
  const listed = async (c: Asked & { var: MemberEnv['Variables'] }, before?: string) => {
    const { institution, session } = c.var
    const { mails, next } = await readSentMails(ports, institution, session, before)
    const props: SentMailsPageProps = {
      mails: mails.map((mail) => inList(portal, c, mail)),
      isOlder: before !== undefined,
      ...(next && { olderUrl: `${paths.mails}?before=${next}` }),
    }
    return props
  }
  return new Hono<MemberEnv>()
    .get(paths.mails, withSession(portal, 'done'), async (c) => {
      const { member } = c.var.session
      return c.html(sentMailsPage(shellOf(portal, c, { member }), await listed(c, c.req.query('before'))))
    })
    .post(paths.mailCheck, withSession(portal, 'done'), async (c) => {
      const { institution, session } = c.var
      const { code } = await readForm(c, z.object({ code: line }))
      const typed = code.trim()
      const mail = typed === '' ? undefined : await findMailByCode(ports, institution, session, typed)
      const otherwise = typed === '' ? 'missing' : 'unknown'
      const found = mail === undefined ? otherwise : inList(portal, c, mail)
      const shell = shellOf(portal, c, { member: session.member, path: paths.mails })
      const page = sentMailsPage(shell, { ...(await listed(c)), checked: { typed, found } })
      return c.html(page, found === 'missing' ? 422 : 200)
    })
    .get(`${paths.mails}/:mail`, withSession(portal, 'done'), async (c) => {
      const { institution, session } = c.var
      const mail = await readSentMail(ports, institution, session, c.req.param('mail'))
      const { text, sentAt } = mail
      return c.html(
        sentMailPage(shellOf(portal, c, { member: session.member }), {
          mail: inList(portal, c, mail),
          ...(text !== undefined && { text }),
          ...(sentAt && { sentAt: zoned(portal, c, sentAt) }),
        }),
      )
    })
}

function inList(portal: Portal, c: Asked, mail: SentMail): MailInList {
  const { id, writtenAt, language, subject, code, address, delivery } = mail
  return {
    url: `${paths.mails}/${id}`,
    at: zoned(portal, c, writtenAt),
    language,
    subject,
    ...(code !== undefined && { code }),
    to: maskAddress(address),
    delivery,
  }
}
