import { tellLogOn } from '../../service/openid/service-log-on.ts'
import { paths } from '../../web/pages/paths.ts'
import { serviceProblemPage } from '../../web/pages/service-pages.ts'
import { dropCookie, writeCookie } from '../cookies.ts'
import type { Portal } from '../portal/portal-env.ts'
import { shellOf, zoned } from '../portal/shell.ts'
import type { Asking } from './asking.ts'
import { mount, type OpenidProvider } from './provider.ts'
import { nodePair } from './through-node.ts'

/**
 * A service wants somebody logged on. Whoever is not goes to the log-on page, and comes back here when all is done: by a
 * cookie of his browser, which is bound to this one request of the service. Whoever is goes on.
 */
export async function interact(
  portal: Portal,
  provider: OpenidProvider,
  { c, session }: Asking,
  uid: string,
): Promise<Response> {
  const { incoming, outgoing, answered } = await nodePair(c.req.raw, mount)
  const wanted = await provider.interactionDetails(incoming, outgoing).catch(() => undefined)
  if (wanted?.uid !== uid) {
    dropCookie(c, 'onward')
    const at = zoned(portal, c, portal.ports.clock.now())
    const shell = shellOf(portal, c, { path: paths.logon })
    return c.html(serviceProblemPage(shell, { code: 'request-over', at }), 400)
  }
  const told = session && (await tellLogOn(portal.ports, c.var.institution, session))
  const isFreshWanted = wanted.prompt.reasons.some((reason) => fresh.includes(reason))
  if (session === undefined || told === undefined || (isFreshWanted && told.authTime < wanted.iat)) {
    writeCookie(c, 'onward', uid)
    return c.redirect(paths.logon, 303)
  }
  dropCookie(c, 'onward')
  const { assurance, authTime } = told
  const login = {
    accountId: session.member.subject,
    acr: assurance.acr,
    amr: [...assurance.amr],
    ts: authTime,
  }
  await provider.interactionFinished(
    incoming,
    outgoing,
    { login: { ...login, remember: false } },
    { mergeWithLastSubmission: false },
  )
  const answer = await answered
  for (const cookie of c.res.headers.getSetCookie()) answer.headers.append('set-cookie', cookie)
  return answer
}

/** Why a log-on that there is does not do: the service wants another, made for it. */
const fresh = ['login_prompt', 'max_age', 'id_token_hint', 'claims_id_token_sub_value']
