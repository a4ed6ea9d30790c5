import { Hono } from 'hono'
import { beginPasskeySignIn } from '../../service/office/begin-passkey-sign-in.ts'
import { signInWithPasskey } from '../../service/office/sign-in-with-passkey.ts'
import { signInWithPassword } from '../../service/office/sign-in-with-password.ts'
import { ceremony, nothing, passkeySignIn, passwordSignIn } from '../../wire/office.ts'
import { readCookie, writeCookie } from '../cookies.ts'
import type { Office, OfficeEnv } from './office-env.ts'
import { readBody, tell } from './read-and-tell.ts'
import { partyOf } from './with-staff.ts'

/** Each sign-in has a new cookie, whatever the browser had before. */
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
      writeCookie(c, 'officeSession', token)
      return c.body(null, 204)
    })
    .post('/api/sign-in/password', async (c) => {
      const typed = await readBody(c, passwordSignIn)
      const before = readCookie(c, 'officeSession')
      writeCookie(c, 'officeSession', await signInWithPassword(ports, c.var.institution, typed, before))
      return c.body(null, 204)
    })
}
