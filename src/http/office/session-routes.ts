import { type Context, Hono } from 'hono'
import { Refusal } from '../../domain/refusal.ts'
import { signOut } from '../../service/office/sign-out.ts'
import { readStaffSession, type StaffSession } from '../../service/office/staff-session.ts'
import { languageChoice, nothing, sessionAnswer } from '../../wire/office.ts'
import { dropCookie, readCookie, writeCookie } from '../cookies.ts'
import { today } from '../portal/shell.ts'
import type { Office, StaffEnv } from './office-env.ts'
import { readBody, tell } from './read-and-tell.ts'
import { withStaff } from './with-staff.ts'

/** Who is there, and until when. */
export function sessionRoutes(office: Office) {
  return new Hono<StaffEnv>()
    .get('/api/session', async (c) => answerSession(office, c, await lookAtSession(office, c)))
    .post('/api/session', withStaff(office), async (c) => {
      await readBody(c, nothing)
      return answerSession(office, c, c.var.session)
    })
    .post('/api/sign-out', withStaff(office), async (c) => {
      await readBody(c, nothing)
      await signOut(office.ports, c.var.institution, c.var.session)
      dropCookie(c, 'officeSession')
      return c.body(null, 204)
    })
    .post('/api/language', async (c) => {
      const { language } = await readBody(c, languageChoice)
      writeCookie(c, 'language', language)
      return c.body(null, 204)
    })
}

/** Asked by the application again and again: to look is no act, and does not keep a session alive. */
async function lookAtSession({ ports }: Office, c: Context<StaffEnv>): Promise<StaffSession | undefined> {
  try {
    return await readStaffSession(ports, c.var.institution, readCookie(c, 'officeSession'), 'look')
  } catch (error) {
    const isOver =
      error instanceof Refusal &&
      (error.code === 'staff-not-signed-in' || error.code === 'staff-session-ended')
    if (isOver) return undefined
    throw error
  }
}

function answerSession(office: Office, c: Context<StaffEnv>, session: StaffSession | undefined): Response {
  const { id, slug, name, accent, mark } = c.var.institution
  const { zone, wording } = today(office.ports.clock, c).policy
  const { administrator, user } = wording
  const institution = { slug, name, accent, mark, zone, administrator, user, wording }
  const demo = office.demo === 'demo'
  const closed = office.ports.journal?.closed(id)
  if (session === undefined) {
    // How much is lacking is for those who are known.
    const told = closed && { closed: { since: closed.since, isDamaged: closed.isDamaged } }
    return tell(c, sessionAnswer, { state: 'signed-out', institution, demo, ...told })
  }
  const { person, may, endsAt } = session
  const now = office.ports.clock.now()
  const here = { institution, demo, ...(closed && { closed }) }
  return tell(c, sessionAnswer, { state: 'signed-in', ...here, staff: person, may, now, endsAt })
}
