import { Hono } from 'hono'
import * as z from 'zod'
import { readPredecessors } from '../../service/predecessor/read-predecessors.ts'
import { previewPredecessor, requestPredecessor } from '../../service/predecessor/request-predecessor.ts'
import {
  predecessorPreview,
  predecessorRequest,
  predecessorsAnswer,
  predecessorWish,
} from '../../wire/joining.ts'
import { approvalMade } from '../../wire/office.ts'
import type { Office, StaffEnv } from './office-env.ts'
import { cursor, readBody, readQuery, tell } from './read-and-tell.ts'
import { withStaff } from './with-staff.ts'

const page = z.strictObject({ after: cursor })

/** The CA in use before: its registration, and what is left of its certificates. */
export function predecessorRoutes(office: Office) {
  const { ports } = office
  const staff = withStaff(office)
  return new Hono<StaffEnv>()
    .get('/api/predecessors', staff, async (c) => {
      const { institution, session } = c.var
      const { after } = readQuery(c, page)
      return tell(c, predecessorsAnswer, await readPredecessors(ports, institution, session, after))
    })
    .post('/api/predecessors/preview', staff, async (c) => {
      const { institution, session } = c.var
      const { pem } = await readBody(c, predecessorWish)
      return tell(c, predecessorPreview, await previewPredecessor(ports, institution, session, pem))
    })
    .post('/api/predecessors', staff, async (c) => {
      const { institution, session } = c.var
      const { pem, ...wish } = await readBody(c, predecessorRequest)
      return tell(c, approvalMade, await requestPredecessor(ports, institution, session, pem, wish))
    })
}
