import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { parsePem } from '../../src/pki/pem.ts'
import { prepareAuthority } from '../../src/service/ca/prepare-authority.ts'
import { type EstWorld, openEstWorld, run } from '../world/est.ts'

describe('what EST tells everybody', () => {
  let est: EstWorld
  before(async () => {
    est = await openEstWorld()
  })
  after(() => est.close())

  it('is the whole chain, as OpenSSL reads it', async () => {
    const { status, headers, body } = await est.curl('/.well-known/est/cacerts')
    assert.equal(status, 200)
    assert.match(headers, /content-type: application\/pkcs7-mime; smime-type=certs-only\r\n/)
    assert.match(body, /^[A-Za-z0-9+/]+=*$/, 'in one line')
    const pkcs7 = ['pkcs7', '-inform', 'DER', '-print_certs']
    const { stdout } = await run('openssl', pkcs7, Buffer.from(body, 'base64'))
    const printed = stdout.toString().match(/-----BEGIN[\s\S]+?-----END CERTIFICATE-----\n/g) ?? []
    const issuers = est.world.portal.directory.bySlug('a')?.issuers ?? []
    assert.equal(issuers.length, 2)
    assert.deepEqual(
      printed.map((pem) => parsePem(pem, ['CERTIFICATE']).toHex()).sort(),
      issuers.map(({ certificate }) => certificate.toHex()).sort(),
    )
  })

  it('has a CA that is prepared, and none that has ended', async () => {
    const { world } = est
    const count = async () => {
      await world.portal.directory.refresh()
      const { body } = await est.curl('/.well-known/est/cacerts')
      const { stdout } = await run(
        'openssl',
        ['pkcs7', '-inform', 'DER', '-print_certs'],
        Buffer.from(body, 'base64'),
      )
      return stdout.toString().match(/-----BEGIN/g)?.length
    }
    const { id } = await prepareAuthority(world.ports, world.institution(), { keyKind: 'P-256', years: 5 })
    assert.equal(await count(), 3)
    // The database knows no nanoseconds.
    const over = world.ports.clock.machine().subtract({ seconds: 1 })
    await sql`update issuer set not_after = ${over} where issuer_id = ${id}`.execute(world.database.db)
    assert.equal(await count(), 2)
  })

  it('is which keys are accepted, in the words of RFC 7030', async () => {
    const { status, headers, body } = await est.curl('/.well-known/est/csrattrs')
    assert.equal(status, 200)
    assert.match(headers, /content-type: application\/csrattrs\r\n/)
    const { stdout } = await run('openssl', ['asn1parse', '-inform', 'DER'], Buffer.from(body, 'base64'))
    const told = [...stdout.toString().matchAll(/(?:OBJECT|INTEGER) +:(\S+)/g)].map(([, value]) => value)
    assert.deepEqual(told, [
      ...['id-ecPublicKey', 'prime256v1', 'id-ecPublicKey', 'secp384r1'],
      ...['rsaEncryption', '0800', 'rsaEncryption', '0C00', 'rsaEncryption', '1000'],
      ...['ecdsa-with-SHA256', 'ecdsa-with-SHA384', 'sha256WithRSAEncryption'],
    ])
  })

  for (const [path, status] of [
    ['/.well-known/est/a/cacerts', 200],
    ['/.well-known/est/a/csrattrs', 200],
    ['/.well-known/est/b/cacerts', 404],
    ['/.well-known/est/nothing', 404],
    ['/.well-known/est/serverkeygen', 501],
    ['/.well-known/est/a/fullcmc', 501],
    ['/', 404],
    ['/healthz', 200],
  ] as const) {
    it(`is ${status} at ${path}`, async () => assert.equal((await est.curl(path)).status, status))
  }

  it('is nothing for a page of another site', async () => {
    const from = ['-H', 'origin: https://elsewhere.example', '-H', 'accept-language: en']
    const { status, body } = await est.curl('/.well-known/est/cacerts', ...from)
    assert.equal(status, 403)
    assert.match(body, /^cross-site\nThis was sent from another website/)
  })
})
