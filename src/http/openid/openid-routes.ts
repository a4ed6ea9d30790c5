import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Refusal } from '../../domain/refusal.ts'
import { Malformed } from '../../pki/malformed.ts'
import { logOff } from '../../service/logon/log-off.ts'
import { readSession, type Session } from '../../service/logon/session.ts'
import { paths } from '../../web/pages/paths.ts'
import { goingOnPage } from '../../web/pages/service-pages.ts'
import { dropCookie, readCookie } from '../cookies.ts'
import type { Portal, PortalEnv } from '../portal/portal-env.ts'
import { shellOf } from '../portal/shell.ts'
import { sameOrigin } from '../same-origin.ts'
import { portalOrigin } from '../site.ts'
import { type Asking, asking } from './asking.ts'
import { endpoints } from './endpoints.ts'
import { interact } from './interact.ts'
import { mount, type OpenidProvider, providers } from './provider.ts'
import { slowed } from './slowed.ts'
import { nodePair } from './through-node.ts'

const largestBody = 64 * 1024

/**
 * The provider of OpenID Connect, and what it asks of the portal: that somebody logs on. It stands before the portal's
 * check of Origin, as services are elsewhere and show a key or a code; what our own pages send here is checked here.
 */
export function openidRoutes(portal: Portal) {
  const providerOf = providers(portal)
  const tooLarge = () => {
    throw new Malformed('the request is too large')
  }
  const slow = slowed(portal.log)
  const routes = new Hono<PortalEnv>()
    .use(`${mount}/*`, bodyLimit({ maxSize: largestBody, onError: tooLarge }))
    .get(`${mount}/interaction/:uid`, slow.browser, async (c) => {
      const here = { c, session: await sessionOf(portal, c) }
      const provider = await providerOf(c.var.institution)
      return asking.run(here, () => interact(portal, provider, here, c.req.param('uid')))
    })
  const ownForms: MiddlewareHandler<PortalEnv> = (c, next) =>
    sameOrigin(() => portalOrigin(portal.site, c.var.institution.slug))(c, next)
  for (const { methods, path, caller } of endpoints) {
    if (caller === 'browser') routes.use(`${mount}${path}`, ownForms)
    routes.on([...methods], `${mount}${path}`, slow[caller], async (c) => {
      const here: Asking = { c, session: await sessionOf(portal, c) }
      const provider = await providerOf(c.var.institution)
      const answer = await asking.run(here, () => answerOf(provider, c))
      if (here.isLoggingOff) await endSession(portal, here)
      return onward(portal, c, answer)
    })
  }
  return routes
}

async function answerOf(provider: OpenidProvider, c: Context<PortalEnv>): Promise<Response> {
  const { incoming, outgoing, answered } = await nodePair(c.req.raw, mount)
  await provider.callback()(incoming, outgoing)
  return answered
}

/** Who is logged on, if he has done all that a log-on asks of him. */
async function sessionOf({ ports }: Portal, c: Context<PortalEnv>): Promise<Session | undefined> {
  const token = readCookie(c, 'session')
  if (token === undefined) return undefined
  try {
    const session = await readSession(ports, c.var.institution, token)
    return session.owes === 'nothing' ? session : undefined
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

async function endSession({ ports }: Portal, { c, session }: Asking): Promise<void> {
  if (session !== undefined) await logOff(ports, c.var.institution, session)
  dropCookie(c, 'session')
}

/**
 * What follows a form may not lead to another site: Chromium holds form-action against each step of it. So there is a
 * page between, which goes on by itself.
 */
function onward(portal: Portal, c: Context<PortalEnv>, answer: Response): Response | Promise<Response> {
  const location = answer.headers.get('location')
  const own = portalOrigin(portal.site, c.var.institution.slug)
  if (c.req.method !== 'POST' || location === null || new URL(location, own).origin === own) return answer
  for (const cookie of answer.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
  const refresh = { seconds: 0, url: location }
  return c.html(
    goingOnPage(shellOf(portal, c, { path: paths.logon, refresh }), { url: location, to: 'back' }),
  )
}
