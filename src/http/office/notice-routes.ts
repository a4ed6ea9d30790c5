import { Hono } from 'hono'
import { readNoticeAccount } from '../../service/office/read-notice-account.ts'
import { readNotices } from '../../service/office/read-notices.ts'
import { noticeAccountAnswer, noticeAccountQuery, noticesAnswer } from '../../wire/notices.ts'
import type { Office, StaffEnv } from './office-env.ts'
import { readQuery, tell } from './read-and-tell.ts'
import { withStaff } from './with-staff.ts'

/** What is owed and waits, and why somebody got a mail or none. */
export function noticeRoutes(office: Office) {
  const { ports, testMails } = office
  const staff = withStaff(office)
  return new Hono<StaffEnv>()
    .get('/api/notices', staff, async (c) => {
      const { institution, session } = c.var
      const overview = await readNotices(ports, institution, session)
      return tell(c, noticesAnswer, { ...overview, server: testMails === undefined ? 'none' : 'set' })
    })
    .get('/api/members/:member/notices', staff, async (c) => {
      const { institution, session } = c.var
      const { language } = readQuery(c, noticeAccountQuery)
      const member = c.req.param('member')
      return tell(
        c,
        noticeAccountAnswer,
        await readNoticeAccount(ports, institution, session, member, language),
      )
    })
}
