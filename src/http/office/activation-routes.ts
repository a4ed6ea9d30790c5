import { Hono } from 'hono'
import { activateWithPasskey } from '../../service/office/activate-with-passkey.ts'
import { activateWithPassword } from '../../service/office/activate-with-password.ts'
import { beginActivation } from '../../service/office/begin-activation.ts'
import { activation, activationAnswer, passkeyActivation, passwordActivation } from '../../wire/office.ts'
import { readCookie } from '../cookies.ts'
import type { Office, OfficeEnv } from './office-env.ts'
import { readBody, tell } from './read-and-tell.ts'
import { letIn, partyOf } from './with-staff.ts'

/** From the code that the terminal printed to what somebody signs in with, and signed in. The browser's old session ends. */
export function activationRoutes(office: Office) {
  const { ports } = office
  return new Hono<OfficeEnv>()
    .post('/api/activation', async (c) => {
      const typed = await readBody(c, activation)
      const begun = await beginActivation(ports, c.var.institution, partyOf(office, c), typed)
      return tell(c, activationAnswer, begun)
    })
    .post('/api/activation/passkey', async (c) => {
      const answer = await readBody(c, passkeyActivation)
      const before = readCookie(c, 'officeSession')
      const party = partyOf(office, c)
      const token = await activateWithPasskey(ports, c.var.institution, party, answer, before)
      return letIn(c, token, 'passkey')
    })
    .post('/api/activation/password', async (c) => {
      const typed = await readBody(c, passwordActivation)
      const before = readCookie(c, 'officeSession')
      const token = await activateWithPassword(ports, c.var.institution, typed, before)
      return letIn(c, token, 'password')
    })
}
