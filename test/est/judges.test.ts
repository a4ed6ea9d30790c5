import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { parseCertificate } from '../../src/pki/certificate.ts'
import { encodePem, parsePem } from '../../src/pki/pem.ts'
import { showSecretHalf } from '../../src/service/est/secret.ts'
import { actAtOnce } from '../../src/service/request/at-once.ts'
import { has } from '../interop/pki-tools.ts'
import { askFor } from '../world/desk-requests.ts'
import { type EstWorld, openEstWorld, run } from '../world/est.ts'
import { becomeCustomer, readPerson } from '../world/person.ts'
import { openOffice } from '../world/staff.ts'
import { approveByPassword } from '../world/unlocking.ts'

const simplereenroll = '/.well-known/est/simplereenroll'
const pkcs10 = ['-H', 'content-type: application/pkcs10', '-H', 'accept-language: en']

/** Keys and requests by OpenSSL, asked for by curl and by strongSwan, as docs/EST.md has it. */
describe('by other people’s programs', () => {
  let est: EstWorld
  before(async () => {
    const policy = { enroll: 'secret', reenroll: 'all', secretHours: 72 } as const
    est = await openEstWorld({ renewalOpens: 365, est: policy })
  })
  after(() => est.close())

  /** A new key and a request for it, in files. */
  async function makeRequest(name: string, kind: 'EC' | 'RSA') {
    const [key, request] = [est.at(`${name}.key`), est.at(`${name}.csr`)]
    const how =
      kind === 'EC'
        ? ['EC', '-pkeyopt', 'ec_paramgen_curve:P-256']
        : ['RSA', '-pkeyopt', 'rsa_keygen_bits:2048']
    await run('openssl', ['genpkey', '-algorithm', ...how, '-out', key])
    await run('openssl', ['req', '-new', '-key', key, '-subj', '/CN=any', '-outform', 'DER', '-out', request])
    return { key, request, base64: est.file(`${name}.b64`, readFileSync(request).toString('base64')) }
  }

  /** What came, in a file that other programs read. */
  async function received(name: string, body: string): Promise<string> {
    const pem = est.at(`${name}.pem`)
    const pkcs7 = ['pkcs7', '-inform', 'DER', '-print_certs', '-out', pem]
    await run('openssl', pkcs7, Buffer.from(body, 'base64'))
    return pem
  }

  async function holder(loginId: string) {
    const { held } = await becomeCustomer(est.world, await readPerson(est.world, loginId))
    const key = est.file(
      `${loginId}.key`,
      String(held.key.privateKey.export({ format: 'pem', type: 'pkcs8' })),
    )
    const pem = est.file(`${loginId}.pem`, encodePem('CERTIFICATE', held.certificate))
    const der = est.file(`${loginId}.der`, held.certificate)
    return { key, pem, der }
  }

  const stagesOf = async (loginId: string) => {
    const { id } = await readPerson(est.world, loginId)
    const all = await est.world.ports.store.at(est.world.institution().id).certificates.ofMember(id)
    return all
      .map(({ stage }) => stage)
      .sort()
      .join()
  }

  it('curl: the first one by a secret, its renewal, its proof, and nothing once it is revoked', async (t) => {
    if (!has(t, 'curl', 'openssl')) return
    const { kenji, yuko } = await openOffice(est.world)
    const { approvalId, shownHash } = await askFor(est.world, kenji.session, 'ichiro', { act: 'est-secret' })
    await approveByPassword(est.world, yuko, approvalId, shownHash)
    const half = (session: typeof kenji.session) =>
      showSecretHalf(est.world.ports, est.world.institution(), session, approvalId)
    const [first, second] = [await half(kenji.session), await half(yuko.session)]
    const one = await makeRequest('one', 'EC')
    const user = ['--user', `${first.userName}:${first.text}${second.text}`]
    const enrolled = await est.curl(
      '/.well-known/est/simpleenroll',
      ...user,
      ...pkcs10,
      '--data-binary',
      `@${one.base64}`,
    )
    assert.equal(enrolled.status, 200, enrolled.body)
    const held = ['--cert', await received('one', enrolled.body), '--key', one.key]
    assert.equal(await stagesOf('ichiro'), 'proving')
    assert.equal((await est.curl('/.well-known/est/csrattrs', ...held)).status, 200)
    assert.equal(await stagesOf('ichiro'), 'current')

    const two = await makeRequest('two', 'RSA')
    const renewed = await est.curl(simplereenroll, ...held, ...pkcs10, '--data-binary', `@${two.base64}`)
    assert.equal(renewed.status, 200, renewed.body)
    const newer = ['--cert', await received('two', renewed.body), '--key', two.key]
    assert.equal((await est.curl('/.well-known/est/cacerts', ...newer)).status, 200)
    assert.equal(await stagesOf('ichiro'), 'current,superseded')
    const chain = await received('chain', (await est.curl('/.well-known/est/cacerts')).body)
    await run('openssl', ['verify', '-CAfile', chain, est.at('two.pem')])

    const { id } = await readPerson(est.world, 'ichiro')
    await actAtOnce(est.world.ports, est.world.institution(), kenji.session, id, {
      act: 'revoke',
      reason: 'theft',
    })
    const three = await makeRequest('three', 'EC')
    const refused = await est.curl(simplereenroll, ...newer, ...pkcs10, '--data-binary', `@${three.base64}`)
    assert.deepEqual([refused.status, refused.body.split('\n')[0]], [403, 'certificate-not-current'])
  })

  it('strongSwan: the CAs, a renewal, and its proof', async (t) => {
    if (!has(t, 'pki', 'unshare', 'curl', 'openssl')) return
    await est.strongswan('--estca', '--caout', est.at('ca.der'))
    // The root under the name that was given, what it has signed under the same with more in it.
    const kept = readdirSync(est.at('.')).filter((name) => /^ca.*\.der$/.test(name))
    const issuers = est.world.portal.directory.bySlug('a')?.issuers ?? []
    assert.deepEqual(
      kept.map((name) => readFileSync(est.at(name)).toString('hex')).sort(),
      issuers.map(({ certificate }) => certificate.toHex()).sort(),
    )

    const old = await holder('misaki')
    const fresh = await makeRequest('swan', 'RSA')
    const shown = ['--cert', old.der, '--key', old.key]
    const { stdout } = await est.strongswan('--est', '--in', fresh.request, ...shown)
    writeFileSync(est.at('swan.der'), stdout)
    assert.equal(await stagesOf('misaki'), 'current,proving')
    const spki = await run('openssl', ['pkey', '-in', fresh.key, '-pubout'])
    assert.equal(
      parseCertificate(stdout).spki.toHex(),
      parsePem(spki.stdout.toString(), ['PUBLIC KEY']).toHex(),
    )
    const pem = est.file('swan.pem', encodePem('CERTIFICATE', stdout))
    assert.equal((await est.curl('/.well-known/est/csrattrs', '--cert', pem, '--key', fresh.key)).status, 200)
    assert.equal(await stagesOf('misaki'), 'current,superseded')
    await assert.rejects(
      est.strongswan('--est', '--in', (await makeRequest('late', 'EC')).request, ...shown),
      /403|error/i,
    )
  })
})
