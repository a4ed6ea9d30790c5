import { Hono } from 'hono'
import { endClient } from '../../service/api/end-client.ts'
import { readClients } from '../../service/api/read-clients.ts'
import { previewClient, requestClient } from '../../service/api/request-client.ts'
import { apiClientPreview, apiClientRequest, apiClientsAnswer, apiClientWish } from '../../wire/api-client.ts'
import { approvalMade, nothing } from '../../wire/office.ts'
import type { Office, StaffEnv } from './office-env.ts'
import { readBody, tell } from './read-and-tell.ts'
import { withStaff } from './with-staff.ts'

/** The programs that work here by the API: who they are, letting one in by two people, and ending one by one. */
export function apiClientRoutes(office: Office) {
  const { ports } = office
  const staff = withStaff(office)
  return new Hono<StaffEnv>()
    .get('/api/api-clients', staff, async (c) => {
      const { institution, session } = c.var
      return tell(c, apiClientsAnswer, await readClients(ports, institution, session))
    })
    .post('/api/api-clients/preview', staff, async (c) => {
      const { institution, session } = c.var
      const wish = await readBody(c, apiClientWish)
      return tell(c, apiClientPreview, await previewClient(ports, institution, session, wish))
    })
    .post('/api/api-clients', staff, async (c) => {
      const { institution, session } = c.var
      const { shownHash, evidence, ...wish } = await readBody(c, apiClientRequest)
      const said = { shownHash, evidence }
      return tell(c, approvalMade, await requestClient(ports, institution, session, wish, said))
    })
    .post('/api/api-clients/:client/end', staff, async (c) => {
      const { institution, session } = c.var
      await readBody(c, nothing)
      await endClient(ports, institution, session, c.req.param('client'))
      return c.body(null, 204)
    })
}
