import { createRemoteJWKSet, customFetch, type JWTPayload, jwtVerify } from 'jose'
import type { ServiceSettings } from './service.ts'

const event = 'http://schemas.openid.net/event/backchannel-logout'

/**
 * Reads log-out tokens: answers with the `sid` that is over, or undefined for what the specification forbids
 * (OpenID Connect Back-Channel Logout 1.0 §2.6).
 */
export function openLogOutTokens(
  { issuer, clientId, fetch }: Pick<ServiceSettings, 'issuer' | 'clientId' | 'fetch'>,
  { jwks_uri }: { jwks_uri?: string },
): (token: string) => Promise<string | undefined> {
  if (jwks_uri === undefined) throw new Error('the issuer has no keys')
  const keys = createRemoteJWKSet(new URL(jwks_uri), {
    ...(fetch && {
      [customFetch]: (url, options) =>
        fetch(url, {
          body: undefined,
          method: 'GET',
          redirect: 'manual',
          headers: headersOf(options.headers),
        }),
    }),
  })
  const seen = new Map<string, number>()
  return async (token) => {
    const verified = await jwtVerify(token, keys, {
      issuer,
      audience: clientId,
      algorithms: ['ES256'],
      typ: 'logout+jwt',
      requiredClaims: ['iat', 'exp', 'jti', 'events'],
      clockTolerance: 60,
    }).catch(() => undefined)
    if (verified === undefined) return undefined
    const sid = sidOf(verified.payload)
    const { jti = '', exp = 0 } = verified.payload
    if (sid === undefined) return undefined
    for (const [before, until] of seen) if (until + 60 < Date.now() / 1000) seen.delete(before)
    if (seen.has(jti)) return undefined
    seen.set(jti, exp)
    return sid
  }
}

/** A log-out token is told from an ID token by its event, and by having no nonce. */
function sidOf({ sid, events, nonce }: JWTPayload): string | undefined {
  const isLogOut = typeof events === 'object' && events !== null && event in events
  return isLogOut && nonce === undefined && typeof sid === 'string' ? sid : undefined
}

const headersOf = (headers: Headers) => Object.fromEntries(headers)
