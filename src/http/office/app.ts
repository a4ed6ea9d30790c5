import { Hono } from 'hono'
import { Refusal } from '../../domain/refusal.ts'
import { healthRoutes } from '../health.ts'
import { rememberOrigin, withOrigin } from '../origin.ts'
import { problemRoutes } from '../portal/problem-routes.ts'
import { rateLimit } from '../rate-limit.ts'
import { requestLog } from '../request-log.ts'
import { sameOrigin } from '../same-origin.ts'
import { officeOrigin, parseHost } from '../site.ts'
import { activationRoutes } from './activation-routes.ts'
import { alarmRoutes } from './alarm-routes.ts'
import { answerError } from './answer-error.ts'
import { apiClientRoutes } from './api-client-routes.ts'
import { approvalRoutes } from './approval-routes.ts'
import { boardRoutes } from './board-routes.ts'
import { campaignRoutes } from './campaign-routes.ts'
import { deskRoutes } from './desk-routes.ts'
import { answerDocument, documentRoutes } from './document-routes.ts'
import { jsonOnly, limitBody, scriptOnly } from './fit-requests.ts'
import { importRoutes } from './import-routes.ts'
import { language } from './language.ts'
import { letterRoutes } from './letter-routes.ts'
import { mailRoutes } from './mail-routes.ts'
import { memberRoutes } from './member-routes.ts'
import { noticeRoutes } from './notice-routes.ts'
import type { Office, OfficeEnv } from './office-env.ts'
import { policyRoutes } from './policy-routes.ts'
import { predecessorRoutes } from './predecessor-routes.ts'
import { pullRoutes } from './pull-routes.ts'
import { relyingPartyRoutes } from './relying-party-routes.ts'
import { officeHeaders } from './security-headers.ts'
import { sessionRoutes } from './session-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { staffRoutes } from './staff-routes.ts'
import { switchRoutes } from './switch-routes.ts'
import { webhookRoutes } from './webhook-routes.ts'

/** Where secrets are entered, where who has none yet makes us write, and where mails go out. */
const guessable = [
  '/api/sign-in/*',
  '/api/activation/*',
  '/api/approvals/:approval/verification',
  '/api/approvals/:approval/approve',
  '/api/mails/test',
]

/** Where one request writes to many people, hashes for many, or reads all of them; on a count of its own, beside signing in. */
const dear = ['/api/campaign/reminders', '/api/imports/letters', '/api/letters/print', '/api/policy/preview']

/** Everything on `<institution>.office.<domain>`. The edge has found Host to be the name that TLS agreed on. */
export function officeApp(given: Office) {
  const office: Office = { ...given, ports: withOrigin(given.ports) }
  const { site, directory, application, log } = office
  const slugOf = (host: string) => {
    const parsed = parseHost(site, host.replace(/:\d+$/, ''))
    return parsed?.kind === 'office' ? parsed.slug : ''
  }
  return new Hono<OfficeEnv>()
    .use(requestLog(log))
    .use(rememberOrigin(office.ports))
    .use(officeHeaders)
    .route('/', healthRoutes())
    .route('/', application.routes)
    .use(async (c, next) => {
      const entry = directory.bySlug(slugOf(c.req.header('host') ?? ''))
      if (entry === undefined) return c.text('Misdirected Request', 421)
      c.set('institution', entry.institution)
      await next()
      return undefined
    })
    .use(language)
    .use(sameOrigin((host) => officeOrigin(site, slugOf(host))))
    .use(limitBody(office))
    .use('/api/*', scriptOnly)
    .use('/api/*', jsonOnly(office))
    .on(
      'POST',
      guessable,
      rateLimit({ burst: 40, perMinute: 40 }, () => performance.now()),
    )
    .on(
      'POST',
      dear,
      rateLimit({ burst: 60, perMinute: 60 }, () => performance.now()),
    )
    .route('/', sessionRoutes(office))
    .route('/', signInRoutes(office))
    .route('/', activationRoutes(office))
    .route('/', memberRoutes(office))
    .route('/', importRoutes(office))
    .route('/', predecessorRoutes(office))
    .route('/', apiClientRoutes(office))
    .route('/', webhookRoutes(office))
    .route('/', pullRoutes(office))
    .route('/', relyingPartyRoutes(office))
    .route('/', approvalRoutes(office))
    .route('/', alarmRoutes(office))
    .route('/', boardRoutes(office))
    .route('/', letterRoutes(office))
    .route('/', deskRoutes(office))
    .route('/', staffRoutes(office))
    .route('/', mailRoutes(office))
    .route('/', noticeRoutes(office))
    .route('/', campaignRoutes(office))
    .route('/', policyRoutes(office))
    .route('/', switchRoutes(office))
    .route('/', problemRoutes(office))
    .route('/', documentRoutes(office))
    .notFound((c) => {
      const isPage = c.req.method === 'GET' && !/^\/(?:api|assets)(?:\/|$)/.test(c.req.path)
      if (isPage) return answerDocument(office, c, 404)
      return answerError(office, c, new Refusal('not-found', 'there is nothing at this address'))
    })
    .onError((error, c) => answerError(office, c, error))
}
