import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { openService } from '../../examples/relying-party/service.ts'

const issuer = 'https://a.example/oidc'
const origin = 'https://service.example'
const event = 'http://schemas.openid.net/event/backchannel-logout'

/** The sample, and an institution that has nothing but its keys. */
async function openSample() {
  const { privateKey } = await generateKeyPair('ES256')
  const signing = await generateKeyPair('ES256')
  const answers: Record<string, object> = {
    '/oidc/.well-known/openid-configuration': {
      issuer,
      jwks_uri: `${issuer}/jwks`,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
    },
    '/oidc/jwks': { keys: [{ ...(await exportJWK(signing.publicKey)), alg: 'ES256', kid: 'k' }] },
  }
  const fetch = async (url: string) => Response.json(answers[new URL(url).pathname] ?? {})
  const service = openService({ issuer, clientId: 'sample-service', origin, privateKey, fetch })
  const logOut = async (token: string) => {
    const body = new URLSearchParams({ logout_token: token })
    return (await service.request(`${origin}/back-channel-log-out`, { method: 'POST', body })).status
  }
  const claims = { iss: issuer, aud: 'sample-service', sid: 's', sub: 'u', events: { [event]: {} } }
  const sign = (change: object = {}, typ = 'logout+jwt', key = signing.privateKey) =>
    new SignJWT({ ...claims, jti: crypto.randomUUID(), ...change })
      .setProtectedHeader({ alg: 'ES256', kid: 'k', typ })
      .setIssuedAt()
      .setExpirationTime('2m')
      .sign(key)
  return { service, logOut, sign }
}

describe('the sample of a service', () => {
  it('hears of a log-out from the institution and from nobody else, once', async () => {
    const { logOut, sign } = await openSample()
    const good = await sign()
    assert.equal(await logOut(good), 204)
    assert.equal(await logOut(good), 400, 'the same token again')
    const stranger = await generateKeyPair('ES256')
    for (const [what, token] of [
      ['of another issuer', sign({ iss: 'https://b.example/oidc' })],
      ['for another service', sign({ aud: 'ib-core' })],
      ['an ID token', sign({}, 'JWT')],
      ['with a nonce', sign({ nonce: 'n' })],
      ['without the event', sign({ events: {} })],
      ['without a session', sign({ sid: undefined })],
      ['without a name of its own', sign({ jti: undefined })],
      ['signed by a stranger', sign({}, 'logout+jwt', stranger.privateKey)],
      ['nothing', ''],
    ] as const) {
      assert.equal(await logOut(await token), 400, what)
    }
  })

  it('sends a browser away with a proof key, and lets in nobody who was not sent by it', async () => {
    const { service } = await openSample()
    const away = await service.request(`${origin}/log-on`)
    const { searchParams: asked } = new URL(away.headers.get('location') ?? '')
    assert.deepEqual(
      [asked.get('redirect_uri'), asked.get('response_type'), asked.get('code_challenge_method')],
      [`${origin}/callback`, 'code', 'S256'],
    )
    assert.ok(asked.get('state') && asked.get('nonce'))
    assert.match(
      away.headers.get('set-cookie') ?? '',
      /^__Host-request=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    assert.equal((await service.request(`${origin}/log-on?iss=https://b.example/oidc`)).status, 400)
    assert.equal((await service.request(`${origin}/callback?code=c&state=${asked.get('state')}`)).status, 400)
  })
})
