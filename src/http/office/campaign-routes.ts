import { Hono } from 'hono'
import { exportSilent } from '../../service/campaign/export-silent.ts'
import { listSilent } from '../../service/campaign/list-silent.ts'
import { readBranches, readCampaign } from '../../service/campaign/read-campaign.ts'
import { readFigures } from '../../service/campaign/read-figures.ts'
import { remindSilent } from '../../service/campaign/remind-silent.ts'
import {
  branchesAnswer,
  callListAnswer,
  callListFileQuery,
  callListQuery,
  campaignAnswer,
  campaignQuery,
  figuresAnswer,
  remindAnswer,
  remindBody,
} from '../../wire/campaign.ts'
import type { Office, StaffEnv } from './office-env.ts'
import { readBody, readQuery, tell } from './read-and-tell.ts'
import { withStaff } from './with-staff.ts'

/** Who expires when, how far people have come, whom to call; and the figures of the institution. */
export function campaignRoutes(office: Office) {
  const { ports } = office
  const staff = withStaff(office)
  return new Hono<StaffEnv>()
    .get('/api/campaign', staff, async (c) => {
      const { institution, session } = c.var
      const wish = wishOf(readQuery(c, campaignQuery))
      return tell(c, campaignAnswer, await readCampaign(ports, institution, session, wish))
    })
    .get('/api/campaign/branches', staff, async (c) => {
      const { institution, session } = c.var
      const wish = wishOf(readQuery(c, campaignQuery))
      return tell(c, branchesAnswer, await readBranches(ports, institution, session, wish))
    })
    .get('/api/campaign/silent', staff, async (c) => {
      const { institution, session } = c.var
      const { after, ...query } = readQuery(c, callListQuery)
      const wish = { ...wishOf(query), ...(after !== undefined && { after }) }
      return tell(c, callListAnswer, await listSilent(ports, institution, session, wish))
    })
    .get('/api/campaign/silent.csv', staff, async (c) => {
      const { institution, session } = c.var
      const { language, ...query } = readQuery(c, callListFileQuery)
      const file = await exportSilent(ports, institution, session, wishOf(query), language)
      return c.body(file, 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="call-list.csv"',
      })
    })
    .post('/api/campaign/reminders', staff, async (c) => {
      const { institution, session } = c.var
      const wish = wishOf(await readBody(c, remindBody))
      return tell(c, remindAnswer, await remindSilent(ports, institution, session, wish))
    })
    .get('/api/figures', staff, async (c) => {
      const { institution, session } = c.var
      return tell(c, figuresAnswer, await readFigures(ports, institution, session))
    })
}

interface Said {
  from?: string | undefined
  until?: string | undefined
  branch?: string | undefined
}

function wishOf({ from, until, branch }: Said) {
  return {
    ...(from !== undefined && { from: Temporal.PlainDate.from(from) }),
    ...(until !== undefined && { until: Temporal.PlainDate.from(until) }),
    ...(branch !== undefined && { branchCode: branch }),
  }
}
