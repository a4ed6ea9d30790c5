import { Hono } from 'hono'
import * as z from 'zod'
import { findMembers } from '../../service/office/find-members.ts'
import { previewUnlock } from '../../service/office/preview-unlock.ts'
import { readMemberPage } from '../../service/office/read-member-page.ts'
import { readTimeline } from '../../service/office/read-timeline.ts'
import { requestUnlock } from '../../service/office/request-unlock.ts'
import {
  approvalMade,
  memberAnswer,
  memberSearchAnswer,
  timelineAnswer,
  unlockPreview,
  unlockRequest,
} from '../../wire/office.ts'
import type { Office, StaffEnv } from './office-env.ts'
import { cursor, readBody, readQuery, tell } from './read-and-tell.ts'
import { withStaff } from './with-staff.ts'

const search = z.strictObject({ q: z.string().trim().min(1).max(200), after: cursor })
const page = z.strictObject({ before: cursor })

/** Finding somebody, and what the desk knows of him. */
export function memberRoutes(office: Office) {
  const { ports } = office
  const staff = withStaff(office)
  return new Hono<StaffEnv>()
    .get('/api/members', staff, async (c) => {
      const { q: text, after } = readQuery(c, search)
      const wish = { text, ...(after !== undefined && { after }) }
      return tell(c, memberSearchAnswer, await findMembers(ports, c.var.institution, c.var.session, wish))
    })
    .get('/api/members/:member', staff, async (c) => {
      const { institution, session } = c.var
      return tell(c, memberAnswer, await readMemberPage(ports, institution, session, c.req.param('member')))
    })
    .get('/api/members/:member/timeline', staff, async (c) => {
      const { institution, session } = c.var
      const { before } = readQuery(c, page)
      return tell(
        c,
        timelineAnswer,
        await readTimeline(ports, institution, session, c.req.param('member'), before),
      )
    })
    .get('/api/members/:member/unlock', staff, async (c) => {
      const { institution, session } = c.var
      return tell(c, unlockPreview, await previewUnlock(ports, institution, session, c.req.param('member')))
    })
    .post('/api/members/:member/unlock', staff, async (c) => {
      const { institution, session } = c.var
      const wish = await readBody(c, unlockRequest)
      return tell(
        c,
        approvalMade,
        await requestUnlock(ports, institution, session, c.req.param('member'), wish),
      )
    })
}
