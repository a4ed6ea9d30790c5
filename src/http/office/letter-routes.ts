import { Hono } from 'hono'
import { listLetters } from '../../service/letter/list-letters.ts'
import { printLetters } from '../../service/letter/print-letters.ts'
import { lettersAnswer, printAnswer, printBody } from '../../wire/letters.ts'
import type { Office, StaffEnv } from './office-env.ts'
import { readBody, tell } from './read-and-tell.ts'
import { withStaff } from './with-staff.ts'

/** The letters with which somebody's secrets leave the house. */
export function letterRoutes(office: Office) {
  const { ports } = office
  const staff = withStaff(office)
  return new Hono<StaffEnv>()
    .get('/api/letters', staff, async (c) => {
      const { institution, session } = c.var
      return tell(c, lettersAnswer, await listLetters(ports, institution, session))
    })
    .post('/api/letters/print', staff, async (c) => {
      const { institution, session } = c.var
      const { kind, letters } = await readBody(c, printBody)
      return tell(c, printAnswer, await printLetters(ports, institution, session, kind, letters))
    })
}
