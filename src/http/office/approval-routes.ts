import { Hono } from 'hono'
import * as z from 'zod'
import { showSecretHalf } from '../../service/est/secret.ts'
import { approve } from '../../service/office/approve.ts'
import { beginVerification } from '../../service/office/begin-verification.ts'
import { listApprovals } from '../../service/office/list-approvals.ts'
import { readApproval } from '../../service/office/read-approval.ts'
import { reject } from '../../service/office/reject.ts'
import { withdraw } from '../../service/office/withdraw.ts'
import { estSecretHalf } from '../../wire/desk.ts'
import { approval, approvalsAnswer, approveBody, ceremony, nothing, rejectBody } from '../../wire/office.ts'
import type { Office, StaffEnv } from './office-env.ts'
import { cursor, readBody, readQuery, tell } from './read-and-tell.ts'
import { partyOf, withStaff } from './with-staff.ts'

const page = z.strictObject({ state: z.enum(['open', 'closed']), after: cursor })

/** What waits for another person, and what became of it. */
export function approvalRoutes(office: Office) {
  const { ports } = office
  const staff = withStaff(office)
  return new Hono<StaffEnv>()
    .get('/api/approvals', staff, async (c) => {
      const { state, after } = readQuery(c, page)
      const wish = { state, ...(after !== undefined && { after }) }
      return tell(c, approvalsAnswer, await listApprovals(ports, c.var.institution, c.var.session, wish))
    })
    .get('/api/approvals/:approval', staff, async (c) => {
      const { institution, session } = c.var
      return tell(c, approval, await readApproval(ports, institution, session, c.req.param('approval')))
    })
    .post('/api/approvals/:approval/verification', staff, async (c) => {
      const { institution, session } = c.var
      await readBody(c, nothing)
      const party = partyOf(office, c)
      return tell(
        c,
        ceremony,
        await beginVerification(ports, institution, party, session, c.req.param('approval')),
      )
    })
    .post('/api/approvals/:approval/approve', staff, async (c) => {
      const { institution, session } = c.var
      const said = await readBody(c, approveBody)
      const party = partyOf(office, c)
      return tell(
        c,
        approval,
        await approve(ports, institution, party, session, c.req.param('approval'), said),
      )
    })
    .post('/api/approvals/:approval/half', staff, async (c) => {
      const { institution, session } = c.var
      await readBody(c, nothing)
      return tell(
        c,
        estSecretHalf,
        await showSecretHalf(ports, institution, session, c.req.param('approval')),
      )
    })
    .post('/api/approvals/:approval/reject', staff, async (c) => {
      const { institution, session } = c.var
      const { reason } = await readBody(c, rejectBody)
      return tell(c, approval, await reject(ports, institution, session, c.req.param('approval'), reason))
    })
    .post('/api/approvals/:approval/withdraw', staff, async (c) => {
      const { institution, session } = c.var
      await readBody(c, nothing)
      return tell(c, approval, await withdraw(ports, institution, session, c.req.param('approval')))
    })
}
