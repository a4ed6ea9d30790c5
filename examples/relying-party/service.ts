import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import * as openid from 'openid-client'
import { openLogOutTokens } from './log-out-token.ts'
import { type Memory, openMemory } from './memory.ts'
import { homePage, type Language, problemPage, style } from './pages.ts'
import { type Person, personOf } from './person.ts'

export interface ServiceSettings {
  /** `https://<institution>.<domain>/oidc` */
  issuer: string
  clientId: string
  /** Its public half is registered with the institution. P-256. */
  privateKey: CryptoKey
  /** Where browsers reach this service: `https://service.example`. */
  origin: string
  /** Another way to the issuer than the usual one. */
  fetch?: (url: string, options: openid.CustomFetchOptions) => Promise<Response>
}

/** Where this service stands below its origin; the institution is told of all. */
const servicePaths = {
  home: '/',
  logOn: '/log-on',
  callback: '/callback',
  backChannelLogOut: '/back-channel-log-out',
}

/** What a browser was sent away with, until it is back. */
interface Request {
  verifier: string
  state: string
  nonce: string
}

/** A session of this service. It stays after its end, so that the person can be told why it ended. */
interface Session {
  person: Person
  sid: string
  idToken: string
  endedByBank?: true
}

interface Service extends ServiceSettings {
  requests: Memory<Request>
  sessions: Memory<Session>
  connect(): Promise<openid.Configuration>
}

interface Env {
  Variables: { language: Language }
}

const minute = 60_000
const cookie = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax' } as const

/** A service that takes over whoever is logged on at the institution: a Hono application, wherever it is served. */
export function openService(settings: ServiceSettings) {
  const service: Service = {
    ...settings,
    requests: openMemory<Request>(30 * minute),
    sessions: openMemory<Session>(8 * 60 * minute),
    connect: once(() => configure(settings)),
  }
  // A form here logs off, which goes on at the institution: Chromium holds form-action against that step too.
  const forms = `form-action 'self' ${new URL(settings.issuer).origin}`
  const policy = `default-src 'none'; style-src 'self'; img-src 'self'; ${forms}; base-uri 'none'; frame-ancestors 'none'`
  return new Hono<Env>()
    .use(async (c, next) => {
      c.set('language', c.req.header('accept-language')?.toLowerCase().startsWith('en') ? 'en' : 'ja')
      await next()
      c.header('content-security-policy', policy)
      c.header('x-content-type-options', 'nosniff')
      c.header('referrer-policy', 'same-origin')
      c.header('cache-control', 'no-store')
    })
    .get('/style.css', (c) => c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }))
    .get('/favicon.ico', (c) => c.body(null, 204))
    .get(servicePaths.home, (c) => {
      const session = service.sessions.get(getCookie(c, '__Host-session'))
      const state = session === undefined ? 'nobody' : session.endedByBank ? 'ended-by-bank' : session.person
      return c.html(homePage(c.var.language, state))
    })
    .route('/', logOn(service))
    .route('/', logOut(service))
    .onError((error, c) => {
      console.error(`${settings.clientId}: ${error.message}`)
      return c.html(problemPage(c.var.language), 502)
    })
}

function logOn({ issuer, origin, connect, requests, sessions }: Service) {
  return (
    new Hono<Env>()
      // Also where the institution's menu leads: a log-on begun by a third party (OpenID Connect Core §4).
      .get(servicePaths.logOn, async (c) => {
        const said = c.req.query('iss')
        if (said !== undefined && said !== issuer) return c.html(problemPage(c.var.language), 400)
        const config = await connect()
        const verifier = openid.randomPKCECodeVerifier()
        const request = { verifier, state: openid.randomState(), nonce: openid.randomNonce() }
        setCookie(c, '__Host-request', requests.add(request), cookie)
        const url = openid.buildAuthorizationUrl(config, {
          redirect_uri: `${origin}${servicePaths.callback}`,
          scope: 'openid contract profile',
          code_challenge: await openid.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          state: request.state,
          nonce: request.nonce,
        })
        return c.redirect(url.href, 303)
      })
      .get(servicePaths.callback, async (c) => {
        // Of use once, whatever becomes of it, and only in the browser that was sent away.
        const request = requests.take(getCookie(c, '__Host-request'))
        if (request === undefined) return c.html(problemPage(c.var.language), 400)
        const here = new URL(`${servicePaths.callback}${new URL(c.req.url).search}`, origin)
        const tokens = await openid.authorizationCodeGrant(await connect(), here, {
          pkceCodeVerifier: request.verifier,
          expectedState: request.state,
          expectedNonce: request.nonce,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (claims === undefined || typeof claims.sid !== 'string') throw new Error('no ID token with a sid')
        sessions.take(getCookie(c, '__Host-session'))
        const session = { person: personOf(claims), sid: claims.sid, idToken: tokens.id_token ?? '' }
        setCookie(c, '__Host-session', sessions.add(session), cookie)
        return c.redirect(servicePaths.home, 303)
      })
  )
}

function logOut(service: Service) {
  const { origin, connect, sessions } = service
  const readToken = once(async () => openLogOutTokens(service, (await connect()).serverMetadata()))
  return (
    new Hono<Env>()
      // The form of the home page. Cookies that are Lax come with no form of another site.
      .post('/log-out', async (c) => {
        const session = sessions.take(getCookie(c, '__Host-session'))
        if (session === undefined) return c.redirect(servicePaths.home, 303)
        const url = openid.buildEndSessionUrl(await connect(), {
          id_token_hint: session.idToken,
          post_logout_redirect_uri: `${origin}${servicePaths.home}`,
        })
        return c.redirect(url.href, 303)
      })
      // The institution says that a log-on is over: OpenID Connect Back-Channel Logout 1.0.
      .post(servicePaths.backChannelLogOut, async (c) => {
        const { logout_token: token } = await c.req.parseBody()
        const sid = typeof token === 'string' ? await (await readToken())(token) : undefined
        if (sid === undefined) return c.json({ error: 'invalid_request' }, 400)
        for (const session of sessions.all()) if (session.sid === sid) session.endedByBank = true
        return c.body(null, 204)
      })
  )
}

async function configure({ issuer, clientId, privateKey, fetch }: ServiceSettings) {
  return openid.discovery(
    new URL(issuer),
    clientId,
    { id_token_signed_response_alg: 'ES256' },
    openid.PrivateKeyJwt(privateKey),
    fetch === undefined ? {} : { [openid.customFetch]: fetch },
  )
}

/** Asked for when it is needed first; asked for again where it failed. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }
}
