import { Hono } from 'hono'
import { beginPasskeySignIn } from '../../service/office/begin-passkey-sign-in.ts'
import { signInWithPasskey } from '../../service/office/sign-in-with-passkey.ts'
import { signInWithPassword } from '../../service/office/sign-in-with-password.ts'
import { ceremony, nothing, passkeySignIn, passwordSignIn } from '../../wire/office.ts'
import { readCookie } from '../cookies.ts'
import type { Office, OfficeEnv } from './office-env.ts'
import { readBody, tell } from './read-and-tell.ts'
import { letIn, partyOf } from './with-staff.ts'

/** Two ways in; the session that the browser had ends with either. */
export function signInRoutes(office: Office) {
  const { ports } = office
  return new Hono<OfficeEnv>()
    .post('/api/sign-in/passkey/options', async (c) => {
      await readBody(c, nothing)
      return tell(c, ceremony, await beginPasskeySignIn(ports, c.var.institution, partyOf(office, c)))
    })
    .post('/api/sign-in/passkey', async (c) => {
      const answer = await readBody(c, passkeySignIn)
      const before = readCookie(c, 'officeSession')
      const party = partyOf(office, c)
      const token = await signInWithPasskey(ports, c.var.institution, party, answer, before)
      return letIn(c, token, 'passkey')
    })
    .post('/api/sign-in/password', async (c) => {
      const typed = await readBody(c, passwordSignIn)
      const before = readCookie(c, 'officeSession')
      const token = await signInWithPassword(ports, c.var.institution, typed, before)
      return letIn(c, token, 'password')
    })
}
