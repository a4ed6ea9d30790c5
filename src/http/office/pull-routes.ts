import { Hono } from 'hono'
import { readPulls } from '../../service/renewal-pull/read-pulls.ts'
import { previewPull, requestPull } from '../../service/renewal-pull/request-pull.ts'
import { withdrawPull } from '../../service/renewal-pull/withdraw-pull.ts'
import { approvalMade, nothing } from '../../wire/office.ts'
import { pullPreview, pullRequest, pullsAnswer, pullWish } from '../../wire/renewal-pulls.ts'
import type { Office, StaffEnv } from './office-env.ts'
import { readBody, tell } from './read-and-tell.ts'
import { withStaff } from './with-staff.ts'

/** Early renewals: asking for one takes two people, withdrawing it one. */
export function pullRoutes(office: Office) {
  const { ports } = office
  const staff = withStaff(office)
  return new Hono<StaffEnv>()
    .get('/api/renewal-pulls', staff, async (c) => {
      const { institution, session } = c.var
      return tell(c, pullsAnswer, await readPulls(ports, institution, session))
    })
    .post('/api/renewal-pulls/preview', staff, async (c) => {
      const { institution, session } = c.var
      const wish = await readBody(c, pullWish)
      return tell(c, pullPreview, await previewPull(ports, institution, session, wish))
    })
    .post('/api/renewal-pulls', staff, async (c) => {
      const { institution, session } = c.var
      const { wish, ...said } = await readBody(c, pullRequest)
      return tell(c, approvalMade, await requestPull(ports, institution, session, wish, said))
    })
    .post('/api/renewal-pulls/:number/withdraw', staff, async (c) => {
      const { institution, session } = c.var
      await readBody(c, nothing)
      await withdrawPull(ports, institution, session, c.req.param('number'))
      return c.body(null, 204)
    })
}
