import type { AccountClaims, Configuration, KoaContextWithOIDC } from 'oidc-provider'
import { claimsOfScope, logonAcrs } from '../../domain/service-claims.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import { leaveService, readServiceLogOn, sidOf, tellLogOn } from '../../service/openid/service-log-on.ts'
import { type SigningKeys, signingKeys } from '../../service/openid/signing-keys.ts'
import { loggedOffPage } from '../../web/pages/error-pages.ts'
import { paths } from '../../web/pages/paths.ts'
import { serviceLogOffPage, serviceProblemPage } from '../../web/pages/service-pages.ts'
import type { Portal } from '../portal/portal-env.ts'
import { shellOf, zoned } from '../portal/shell.ts'
import { portalOrigin, type Site } from '../site.ts'
import { askedBy } from './asking.ts'
import { followPortalSession, nobody } from './follow-portal-session.ts'
import { storage } from './storage.ts'

type Library = typeof import('oidc-provider')
export type OpenidProvider = InstanceType<Library['default']>

/** Where the provider stands on the portal's host. */
export const mount = '/oidc'

export function issuerOf(site: Site, slug: string): string {
  return `${portalOrigin(site, slug)}${mount}`
}

/** Seconds. A log-on lasts as its session on the portal does; these are for what passes between two requests. */
const lives = { code: 60, token: 300, request: 60, interaction: 1800, state: 8 * 3600 }

/** One provider for each institution and set of keys; the library is loaded when somebody asks for the first time. */
export function providers(portal: Portal): (institution: InstitutionRecord) => Promise<OpenidProvider> {
  const held = new Map<string, { of: string; provider: OpenidProvider }>()
  return async (institution) => {
    const keys = await signingKeys(portal.ports, institution)
    const of = keys.known.map(({ keyId }) => keyId).join()
    const before = held.get(institution.slug)
    if (before?.of === of) return before.provider
    const provider = makeProvider(await import('oidc-provider'), portal, institution, keys)
    held.set(institution.slug, { of, provider })
    return provider
  }
}

function makeProvider(library: Library, portal: Portal, { slug }: InstitutionRecord, keys: SigningKeys) {
  const issuer = issuerOf(portal.site, slug)
  const provider: OpenidProvider = new library.default(issuer, {
    ...conversation(library, portal, slug),
    jwks: { keys: keys.known.map(({ privateKey }) => JSON.parse(privateKey)) },
    loadExistingGrant: (ctx) => grantAll(portal, provider, ctx),
  })
  provider.on('server_error', (_ctx, err) => portal.log.error({ err }, 'fault'))
  // Told by our own queue, which outlasts a crash and a service that does not answer.
  const leave = (_sub: string, sid: string) => leaveService(portal.ports, institutionOf(portal, slug), sid)
  Object.defineProperty(provider.Client.prototype, 'backchannelLogout', { value: leave })
  provider.use(async (ctx, next) => {
    await next()
    const { oidc } = ctx
    const isConfirmed = oidc?.route === 'end_session_confirm' && ctx.status === 303
    if (isConfirmed && oidc.params?.logout !== undefined) askedBy().isLoggingOff = true
  })
  followPortalSession(portal, provider)
  return provider
}

/** The institution's record is read anew with each request: its policy may be another by then. */
function institutionOf({ directory }: Portal, slug: string): InstitutionRecord {
  const entry = directory.bySlug(slug)
  if (entry === undefined) throw new Error(`the institution ${slug} is gone`)
  return entry.institution
}

