import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { localDate } from '../../domain/local-day.ts'
import { peopleSorts, standingGroups } from '../../domain/people-filter.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import { exportExpiryDates } from '../../service/people/export-expiry-dates.ts'
import { exportPeople } from '../../service/people/export-people.ts'
import { listPeople } from '../../service/people/list-people.ts'
import { readExpiryMonth } from '../../service/people/read-expiry-month.ts'
import { remind } from '../../service/people/remind.ts'
import { requireAdministrator } from '../../service/people/require-administrator.ts'
import { paths } from '../../web/pages/paths.ts'
import { peopleCalendarPage } from '../../web/pages/people-calendar-page.ts'
import { type PeopleAsked, peoplePage } from '../../web/pages/people-page.ts'
import { remindedPage } from '../../web/pages/reminded-page.ts'
import { secondAdministratorPage } from '../../web/pages/second-administrator-page.ts'
import { personRow } from './person-row.ts'
import type { MemberEnv, Portal } from './portal-env.ts'
import { personOf, shellOf } from './shell.ts'
import { withSession } from './with-session.ts'

/** What an administrator sees and does for the people of his contract. */
export function peopleRoutes(portal: Portal) {
  const { ports } = portal
  return new Hono<MemberEnv>()
    .get(paths.people, withSession(portal, 'done'), async (c) => {
      const { institution, session } = c.var
      const after = c.req.query('after')
      const asked = askedOf(c)
      const list = await listPeople(ports, institution, session, { ...asked, after })
      const { people, unreachable, next, seen } = list
      const zone = zoneOf(institution.versions)
      return c.html(
        peoplePage(shellOf(portal, c, { member: session.member }), {
          people: people.map((person) => personRow(person, zone)),
          unreachable,
          zone,
          asked,
          isLater: after !== undefined,
          ...(next && { next }),
          seen,
        }),
      )
    })
    .get(paths.peopleCalendar, withSession(portal, 'done'), async (c) => {
      const { institution, session } = c.var
      const month = await readExpiryMonth(ports, institution, session, c.req.query('month'))
      return c.html(peopleCalendarPage(shellOf(portal, c, { member: session.member }), month))
    })
    .get(paths.peopleDates, withSession(portal, 'done'), async (c) => {
      const { institution, session, language } = c.var
      const file = await exportExpiryDates(ports, institution, session, language)
      return c.body(file, 200, {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="expiry-dates.ics"',
      })
    })
    .get(paths.peopleCsv, withSession(portal, 'done'), async (c) => {
      const { institution, session, language } = c.var
      const file = await exportPeople(ports, institution, session, askedOf(c), language)
      return c.body(file, 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="people.csv"',
      })
    })
    .get(paths.secondAdministrator, withSession(portal, 'done'), (c) => {
      const { institution, session, language } = c.var
      requireAdministrator(session)
      const { member } = session
      const { company, person } = personOf(member, language)
      return c.html(
        secondAdministratorPage(shellOf(portal, c, { member }), {
          company,
          contractNumber: member.contract.number,
          administrator: person,
          today: localDate(ports.clock.now(), zoneOf(institution.versions)),
        }),
      )
    })
    .post(`${paths.people}/:member/remind`, withSession(portal, 'done'), async (c) => {
      const { institution, session } = c.var
      const { name } = await remind(ports, institution, session, c.req.param('member'))
      return c.html(
        remindedPage(shellOf(portal, c, { member: session.member, path: paths.people }), { name }),
      )
    })
}

/** What an address asks for. What it says that is nothing of ours is as if it did not say it. */
const query = z.object({
  q: z.string().max(100).catch(''),
  state: z.enum(standingGroups).optional().catch(undefined),
  sort: z.enum(peopleSorts).catch('expiry'),
})

function askedOf(c: Context<MemberEnv>): PeopleAsked {
  const { q, state, sort } = query.parse(c.req.query())
  return { search: q.replaceAll('\0', '').trim(), group: state, sort }
}
