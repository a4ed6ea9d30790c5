import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { requestKeys } from '../../domain/est-keys.ts'
import { trustedAuthorities } from '../../domain/issuing-authority.ts'
import { Refusal } from '../../domain/refusal.ts'
import { encodeCertsOnly } from '../../pki/certs-only.ts'
import { encodeCsrAttributes } from '../../pki/csr-attributes.ts'
import { identify, proveByShowing } from '../../service/est/identify.ts'
import type { DirectoryEntry } from '../../service/institution/directory.ts'
import { refuseWhileBehind } from '../../service/journal/gate.ts'
import { presentedCertificate } from '../edge/peer.ts'
import { healthRoutes } from '../health.ts'
import { rememberOrigin, withOrigin } from '../origin.ts'
import { languageOf, preferred } from '../portal/language.ts'
import type { Portal } from '../portal/portal-env.ts'
import { today } from '../portal/shell.ts'
import { requestLog } from '../request-log.ts'
import { securityHeaders } from '../security-headers.ts'
import { parseHost } from '../site.ts'
import { estAnswer } from './answer.ts'
import { answerError, estText } from './answer-error.ts'
import { certificateMeter, refuseTooMany } from './certificate-meter.ts'
import { enrolRoutes, tellToWait } from './enrol-routes.ts'
import type { EstEnv } from './est-env.ts'
import { openReenrolling, patience } from './reenrolling.ts'
import { renewalInfoRoutes } from './renewal-info-routes.ts'

/** A request with an RSA key of 4096 bits is 2.3 KB in base64. */
export const largestBody = 16 * 1024

/** RFC 7030 §3.2.2: the operations that may be left out. We make nobody's key, and speak no CMC. */
const leftOut = ['fullcmc', 'serverkeygen']

/** Everything on `<institution>.est.<domain>`: RFC 7030, as RFC 8951 has mended it. */
export function estApp(
  given: Portal,
  reenrolling = openReenrolling(given.ports.clock),
  waits: Temporal.Duration = patience,
) {
  const portal: Portal = { ...given, ports: withOrigin(given.ports) }
  const { site, directory, log, ports } = portal
  const app = new Hono<EstEnv>()
    .use(requestLog(log))
    .use(rememberOrigin(ports))
    .use(securityHeaders())
    .route('/', healthRoutes())
    .use(async (c, next) => {
      const entry = entryAt({ site, directory }, c.req.header('host'))
      if (entry === undefined) return estText(421, 'Misdirected Request')
      c.set('entry', entry)
      c.set('institution', entry.institution)
      c.set('language', languageOf(c.req.query('lang')) ?? preferred(c.req.header('accept-language')))
      refuseWhileBehind(ports, entry.institution)
      await next()
      return undefined
    })
    .use(async (c, next) => {
      // A browser that another site has sent shows the certificate of whoever sits at it: programs send no Origin.
      if (c.req.header('origin') !== undefined)
        throw new Refusal('cross-site', 'the request came from a page')
      await next()
    })
    .use(bodyLimit({ maxSize: largestBody, onError: () => estText(413, 'Content Too Large') }))
    .use(async (c, next) => {
      const { failure, late } = c.env ?? {}
      if (failure !== undefined) throw failure.error
      if (late !== undefined) return tellToWait(portal, c, late)
      await next()
      return undefined
    })
    .notFound(() => estText(404, 'Not Found'))
    .onError((error, c) => answerError(portal, c, error))
  const meter = certificateMeter()
  const enrolling = enrolRoutes(portal, reenrolling, waits)
  // Before the operations: without a label its path has as many parts as theirs have with one.
  app.route('/', renewalInfoRoutes(portal))
  for (const at of ['/.well-known/est', '/.well-known/est/:label']) {
    app.use(`${at}/:operation`, ofThisInstitution)
    app.get(`${at}/cacerts`, async (c) => {
      const shown = presentedCertificate(c.env.incoming)
      if (shown !== undefined) await proveByShowing(ports, c.var.entry, shown)
      const chains = chainsOf(c.var.entry, ports.clock.machine())
      return estAnswer('application/pkcs7-mime; smime-type=certs-only', encodeCertsOnly(chains))
    })
    app.get(`${at}/csrattrs`, async (c) => {
      const shown = presentedCertificate(c.env.incoming)
      if (shown !== undefined) {
        refuseTooMany(meter, shown)
        await identify(ports, c.var.entry, shown)
      }
      return estAnswer(
        'application/csrattrs',
        encodeCsrAttributes(requestKeys(today(ports.clock, c).policy.key)),
      )
    })
    app.route(at, enrolling)
    for (const operation of leftOut) app.all(`${at}/${operation}`, () => estText(501, 'Not Implemented'))
  }
  return app
}

/** Whose host it is; undefined for every other host. */
export function entryAt(
  { site, directory }: Pick<Portal, 'site' | 'directory'>,
  authority = '',
): DirectoryEntry | undefined {
  const host = parseHost(site, authority.replace(/:\d+$/, ''))
  return host?.kind === 'est' ? directory.bySlug(host.slug) : undefined
}

/** RFC 7030 §3.2.2: a label names a CA. Each institution has a host of its own, so that its label is the institution. */
async function ofThisInstitution(
  c: Context<EstEnv>,
  next: () => Promise<void>,
): Promise<Response | undefined> {
  const label = c.req.param('label')
  if (label !== undefined && label !== c.var.institution.slug) return estText(404, 'Not Found')
  await next()
  return undefined
}

/** RFC 7030 §4.1.3: all of ours that are trusted, with the root above them; around a roll-over there are several. */
function chainsOf({ issuers }: DirectoryEntry, machineNow: Temporal.Instant): Uint8Array[] {
  return trustedAuthorities(issuers, machineNow).map(({ certificate }) => certificate)
}
