import assert from 'node:assert/strict'
import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto'
import { describe, it } from 'node:test'
import { encodePkcs12 } from '../../src/pki/pkcs12.ts'
import { nodePrimitives } from '../vectors/primitives.ts'
import { type KeyKind, makeInstitution } from './pki-authority.ts'
import { folder, has, run } from './pki-tools.ts'

const friendlyName = '割符商事 山田 太郎 管理者 2027-11 #1'
const nickname = 'warifu alice'

async function makeFile(form: 'aes' | '3des', kind: KeyKind, password: string, name = friendlyName) {
  const { root, issuing, leaf, pair } = makeInstitution('P-256', kind)
  const file = {
    form,
    friendlyName: name,
    privateKey: pair.pkcs8,
    certificate: leaf,
    chain: [issuing],
    password,
    iterations: 2048,
  }
  const pfx = await encodePkcs12(
    file,
    nodePrimitives((length) => new Uint8Array(randomBytes(length))),
  )
  return { pfx, root, issuing, leaf, pair }
}

const cases = (['aes', '3des'] as const).flatMap((form) =>
  (['correct-horse', '割符パスワード𠮷'] as const).map((password) => ({ form, password })),
)
const ciphers = {
  aes: 'PBES2, PBKDF2, AES-256-CBC, Iteration 2048, PRF hmacWithSHA256',
  '3des': 'pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 2048',
}
const macs = {
  aes: 'MAC: sha256, Iteration 2048\nMAC length: 32, salt length: 8',
  '3des': 'MAC: sha1, Iteration 2048\nMAC length: 20, salt length: 8',
}

for (const { form, password } of cases) {
  describe(`a PKCS#12 file of form ${form} under the password ${password}`, () => {
    for (const kind of ['P-256', 'RSA-2048'] as const) {
      it(`opens in OpenSSL, with the key of ${kind}, both certificates and the name`, async (t) => {
        if (!has(t, 'openssl')) return
        const { pfx, issuing, leaf, pair } = await makeFile(form, kind, password)
        const path = folder(t, { 'a.p12': pfx })
        const args = ['pkcs12', '-in', path('a.p12'), '-passin', `pass:${password}`]
        const info = run('openssl', [...args, '-info', '-noout'])
        assert.equal(info.status, 0, info.output)
        assert.ok(info.output.includes(macs[form]), info.output)
        assert.equal(info.output.split(ciphers[form]).length, 3, info.output)
        const { output } = run('openssl', [...args, '-nodes'])
        // OpenSSL 3.0 prints the low octet of each letter; NSS, below, shows the name as it is.
        assert.equal(output.match(/friendlyName: .* 2027-11 #1$/gm)?.length, 2)
        assert.equal(output.match(/localKeyID/g)?.length, 2)
        assert.ok(createPrivateKey(output).equals(pair.privateKey))
        assert.ok(output.includes(new X509Certificate(leaf).toString()))
        assert.ok(output.includes(new X509Certificate(issuing).toString()))
        assert.equal(output.match(/BEGIN CERTIFICATE/g)?.length, 2)
      })
    }

    it('opens for nobody else', async (t) => {
      if (!has(t, 'openssl')) return
      const { pfx } = await makeFile(form, 'P-256', password)
      const path = folder(t, { 'a.p12': pfx })
      const wrong = run('openssl', ['pkcs12', '-in', path('a.p12'), '-noout', '-passin', `pass:${password}x`])
      assert.notEqual(wrong.status, 0)
      assert.match(wrong.output, /invalid password/)
    })

    it('opens in NSS, and its certificate is good for a client there', async (t) => {
      if (!has(t, 'certutil', 'pk12util')) return
      const { pfx, root, issuing } = await makeFile(form, 'P-256', password, nickname)
      const path = folder(t, { 'a.p12': pfx, root, issuing })
      const database = `sql:${path('.')}`
      assert.equal(run('certutil', ['-N', '-d', database, '--empty-password']).status, 0)
      const listed = run('pk12util', ['-l', path('a.p12'), '-W', password, '-d', database])
      assert.equal(listed.status, 0, listed.output)
      assert.ok(listed.output.includes(nickname), listed.output)
      const imported = run('pk12util', ['-i', path('a.p12'), '-W', password, '-d', database])
      assert.match(imported.output, /PKCS12 IMPORT SUCCESSFUL/)
      assert.equal(
        run('certutil', ['-A', '-d', database, '-n', 'root', '-t', 'TC,,', '-i', path('root')]).status,
        0,
      )
      const verified = run('certutil', ['-V', '-d', database, '-n', nickname, '-u', 'C', '-e'])
      assert.deepEqual([verified.status, verified.output.trim()], [0, 'certutil: certificate is valid'])
      assert.match(run('certutil', ['-K', '-d', database]).output, /warifu alice/)
      const asServer = run('certutil', ['-V', '-d', database, '-n', nickname, '-u', 'V'])
      assert.match(asServer.output, /type not approved|not permitted|invalid/)
    })

    it('opens in GnuTLS', async (t) => {
      if (!has(t, 'certtool')) return
      const { pfx } = await makeFile(form, 'P-256', password)
      const path = folder(t, { 'a.p12': pfx })
      const args = ['--p12-info', '--inder', '--infile', path('a.p12'), '--password', password]
      const { status, output } = run('certtool', args)
      assert.equal(status, 0, output)
      assert.equal(output.match(/BEGIN CERTIFICATE/g)?.length, 2, output)
      assert.match(output, /BEGIN (?:ENCRYPTED )?PRIVATE KEY|BEGIN EC PRIVATE KEY/)
    })
  })
}

describe('NSS and a Japanese name', () => {
  it('it is the name in the list', async (t) => {
    if (!has(t, 'certutil', 'pk12util')) return
    const { pfx } = await makeFile('aes', 'P-256', 'correct-horse')
    const path = folder(t, { 'a.p12': pfx })
    const database = `sql:${path('.')}`
    run('certutil', ['-N', '-d', database, '--empty-password'])
    run('pk12util', ['-i', path('a.p12'), '-W', 'correct-horse', '-d', database])
    assert.ok(run('certutil', ['-L', '-d', database]).output.includes(friendlyName))
  })
})