function conversation(library: Library, portal: Portal, slug: string): Configuration {
  const policy = library.interactionPolicy.base()
  policy.remove('consent') // two people of the institution have agreed to each service
  const off = { enabled: false }
  return {
    adapter: (name) => storage(portal.ports, institutionOf(portal, slug), name),
    findAccount: async (_ctx, sub, token) => accountOf(portal, institutionOf(portal, slug), sub, token),
    acrValues: [...logonAcrs],
    claims: Object.fromEntries(Object.entries(claimsOfScope).map(([scope, names]) => [scope, [...names]])),
    scopes: Object.keys(claimsOfScope),
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    subjectTypes: ['public'],
    clientAuthMethods: ['private_key_jwt'],
    pkce: { required: () => true },
    enabledJWA: {
      idTokenSigningAlgValues: ['ES256'],
      clientAuthSigningAlgValues: ['ES256', 'ES384', 'PS256', 'RS256'],
    },
    features: {
      devInteractions: off,
      dPoP: off,
      resourceIndicators: off,
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource },
    },
    interactions: { policy, url: (_ctx, { uid }) => `${mount}/interaction/${uid}` },
    renderError: (ctx, out) => renderProblem(ctx, out.error),
    cookies: {
      names: {
        session: '__Host-oidc',
        interaction: '__Secure-oidc-interaction',
        resume: '__Secure-oidc-resume',
      },
      long: { sameSite: 'lax', httpOnly: true, secure: true, path: '/' },
      short: { sameSite: 'lax', httpOnly: true, secure: true },
    },
    ttl: {
      AuthorizationCode: lives.code,
      AccessToken: lives.token,
      IdToken: lives.token,
      Interaction: lives.interaction,
      // Whoever is not logged on leaves one behind, too, when he wants to be logged off.
      Session: (_ctx, { accountId }) =>
        accountId === undefined || accountId === nobody ? lives.interaction : lives.state,
      Grant: lives.state,
    },
    fetch: async () => {
      throw new Error('the provider asks nobody')
    },
  }

  function renderProblem(ctx: KoaContextWithOIDC, code: string): void {
    const { c } = askedBy()
    const { requestId } = c.var
    const at = zoned(portal, c, portal.ports.clock.now())
    portal.log.info({ requestId, code }, 'refused')
    ctx.type = 'html'
    ctx.body = String(serviceProblemPage(shellOf(portal, c, { path: paths.logon }), { code, at }))
  }

  function logoutSource(ctx: KoaContextWithOIDC): void {
    const { c } = askedBy()
    const { state } = ctx.oidc.session ?? {}
    const action = ctx.oidc.urlFor('end_session_confirm')
    ctx.body = String(
      serviceLogOffPage(shellOf(portal, c, { path: paths.logon }), { action, xsrf: String(state?.secret) }),
    )
  }

  function postLogoutSuccessSource(ctx: KoaContextWithOIDC): void {
    const { c } = askedBy()
    ctx.type = 'html'
    ctx.body = String(loggedOffPage(shellOf(portal, c, { path: paths.logon })))
  }
}

/** Who a subject is now: in the browser by its session on the portal, behind a code or a token by the log-on they stand on. */
async function accountOf(
  { ports }: Portal,
  institution: InstitutionRecord,
  sub: string,
  token: object | undefined,
) {
  const sid = token !== undefined && 'sid' in token ? String(token.sid) : ''
  const logOn = token === undefined ? askedBy().session : await readServiceLogOn(ports, institution, sid)
  if (logOn?.member.subject !== sub) return undefined
  const { claims } = await tellLogOn(ports, institution, logOn)
  return { accountId: sub, claims: async (): Promise<AccountClaims> => claims }
}

/** First-party services need nobody's consent but the institution's. The session gets its name for this service here. */
async function grantAll({ ports }: Portal, provider: OpenidProvider, { oidc }: KoaContextWithOIDC) {
  const { client, account, session } = oidc
  const portalSession = askedBy().session
  if (client === undefined || account === undefined || session === undefined || portalSession === undefined) {
    return undefined
  }
  session.sidFor(client.clientId, sidOf(ports, portalSession.record.id, client.clientId))
  const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId })
  grant.addOIDCScope([...oidc.requestParamOIDCScopes].join(' '))
  await grant.save()
  return grant
}
