import { Hono } from 'hono'
import { listPolicyVersions } from '../../service/office/list-policy-versions.ts'
import type { PolicyWish } from '../../service/office/policy-wish.ts'
import { previewVersion } from '../../service/office/preview-version.ts'
import { requestPolicyVersion } from '../../service/office/request-policy-version.ts'
import { readReach } from '../../service/office/version-reach.ts'
import { approvalMade } from '../../wire/office.ts'
import { policyAnswer, policyRequest, policyWish, versionPreview, versionReach } from '../../wire/policy.ts'
import type { Office, StaffEnv } from './office-env.ts'
import { readBody, tell } from './read-and-tell.ts'
import { withStaff } from './with-staff.ts'

/** The versions of the policy, and the way to another one. */
export function policyRoutes(office: Office) {
  const { ports } = office
  const staff = withStaff(office)
  return new Hono<StaffEnv>()
    .get('/api/policy', staff, async (c) => {
      const { institution, session } = c.var
      return tell(c, policyAnswer, await listPolicyVersions(ports, institution, session))
    })
    .get('/api/policy/reach/:approval', staff, async (c) => {
      const { institution, session } = c.var
      return tell(c, versionReach, await readReach(ports, institution, session, c.req.param('approval')))
    })
    .post('/api/policy/preview', staff, async (c) => {
      const { institution, session } = c.var
      const wish = wishOf(await readBody(c, policyWish))
      return tell(c, versionPreview, await previewVersion(ports, institution, session, wish))
    })
    .post('/api/policy/versions', staff, async (c) => {
      const { institution, session } = c.var
      const { wish, ...asked } = await readBody(c, policyRequest)
      return tell(
        c,
        approvalMade,
        await requestPolicyVersion(ports, institution, session, wishOf(wish), asked),
      )
    })
}

/** The same, but that what is absent is not there. */
function wishOf({ announcement, ...wish }: ReturnType<typeof policyWish.parse>): PolicyWish {
  return { ...wish, ...(announcement && { announcement }) }
}
