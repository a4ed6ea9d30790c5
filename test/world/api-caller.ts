import assert from 'node:assert/strict'
import type { KeyObject } from 'node:crypto'
import { SignJWT } from 'jose'
import type { ApiScope } from '../../src/domain/api-scope.ts'
import { apiApp } from '../../src/http/api/app.ts'
import { apiOrigin } from '../../src/http/site.ts'
import type { World } from '../world.ts'
import { askForClient, keyPem } from './api-client.ts'
import { socketThatShowed } from './browser.ts'
import { approveIt, type JoiningOffice } from './joining.ts'

export interface ApiAnswer {
  status: number
  headers: Headers
  text: string
}

/** A program at the API of an institution. */
export interface ApiCaller {
  clientId: string
  origin: string
  /** The one that it has now. */
  token(): string
  /** Gets a token, by its own way. */
  signIn(scope?: string): Promise<ApiAnswer>
  get(path: string, headers?: Record<string, string>): Promise<ApiAnswer>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<ApiAnswer>
}

/** How a connection to the API comes in: which certificate it has shown. */
export function callApi({ portal }: World, slug = 'a') {
  const app = apiApp(portal)
  const origin = apiOrigin(portal.site, slug)
  const { host } = new URL(origin)
  const ask = async (path: string, init: RequestInit, certificate?: Uint8Array): Promise<ApiAnswer> => {
    const headers = new Headers(init.headers)
    headers.set('host', host)
    const env = { incoming: { socket: socketThatShowed(certificate) } }
    const response = await app.request(`${origin}${path}`, { ...init, headers }, env)
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  return { origin, ask }
}

/** Let in by two people, and signed in by private_key_jwt. */
export async function openCaller(
  world: World,
  office: JoiningOffice,
  scopes: readonly ApiScope[],
): Promise<ApiCaller> {
  const { privateKey, pem } = keyPem()
  const asked = await askForClient(office, { name: 'Core banking', pem, scopes: [...scopes] })
  assert.equal((await approveIt(world, office, asked)).status, 200)
  const { origin, ask } = callApi(world)
  const { clientId } = asked.shown
  let token = ''
  const caller: ApiCaller = {
    clientId,
    origin,
    token: () => token,
    async signIn(scope) {
      const assertion = await assertionBy(privateKey, claimsOf(world, clientId, `${origin}/token`))
      const answer = await ask('/token', tokenRequest({ assertion, ...(scope !== undefined && { scope }) }))
      if (answer.status === 200) token = JSON.parse(answer.text).access_token
      return answer
    },
    get: (path, headers = {}) => ask(path, { headers: { authorization: `Bearer ${token}`, ...headers } }),
    post: (path, body, headers = {}) =>
      ask(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      }),
  }
  assert.equal((await caller.signIn()).status, 200)
  return caller
}

/** What an assertion says, good for two minutes. */
export function claimsOf({ ports }: World, clientId: string, audience: string) {
  const now = Math.floor(ports.clock.now().epochMilliseconds / 1000)
  return { iss: clientId, sub: clientId, aud: audience, jti: crypto.randomUUID(), iat: now, exp: now + 120 }
}

export const assertionBy = (key: KeyObject, claims: Record<string, unknown>, alg = 'ES256') =>
  new SignJWT(claims).setProtectedHeader({ alg }).sign(key)

export function tokenRequest({
  assertion,
  ...more
}: { assertion?: string } & Record<string, string>): RequestInit {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    ...(assertion !== undefined && {
      client_assertion: assertion,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    }),
    ...more,
  })
  return {
    method: 'POST',
    body: form.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  }
}
