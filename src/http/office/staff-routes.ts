import { Hono } from 'hono'
import { showHalf } from '../../service/request/code-halves.ts'
import { previewSwitchRelease, requestSwitchRelease } from '../../service/request/request-switch-release.ts'
import { listStaff, previewStaffChange, requestStaffChange } from '../../service/request/staff-requests.ts'
import {
  codeHalf,
  staffAnswer,
  staffPreview,
  staffRequest,
  staffWish,
  switchReleasePreview,
  switchReleaseRequest,
} from '../../wire/desk.ts'
import { approvalMade, nothing } from '../../wire/office.ts'
import type { Office, StaffEnv } from './office-env.ts'
import { readBody, tell } from './read-and-tell.ts'
import { withStaff } from './with-staff.ts'

/** The staff themselves, and what two of them let go on. */
export function staffRoutes(office: Office) {
  const { ports } = office
  const staff = withStaff(office)
  return new Hono<StaffEnv>()
    .get('/api/staff', staff, async (c) => {
      const { institution, session } = c.var
      return tell(c, staffAnswer, await listStaff(ports, institution, session))
    })
    .post('/api/staff/requests/preview', staff, async (c) => {
      const { institution, session } = c.var
      const wish = await readBody(c, staffWish)
      return tell(c, staffPreview, await previewStaffChange(ports, institution, session, wish))
    })
    .post('/api/staff/requests', staff, async (c) => {
      const { institution, session } = c.var
      const { wish, ...said } = await readBody(c, staffRequest)
      return tell(c, approvalMade, await requestStaffChange(ports, institution, session, wish, said))
    })
    .post('/api/staff/:staff/code', staff, async (c) => {
      const { institution, session } = c.var
      await readBody(c, nothing)
      return tell(c, codeHalf, await showHalf(ports, institution, session, c.req.param('staff')))
    })
    .get('/api/switches/:switch/release', staff, async (c) => {
      const { institution, session } = c.var
      const name = c.req.param('switch')
      return tell(c, switchReleasePreview, await previewSwitchRelease(ports, institution, session, name))
    })
    .post('/api/switches/:switch/release', staff, async (c) => {
      const { institution, session } = c.var
      const wish = await readBody(c, switchReleaseRequest)
      const name = c.req.param('switch')
      return tell(c, approvalMade, await requestSwitchRelease(ports, institution, session, name, wish))
    })
}
