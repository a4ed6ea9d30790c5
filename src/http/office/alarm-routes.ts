import { Hono } from 'hono'
import * as z from 'zod'
import { listAlarms } from '../../service/office/list-alarms.ts'
import { seeAlarm } from '../../service/office/see-alarm.ts'
import { alarmsAnswer, nothing } from '../../wire/office.ts'
import type { Office, StaffEnv } from './office-env.ts'
import { cursor, readBody, readQuery, tell } from './read-and-tell.ts'
import { withStaff } from './with-staff.ts'

const page = z.strictObject({ state: z.enum(['unseen', 'all']), after: cursor })

/** What somebody must look at, and that somebody has. */
export function alarmRoutes(office: Office) {
  const { ports } = office
  const staff = withStaff(office)
  return new Hono<StaffEnv>()
    .get('/api/alarms', staff, async (c) => {
      const { state, after } = readQuery(c, page)
      const wish = { state, ...(after !== undefined && { after }) }
      return tell(c, alarmsAnswer, await listAlarms(ports, c.var.institution, c.var.session, wish))
    })
    .post('/api/alarms/:alarm/seen', staff, async (c) => {
      const { institution, session } = c.var
      await readBody(c, nothing)
      await seeAlarm(ports, institution, session, c.req.param('alarm'))
      return c.body(null, 204)
    })
}
