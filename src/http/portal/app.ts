import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Malformed } from '../../pki/malformed.ts'
import { refuseWhileBehind } from '../../service/journal/gate.ts'
import { notFoundPage } from '../../web/pages/error-pages.ts'
import { paths } from '../../web/pages/paths.ts'
import { healthRoutes } from '../health.ts'
import { openidRoutes } from '../openid/openid-routes.ts'
import { rememberOrigin, withOrigin } from '../origin.ts'
import { type Meter, rateLimit } from '../rate-limit.ts'
import { requestLog } from '../request-log.ts'
import { sameOrigin } from '../same-origin.ts'
import { securityHeaders } from '../security-headers.ts'
import { parseHost, portalOrigin, type Site } from '../site.ts'
import { acquisitionRoutes } from './acquisition-routes.ts'
import { addressRoutes } from './address-routes.ts'
import { answerError } from './answer-error.ts'
import { boardRoutes } from './board-routes.ts'
import { checkRoutes } from './check-routes.ts'
import { deskRoutes } from './desk-routes.ts'
import { helpRoutes } from './help-routes.ts'
import { identificationRoutes } from './identification-routes.ts'
import { language } from './language.ts'
import { logonRoutes, logonStepRoutes } from './logon-routes.ts'
import { mailRoutes } from './mail-routes.ts'
import { memberRoutes } from './member-routes.ts'
import { newPcRoutes } from './new-pc-routes.ts'
import { passkeyRoutes } from './passkey-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import type { Portal, PortalEnv } from './portal-env.ts'
import { problemRoutes } from './problem-routes.ts'
import { proofRoutes, recoveryRoutes } from './recovery-routes.ts'
import { renewalOutcomeRoutes } from './renewal-outcome-routes.ts'
import { renewalRoutes } from './renewal-routes.ts'
import { reportHereRoutes, reportRoutes } from './report-routes.ts'
import { serviceRoutes } from './service-routes.ts'
import { shellOf } from './shell.ts'
import { slowedPosts } from './slowed-posts.ts'

export const largestBody = 64 * 1024

/** Each makes a log-on address, or is asked by a script again and again. Cheap, and a whole company may stand behind one address. */
const cheap = [paths.logonStart, paths.check, paths.checkCertificate, paths.checkTime, paths.checkCode]
export const cheapRate = { burst: 600, perMinute: 600 }

export const elapsed = () => performance.now()

/** Nothing is read from behind the head of a GET, and to look whether there is anything costs more than the rest. */
function unlessRead(handler: MiddlewareHandler): MiddlewareHandler {
  return (c, next) => (c.req.method === 'GET' || c.req.method === 'HEAD' ? next() : handler(c, next))
}

/** Handed over by what stands before the application (portal-fetch.ts), to be told as everything is that goes wrong. */
export interface Ahead {
  failure?: { error: unknown }
}

const tellFailure: MiddlewareHandler<PortalEnv> = async (c, next) => {
  const { failure }: Ahead = c.env ?? {}
  if (failure !== undefined) throw failure.error
  await next()
}

/** Whoever was stopped or revoked since must not come in by a copy that does not know it: nobody does. */
function whileRecordsAreWhole({ ports }: Portal): MiddlewareHandler<PortalEnv> {
  return async (c, next) => {
    refuseWhileBehind(ports, c.var.institution)
    await next()
  }
}

/** Of a portal's Host; empty for any other. */
export function slugOf(site: Site, host: string): string {
  const parsed = parseHost(site, host.replace(/:\d+$/, ''))
  return parsed?.kind === 'portal' ? parsed.slug : ''
}

/** Everything on `<institution>.<domain>`. The edge has found Host to be the name that TLS agreed on. */
export function portalApp(given: Portal, mayBegin?: Meter) {
  const portal: Portal = { ...given, ports: withOrigin(given.ports) }
  const { site, directory, assets, log } = portal
  return new Hono<PortalEnv>()
    .use(requestLog(log))
    .use(rememberOrigin(portal.ports))
    .use(securityHeaders())
    .route('/', healthRoutes())
    .route('/', assets.routes)
    .use(async (c, next) => {
      const entry = directory.bySlug(slugOf(site, c.req.header('host') ?? ''))
      if (entry === undefined) return c.text('Misdirected Request', 421)
      c.set('institution', entry.institution)
      await next()
      return undefined
    })
    .use(language(portal))
    .use(tellFailure)
    .use(whileRecordsAreWhole(portal))
    .route('/', openidRoutes(portal))
    .use(
      unlessRead(
        bodyLimit({
          maxSize: largestBody,
          onError: () => {
            throw new Malformed('the request is too large')
          },
        }),
      ),
    )
    .use(sameOrigin((host) => portalOrigin(site, slugOf(site, host))))
    .on('POST', slowedPosts, rateLimit({ burst: 40, perMinute: 40 }, elapsed))
    .on('GET', cheap, rateLimit(cheapRate, elapsed, mayBegin))
    .route('/', logonRoutes(portal))
    .route('/', identificationRoutes(portal))
    .route('/', acquisitionRoutes(portal))
    .route('/', checkRoutes(portal))
    .route('/', problemRoutes(portal))
    .route('/', logonStepRoutes(portal))
    .route('/', reportRoutes(portal))
    .route('/', helpRoutes(portal))
    .route('/', proofRoutes(portal))
    .route('/', memberRoutes(portal))
    .route('/', boardRoutes(portal))
    .route('/', serviceRoutes(portal))
    .route('/', mailRoutes(portal))
    .route('/', peopleRoutes(portal))
    .route('/', addressRoutes(portal))
    .route('/', deskRoutes(portal))
    .route('/', newPcRoutes(portal))
    .route('/', reportHereRoutes(portal))
    .route('/', recoveryRoutes(portal))
    .route('/', passkeyRoutes(portal))
    .route('/', renewalRoutes(portal))
    .route('/', renewalOutcomeRoutes(portal))
    .notFound((c) => c.html(notFoundPage(shellOf(portal, c, { path: '/' })), 404))
    .onError((error, c) => answerError(portal, c, error))
}
