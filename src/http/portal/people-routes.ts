import { Hono } from 'hono'
import { zoneOf } from '../../domain/policy-version.ts'
import { exportExpiryDates } from '../../service/people/export-expiry-dates.ts'
import { listPeople, type PersonInList } from '../../service/people/list-people.ts'
import { readExpiryMonth } from '../../service/people/read-expiry-month.ts'
import { remind } from '../../service/people/remind.ts'
import { paths } from '../../web/pages/paths.ts'
import { peopleCalendarPage } from '../../web/pages/people-calendar-page.ts'
import { type PersonRow, peoplePage } from '../../web/pages/people-page.ts'
import { remindedPage } from '../../web/pages/reminded-page.ts'
import type { MemberEnv, Portal } from './portal-env.ts'
import { shellOf } from './shell.ts'
import { withSession } from './with-session.ts'

/** What an administrator sees and does for the people of his contract. */
export function peopleRoutes(portal: Portal) {
  const { ports } = portal
  return new Hono<MemberEnv>()
    .get(paths.people, withSession(portal, 'done'), async (c) => {
      const { institution, session } = c.var
      const after = c.req.query('after')
      const { people, unreachable, next } = await listPeople(ports, institution, session, after)
      const zone = zoneOf(institution.versions)
      return c.html(
        peoplePage(shellOf(portal, c, { member: session.member }), {
          people: people.map((person) => rowOf(person, zone)),
          unreachable,
          zone,
          isLater: after !== undefined,
          ...(next && { nextUrl: `${paths.people}?after=${next}` }),
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
    .post(`${paths.people}/:member/remind`, withSession(portal, 'done'), async (c) => {
      const { institution, session } = c.var
      const { name } = await remind(ports, institution, session, c.req.param('member'))
      return c.html(
        remindedPage(shellOf(portal, c, { member: session.member, path: paths.people }), { name }),
      )
    })
}

function rowOf({ lastMail, ...person }: PersonInList, zone: string): PersonRow {
  return {
    ...person,
    ...(lastMail && { lastMail: { ...lastMail, at: lastMail.at.toZonedDateTimeISO(zone) } }),
  }
}
