import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { type ApiAnswer, assertionBy, callApi, claimsOf, tokenRequest } from '../world/api-caller.ts'
import { askForClient, keyPem } from '../world/api-client.ts'
import { closedGate } from '../world/closed-gate.ts'
import { approveIt, type JoiningOffice, openJoiningOffice } from '../world/joining.ts'
import { oldAuthority } from '../world/predecessor.ts'
import { openWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const errorOf = ({ status, text }: ApiAnswer) => `${status} ${JSON.parse(text).error}`

describe('a token of the API', () => {
  let world: World
  let office: JoiningOffice
  let api: ReturnType<typeof callApi>
  before(async () => {
    world = await openWorld({ now })
    office = await openJoiningOffice(world)
    api = callApi(world)
  })
  after(() => world.close())

  const letIn = async (pem: string) => {
    const asked = await askForClient(office, {
      name: 'Core',
      pem,
      scopes: ['contracts:read', 'members:read'],
    })
    assert.equal((await approveIt(world, office, asked)).status, 200)
    return asked.shown.clientId
  }

  it('is given for an assertion of the client’s key, once', async () => {
    const { privateKey, pem } = keyPem()
    const id = await letIn(pem)
    const good = claimsOf(world, id, api.origin)
    const sign = (claims: Record<string, unknown>) => assertionBy(privateKey, claims)
    const assertion = await sign(good)
    const answer = await api.ask('/token', tokenRequest({ assertion }))
    assert.equal(answer.status, 200, answer.text)
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    const { access_token: token, token_type: type, expires_in: lasts, scope } = JSON.parse(answer.text)
    assert.deepEqual([type, lasts, scope], ['Bearer', 600, 'contracts:read members:read'])
    assert.equal(
      errorOf(await api.ask('/token', tokenRequest({ assertion }))),
      '401 invalid_client',
      'replayed',
    )
    const bearer = { headers: { authorization: `Bearer ${token}` } }
    assert.equal((await api.ask('/v1/contracts', bearer)).status, 200)

    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    const jti = () => crypto.randomUUID()
    const refused: [string, Promise<string>][] = [
      ['another key', assertionBy(other, { ...good, jti: jti() })],
      ['another audience', sign({ ...good, jti: jti(), aud: 'https://b.api.warifu.test:8443' })],
      ['another issuer', sign({ ...good, jti: jti(), iss: 'x' })],
      ['no jti', sign({ ...good, jti: undefined })],
      ['too long', sign({ ...good, jti: jti(), exp: good.exp + 600 })],
      ['over', sign({ ...good, jti: jti(), exp: good.exp - 600 })],
      ['no end', sign({ ...good, jti: jti(), exp: undefined })],
      ['not yet', sign({ ...good, jti: jti(), nbf: good.exp })],
      ['no signature', Promise.resolve(unsigned({ ...good, jti: jti() }))],
      ['no token at all', Promise.resolve('x.y.z')],
    ]
    for (const [what, made] of refused) {
      const told = await api.ask('/token', tokenRequest({ assertion: await made }))
      assert.equal(errorOf(told), '401 invalid_client', what)
    }
    const asks = async (scope: string) =>
      api.ask('/token', tokenRequest({ assertion: await sign({ ...good, jti: jti() }), scope }))
    assert.equal(JSON.parse((await asks('members:read')).text).scope, 'members:read')
    assert.equal(errorOf(await asks('members:write')), '400 invalid_scope')
    assert.equal(errorOf(await asks('members:read nonsense')), '400 invalid_scope')

    world.advance({ minutes: 10 })
    assert.equal((await api.ask('/v1/contracts', bearer)).status, 401, 'ten minutes later')
  })

  it('is given for the certificate of the connection, and good with that one only', async () => {
    const authority = oldAuthority()
    const issue = (serial: string) =>
      authority.issue({ name: 'core', serial, from: '2026-01-01T00:00:00Z', until: '2026-12-01T00:00:00Z' })
    const [own, other] = [issue('0d01').certificate, issue('0d02').certificate]
    const client_id = await letIn(
      `-----BEGIN CERTIFICATE-----\n${own.toBase64()}\n-----END CERTIFICATE-----\n`,
    )
    const request = tokenRequest({ client_id })
    assert.equal(errorOf(await api.ask('/token', request)), '401 invalid_client')
    assert.equal(errorOf(await api.ask('/token', request, other)), '401 invalid_client')
    const answer = await api.ask('/token', request, own)
    assert.equal(answer.status, 200, answer.text)
    const bearer = { headers: { authorization: `Bearer ${JSON.parse(answer.text).access_token}` } }
    assert.equal((await api.ask('/v1/contracts', bearer, own)).status, 200)
    assert.equal((await api.ask('/v1/contracts', bearer, other)).status, 401)
    assert.equal((await api.ask('/v1/contracts', bearer)).status, 401)

    assert.equal((await office.approver.post(`/api/api-clients/${client_id}/end`, {})).status, 204)
    assert.equal((await api.ask('/v1/contracts', bearer, own)).status, 401, 'at once')
    assert.equal(errorOf(await api.ask('/token', request, own)), '401 invalid_client')
  })

  it('is given to nobody, and none is good, while the records are behind', async () => {
    const { privateKey, pem } = keyPem()
    const id = await letIn(pem)
    const behind = callApi({
      ...world,
      portal: { ...world.portal, ports: { ...world.ports, journal: closedGate } },
    })
    const request = async () =>
      tokenRequest({ assertion: await assertionBy(privateKey, claimsOf(world, id, api.origin)) })
    const { access_token: token } = JSON.parse((await api.ask('/token', await request())).text)
    assert.equal((await behind.ask('/token', await request())).status, 503)
    const bearer = { headers: { authorization: `Bearer ${token}` } }
    assert.equal((await behind.ask('/v1/contracts', bearer)).status, 503)
    assert.equal((await behind.ask('/docs', {})).status, 200)
  })

  it('is refused for a certificate that is over', async () => {
    const own = oldAuthority().issue({
      name: 'core',
      serial: '0d03',
      from: '2026-01-01T00:00:00Z',
      until: '2026-11-23T00:00:00Z',
    }).certificate
    const client_id = await letIn(
      `-----BEGIN CERTIFICATE-----\n${own.toBase64()}\n-----END CERTIFICATE-----\n`,
    )
    assert.equal((await api.ask('/token', tokenRequest({ client_id }), own)).status, 200)
    world.advance({ days: 2 })
    assert.equal(errorOf(await api.ask('/token', tokenRequest({ client_id }), own)), '401 invalid_client')
  })

  it('is asked for as RFC 6749 says', async () => {
    const ask = (body: string, type = 'application/x-www-form-urlencoded') =>
      api.ask('/token', { method: 'POST', body, headers: { 'content-type': type } })
    assert.equal(errorOf(await ask('{}', 'application/json')), '400 invalid_request')
    assert.equal(errorOf(await ask('grant_type=password')), '400 unsupported_grant_type')
    const twice = 'grant_type=client_credentials&client_id=a&client_id=b'
    assert.equal(errorOf(await ask(twice)), '400 invalid_request')
    const half = 'grant_type=client_credentials&client_assertion=a.b.c'
    assert.equal(errorOf(await ask(half)), '400 invalid_request')
    assert.equal(errorOf(await ask('grant_type=client_credentials')), '401 invalid_client')
  })
})

function unsigned(claims: Record<string, unknown>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none' })}.${part(claims)}.`
}
