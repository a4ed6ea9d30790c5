import { Hono } from 'hono'
import { engageSwitch } from '../../service/switch/engage.ts'
import { readSwitches } from '../../service/switch/read-switches.ts'
import { engageBody, switchesAnswer } from '../../wire/switches.ts'
import type { Office, StaffEnv } from './office-env.ts'
import { readBody, tell } from './read-and-tell.ts'
import { withStaff } from './with-staff.ts'

/** What one person may switch off at once. */
export function switchRoutes(office: Office) {
  const { ports } = office
  const staff = withStaff(office)
  return new Hono<StaffEnv>()
    .get('/api/switches', staff, async (c) => {
      const { institution, session } = c.var
      return tell(c, switchesAnswer, await readSwitches(ports, institution, session))
    })
    .post('/api/switches/engage', staff, async (c) => {
      const { institution, session } = c.var
      await engageSwitch(ports, institution, session, await readBody(c, engageBody))
      return c.body(null, 204)
    })
}
