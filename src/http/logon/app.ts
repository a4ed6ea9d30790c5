import { Hono } from 'hono'
import { judgeCertificate } from '../../service/logon/judge-certificate.ts'
import { faultPage } from '../../web/pages/error-pages.ts'
import { possessionOf, presentedCertificate } from '../edge/peer.ts'
import { healthRoutes } from '../health.ts'
import { rememberOrigin, withOrigin } from '../origin.ts'
import { failurePage } from '../portal/failure-page.ts'
import { languageOf, preferred } from '../portal/language.ts'
import type { Portal } from '../portal/portal-env.ts'
import { zoned } from '../portal/shell.ts'
import { requestLog } from '../request-log.ts'
import { securityHeaders } from '../security-headers.ts'
import { parseHost, portalOrigin } from '../site.ts'
import { certificateCheck, type LogonEnv } from './certificate-check.ts'
import { logonShell } from './logon-shell.ts'

/** Everything on a log-on host: one question, and the way back to the portal. */
export function logonApp(given: Portal) {
  const portal: Portal = { ...given, ports: withOrigin(given.ports) }
  const { site, directory, log, ports } = portal
  const headersFor = once((slug) => securityHeaders(portalOrigin(site, slug)))
  return new Hono<LogonEnv>()
    .use(requestLog(log))
    .use(rememberOrigin(ports))
    .use(async (c, next) => {
      const host = parseHost(site, (c.req.header('host') ?? '').replace(/:\d+$/, ''))
      const entry = host?.kind === 'logon' ? directory.bySlug(host.slug) : undefined
      if (host?.kind !== 'logon' || entry === undefined) return c.text('Misdirected Request', 421)
      c.set('institution', entry.institution)
      c.set('entry', entry)
      c.set('label', host.label)
      c.set('language', languageOf(c.req.query('lang')) ?? preferred(c.req.header('accept-language')))
      return headersFor(host.slug)(c, next)
    })
    .route('/', healthRoutes())
    .use(async (c, next) => {
      // The portal has the page that says why nobody is let in.
      if (ports.journal?.isBehind(c.var.institution.id)) {
        return c.redirect(portalOrigin(site, c.var.institution.slug), 303)
      }
      return next()
    })
    .get('/', certificateCheck(portal))
    .get('/', async (c) => {
      const { institution, label } = c.var
      const judged = await (c.env.judging ??
        judgeCertificate(ports, directory, institution, {
          label,
          certificate: presentedCertificate(c.env.incoming),
          possession: possessionOf(c.env.incoming),
        }))
      const origin = portalOrigin(site, institution.slug)
      if (judged.kind === 'handed-over') return c.redirect(`${origin}/logon/return?code=${judged.code}`, 303)
      log.info({ requestId: c.var.requestId, failure: judged.failure }, 'log-on refused')
      return c.html(failurePage(portal, c, judged, logonShell(portal, c)), 403)
    })
    .notFound((c) => c.redirect(portalOrigin(site, c.var.institution.slug), 303))
    .onError((error, c) => {
      log.error({ requestId: c.var.requestId, err: error }, 'fault')
      return c.html(
        faultPage(logonShell(portal, c), {
          incident: c.var.requestId,
          at: zoned(portal, c, ports.clock.now()),
        }),
        500,
      )
    })
}

/** The answer for each institution is made once and kept. */
function once<T>(make: (slug: string) => T): (slug: string) => T {
  const made = new Map<string, T>()
  return (slug) => {
    const known = made.get(slug) ?? make(slug)
    made.set(slug, known)
    return known
  }
}
