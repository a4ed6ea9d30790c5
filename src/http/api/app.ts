import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type * as z from 'zod'
import { Refusal } from '../../domain/refusal.ts'
import { readApiSession } from '../../service/api/api-session.ts'
import type { Once } from '../../service/api/write-once.ts'
import { refuseWhileBehind } from '../../service/journal/gate.ts'
import { largestImportBody } from '../../wire/joining.ts'
import { healthRoutes } from '../health.ts'
import { readBody, readQuery } from '../office/read-and-tell.ts'
import { rememberOrigin, withOrigin } from '../origin.ts'
import { languageOf, preferred } from '../portal/language.ts'
import type { Portal } from '../portal/portal-env.ts'
import { rateMeter } from '../rate-limit.ts'
import { requestLog } from '../request-log.ts'
import { securityHeaders } from '../security-headers.ts'
import { apiOrigin, parseHost, portalOrigin } from '../site.ts'
import { answerError, answerUnfit } from './answer-error.ts'
import type { ApiEnv } from './api-env.ts'
import { docRoutes } from './doc-routes.ts'
import type { ApiRoute, Told } from './route.ts'
import { apiRoutes } from './routes.ts'
import { certificateOf, tokenRoute } from './token-route.ts'

/** Per client: what a nightly run of a bank needs, and no more. */
const rate = { burst: 1000, perMinute: 1200 }

/** Everything on `<institution>.api.<domain>`. The edge has found Host to be the name that TLS agreed on. */
export function apiApp(given: Portal) {
  const portal: Portal = { ...given, ports: withOrigin(given.ports) }
  const { site, directory, log, ports } = portal
  const slugOf = (host: string) => {
    const parsed = parseHost(site, host.replace(/:\d+$/, ''))
    return parsed?.kind === 'api' ? parsed.slug : ''
  }
  const app = new Hono<ApiEnv>()
    .use(requestLog(log))
    .use(rememberOrigin(ports))
    .use((c, next) => securityHeaders(portalOrigin(site, slugOf(c.req.header('host') ?? '')))(c, next))
    .route('/', healthRoutes())
    .use(async (c, next) => {
      const entry = directory.bySlug(slugOf(c.req.header('host') ?? ''))
      if (entry === undefined) return c.text('Misdirected Request', 421)
      c.set('institution', entry.institution)
      c.set('language', languageOf(c.req.query('lang')) ?? preferred(c.req.header('accept-language')))
      await next()
      return undefined
    })
    .use(async (c, next) => {
      // A browser that another site has sent shows the certificate of whoever sits at it: programs send no Origin.
      const origin = c.req.header('origin')
      if (origin !== undefined && origin !== apiOrigin(site, c.var.institution.slug))
        throw new Refusal('cross-site', 'the Origin of the request is not ours')
      await next()
    })
    .use(bodyLimit({ maxSize: largestImportBody, onError: (c) => answerUnfit(c, 'too-large') }))
    .route('/', docRoutes(portal))
    .use(async (c, next) => {
      // Who was ended since is alive in a copy of before.
      refuseWhileBehind(ports, c.var.institution)
      await next()
    })
    .route('/', tokenRoute(portal))
    .notFound((c) => answerError(portal, c, new Refusal('not-found', 'there is nothing at this address')))
    .onError((error, c) => answerError(portal, c, error))
  const meter = rateMeter(rate, () => performance.now())
  for (const route of apiRoutes) app.on(route.method, honoPath(route), (c) => answer(portal, route, meter, c))
  return app
}

const honoPath = ({ path }: ApiRoute) => path.replaceAll(/\{([a-z]+)\}/g, ':$1')

/** Who asks, then how often, then what: nothing of a request is read before it is known whose it is. */
async function answer(
  { ports }: Portal,
  route: ApiRoute,
  meter: (client: string) => boolean,
  c: Context<ApiEnv>,
): Promise<Response> {
  const { institution } = c.var
  const session = await readApiSession(ports, institution, bearerOf(c), certificateOf(c))
  if (!meter(session.client.id)) {
    c.header('retry-after', '1')
    throw new Refusal('busy', 'too many requests of one client')
  }
  if (route.body && !isJson(c)) return answerUnfit(c, 'unsupported-media-type')
  const query = readQuery(c, route.query)
  const body = route.body && (await readBody(c, route.body))
  const once = route.body && (await onceOf(ports, c))
  const param = (name: string) => c.req.param(name) ?? ''
  return tell(c, route, ports, await route.answer({ ports, institution, session, param, query, body, once }))
}

function bearerOf(c: Context): string | undefined {
  return /^Bearer ([\w-]{1,200})$/i.exec(c.req.header('authorization') ?? '')?.[1]
}

function isJson(c: Context): boolean {
  const [type = ''] = (c.req.header('content-type') ?? '').split(';')
  return type.trim().toLowerCase() === 'application/json'
}

/** Undefined for a dry run, which may be tried as often as one likes. */
async function onceOf({ crypto }: Portal['ports'], c: Context): Promise<Once | undefined> {
  if (c.req.query('dryRun') === 'true') return undefined
  const key = c.req.header('idempotency-key')
  if (key === undefined || !/^[\x21-\x7e]{1,200}$/.test(key))
    throw new Refusal('idempotency-key-needed', 'there is no Idempotency-Key')
  const { method, path } = c.req
  const asked = new TextEncoder().encode(`${method} ${path}\n${await c.req.text()}`)
  return { key, requestHash: crypto.sha256(asked) }
}

/** What is told is what the schema says and not a field more; whoever has it already is told that. */
function tell(c: Context, { method, answers }: ApiRoute, { crypto }: Portal['ports'], told: Told): Response {
  const text = 'text' in told ? told.text : JSON.stringify(told.value)
  const schema: z.ZodType | undefined = answers[told.status]
  if (schema === undefined) throw new Error(`there is no schema for an answer of ${told.status}`)
  const value: unknown = JSON.parse(text)
  schema.parse(value)
  const headers = { 'content-type': 'application/json' }
  if (method === 'POST') return new Response(text, { status: told.status, headers })
  const etag = `"${crypto.sha256(new TextEncoder().encode(text)).toBase64({ alphabet: 'base64url', omitPadding: true })}"`
  const known = (c.req.header('if-none-match') ?? '').split(',').some((one) => one.trim() === etag)
  if (known) return new Response(null, { status: 304, headers: { etag } })
  return new Response(text, { status: told.status, headers: { ...headers, etag } })
}
