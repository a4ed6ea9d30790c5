import { Hono } from 'hono'
import { endRelyingParty } from '../../service/openid/end-relying-party.ts'
import { readRelyingParties } from '../../service/openid/read-relying-parties.ts'
import { previewRelyingParty, requestRelyingParty } from '../../service/openid/request-relying-party.ts'
import { approvalMade, nothing } from '../../wire/office.ts'
import {
  relyingPartiesAnswer,
  relyingPartyPreview,
  relyingPartyRequest,
  relyingPartyWish,
} from '../../wire/relying-party.ts'
import type { Office, StaffEnv } from './office-env.ts'
import { readBody, tell } from './read-and-tell.ts'
import { withStaff } from './with-staff.ts'

/** The services that take over whoever is logged on: which there are, letting one in by two people, and ending one by one. */
export function relyingPartyRoutes(office: Office) {
  const { ports } = office
  const staff = withStaff(office)
  return new Hono<StaffEnv>()
    .get('/api/relying-parties', staff, async (c) => {
      const { institution, session } = c.var
      return tell(c, relyingPartiesAnswer, await readRelyingParties(ports, institution, session))
    })
    .post('/api/relying-parties/preview', staff, async (c) => {
      const { institution, session } = c.var
      const wish = await readBody(c, relyingPartyWish)
      return tell(c, relyingPartyPreview, await previewRelyingParty(ports, institution, session, wish))
    })
    .post('/api/relying-parties', staff, async (c) => {
      const { institution, session } = c.var
      const { shownHash, evidence, ...wish } = await readBody(c, relyingPartyRequest)
      const said = { shownHash, evidence }
      return tell(c, approvalMade, await requestRelyingParty(ports, institution, session, wish, said))
    })
    .post('/api/relying-parties/:client/end', staff, async (c) => {
      const { institution, session } = c.var
      await readBody(c, nothing)
      await endRelyingParty(ports, institution, session, c.req.param('client'))
      return c.body(null, 204)
    })
}
