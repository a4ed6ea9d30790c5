import { exportSPKI, generateKeyPair } from 'jose'
import * as openid from 'openid-client'
import { issuerOf } from '../../src/http/openid/provider.ts'
import { portalFetch } from '../../src/http/portal/portal-fetch.ts'
import type { OutgoingRequest } from '../../src/ports/outgoing.ts'
import { findLogOuts, type LogOutOutcome, tellLogOuts } from '../../src/service/openid/tell-log-outs.ts'
import { approvalMade } from '../../src/wire/office.ts'
import { relyingPartyPreview } from '../../src/wire/relying-party.ts'
import type { World } from '../world.ts'
import type { Browser } from './browser.ts'
import { approveIt, type JoiningOffice } from './joining.ts'

export const serviceWish = (pem: string, clientId = 'ib-core') => ({
  clientId,
  name: { ja: '法人インターネットバンキング', en: 'Corporate banking' },
  redirectUris: [`https://${clientId}.example/callback`],
  postLogoutUris: [`https://${clientId}.example/`],
  logoutUri: `https://${clientId}.example/log-out`,
  loginUri: `https://${clientId}.example/log-on`,
  pem,
})

/** A system administrator has asked to let a service in. */
export async function askForService(
  { desk }: Pick<JoiningOffice, 'desk'>,
  wish: ReturnType<typeof serviceWish>,
) {
  const { shown, shownHash } = await desk.do(relyingPartyPreview, '/api/relying-parties/preview', wish)
  const asked = { ...wish, shownHash, evidence: '電話で内容を確認' }
  const { approvalId } = await desk.do(approvalMade, '/api/relying-parties', asked)
  return { approvalId, shown, shownHash }
}

/** What a service sends a browser with, and needs when it is back. */
export interface ServiceRequest {
  url: URL
  verifier: string
  state: string
  nonce: string
}

/** A service of an institution, with its key, as a program elsewhere has it. */
export interface Service {
  clientId: string
  config: openid.Configuration
  begin(more?: Record<string, string>): Promise<ServiceRequest>
  finish(request: ServiceRequest, location: string): ReturnType<typeof openid.authorizationCodeGrant>
}

/** Let in by two people, and connected. */
export async function openService(
  world: World,
  office: JoiningOffice,
  clientId = 'ib-core',
): Promise<Service> {
  const pair = await generateKeyPair('ES256', { extractable: true })
  const asked = await askForService(office, serviceWish(await exportSPKI(pair.publicKey), clientId))
  const { status, text } = await approveIt(world, office, asked)
  if (status !== 200) throw new Error(text)
  return connectService(world, 'a', clientId, pair.privateKey)
}

export async function connectService(
  world: World,
  slug: string,
  clientId: string,
  privateKey: openid.CryptoKey,
): Promise<Service> {
  const redirectUri = `https://${clientId}.example/callback`
  const config = await openid.discovery(
    new URL(issuerOf(world.portal.site, slug)),
    clientId,
    { id_token_signed_response_alg: 'ES256' },
    openid.PrivateKeyJwt(privateKey),
    { [openid.customFetch]: fetchOf(world) },
  )
  return {
    clientId,
    config,
    async begin(more = {}) {
      const verifier = openid.randomPKCECodeVerifier()
      const [state, nonce] = [openid.randomState(), openid.randomNonce()]
      const url = openid.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid contract profile',
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        ...more,
      })
      return { url, verifier, state, nonce }
    },
    finish: ({ verifier, state, nonce }, location) =>
      openid.authorizationCodeGrant(config, new URL(location), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
      }),
  }
}

/** The network between a service and the portal. */
function fetchOf({ portal }: World): openid.CustomFetch {
  const host = portalFetch(portal)
  const env = { incoming: { socket: { remoteAddress: '203.0.113.7' } } }
  return async (url, { method, headers, body }) => {
    const all = { ...headers, host: new URL(url).host }
    const content = body === undefined || body === null ? {} : { body: String(body) }
    return host(new Request(url, { method, headers: all, ...content }), env)
  }
}

/** Where a request of the service leads whoever is logged on and owes nothing: back to the service. */
export async function throughPortal(browser: Browser, { url }: Pick<ServiceRequest, 'url'>): Promise<string> {
  const page = await browser.open(`${url.pathname}${url.search}`)
  if (page.location === '') throw new Error(`it ends at ${page.screen || page.status}: ${page.text}`)
  return page.location
}

/** One round of the queue, in which services answer so; what they were sent. */
export async function roundOfLogOuts(world: World, answer: number | 'timeout' = 200) {
  const sent: OutgoingRequest[] = []
  const outcomes: LogOutOutcome[] = []
  const outgoing = {
    ...world.ports.outgoing,
    async post(request: OutgoingRequest) {
      sent.push(request)
      return answer === 'timeout'
        ? ({ kind: 'failed', why: 'timeout' } as const)
        : ({ kind: 'answered', status: answer } as const)
    },
  }
  const issuer = issuerOf(world.portal.site, 'a')
  const note = (outcome: LogOutOutcome) => void outcomes.push(outcome)
  await findLogOuts(world.ports, world.institution())
  await Promise.all(await tellLogOuts({ ...world.ports, outgoing }, world.institution(), issuer, note))
  return {
    sent,
    outcomes,
    tokens: sent.map(({ body }) => new URLSearchParams(body).get('logout_token') ?? ''),
  }
}
