import type { Context, MiddlewareHandler } from 'hono'
import type { RelyingParty } from '../../ports/office-credentials.ts'
import { readStaffSession } from '../../service/office/staff-session.ts'
import { readCookie, writeCookie } from '../cookies.ts'
import { countSignIn } from '../metrics.ts'
import { officeOrigin } from '../site.ts'
import type { Office, OfficeEnv, StaffEnv } from './office-env.ts'

/** Lets in whoever is signed in. What he may do is asked by the verbs. */
export function withStaff({ ports }: Office): MiddlewareHandler<StaffEnv> {
  return async (c, next) => {
    const token = readCookie(c, 'officeSession')
    c.set('session', await readStaffSession(ports, c.var.institution, token))
    await next()
  }
}

/** Each sign-in has a new cookie, whatever the browser had before. */
export function letIn(c: Context<OfficeEnv>, token: string, method: 'passkey' | 'password'): Response {
  writeCookie(c, 'officeSession', token)
  countSignIn(method)
  return c.body(null, 204)
}

/** Whose passkeys these are: a page of any other host, a portal's too, gets none of them. */
export function partyOf(
  { site }: Office,
  { var: { institution, language } }: { var: OfficeEnv['Variables'] },
): RelyingParty {
  const origin = officeOrigin(site, institution.slug)
  return { id: new URL(origin).hostname, origin, name: institution.name[language] }
}
