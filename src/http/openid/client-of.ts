import { createPublicKey } from 'node:crypto'
import type { AdapterPayload, JWK } from 'oidc-provider'
import type { RelyingPartyRecord } from '../../ports/openid-records.ts'

/** A service as the provider knows it: it shows who it is by its key, and gets a code and nothing else. */
export function clientOf(party: RelyingPartyRecord): AdapterPayload {
  return {
    client_id: party.clientId,
    client_name: party.name.en,
    application_type: 'web',
    redirect_uris: [...party.redirectUris],
    post_logout_redirect_uris: [...party.postLogoutUris],
    backchannel_logout_uri: party.logoutUri,
    backchannel_logout_session_required: true,
    initiate_login_uri: party.loginUri,
    grant_types: ['authorization_code'],
    response_types: ['code'],
    response_modes: ['query'],
    subject_type: 'public',
    require_auth_time: true,
    id_token_signed_response_alg: 'ES256',
    token_endpoint_auth_method: 'private_key_jwt',
    jwks: { keys: party.keys.map(jwkOf) },
  }
}

function jwkOf(pem: string): JWK {
  const { kty, crv, x, y, n, e } = createPublicKey(pem).export({ format: 'jwk' })
  return { kty, crv, x, y, n, e, use: 'sig' }
}
