import { Hono } from 'hono'
import { actAtOnce } from '../../service/request/at-once.ts'
import { previewMemberRequest, requestMemberAct } from '../../service/request/member-requests.ts'
import { readDesk } from '../../service/request/read-desk.ts'
import { atOnceBody, deskAnswer, memberPreview, memberRequest, memberWish } from '../../wire/desk.ts'
import { approvalMade } from '../../wire/office.ts'
import type { Office, StaffEnv } from './office-env.ts'
import { readBody, tell } from './read-and-tell.ts'
import { withStaff } from './with-staff.ts'

/** What the staff's desk does for one person or his contract: at once, or when another has agreed. */
export function deskRoutes(office: Office) {
  const { ports } = office
  const staff = withStaff(office)
  return new Hono<StaffEnv>()
    .get('/api/members/:member/desk', staff, async (c) => {
      const { institution, session } = c.var
      return tell(c, deskAnswer, await readDesk(ports, institution, session, c.req.param('member')))
    })
    .post('/api/members/:member/requests/preview', staff, async (c) => {
      const { institution, session } = c.var
      const wish = await readBody(c, memberWish)
      const member = c.req.param('member')
      return tell(c, memberPreview, await previewMemberRequest(ports, institution, session, member, wish))
    })
    .post('/api/members/:member/requests', staff, async (c) => {
      const { institution, session } = c.var
      const { wish, ...said } = await readBody(c, memberRequest)
      const member = c.req.param('member')
      return tell(c, approvalMade, await requestMemberAct(ports, institution, session, member, wish, said))
    })
    .post('/api/members/:member/at-once', staff, async (c) => {
      const { institution, session } = c.var
      const wish = await readBody(c, atOnceBody)
      await actAtOnce(ports, institution, session, c.req.param('member'), wish)
      return c.body(null, 204)
    })
}
