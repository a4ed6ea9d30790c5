import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { describe, it } from 'node:test'
import { vectorCertificate } from '../../../../test/vectors/pki.ts'
import { makeKeyPair } from './key-pair.ts'
import { makeFile } from './make-file.ts'

// The certificate need not be the key's own here: OpenSSL shows what lies in the file. test/browser has a real pair.
const [certificate, issuer] = [vectorCertificate('leaf'), vectorCertificate('root')]
const friendlyName = '株式会社割符 山田 太郎 2027-11'
const password = 'abcd-efgh-jkmn-pqrs-tuvw-xyz2'

const ciphers = {
  aes: 'PBES2, PBKDF2, AES-256-CBC, Iteration 10000, PRF hmacWithSHA256',
  '3des': 'pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 2048',
} as const

describe('the file of the page', () => {
  for (const form of ['aes', '3des'] as const) {
    for (const algorithm of ['EC-P256', 'RSA-2048']) {
      it(`opens in OpenSSL with its password: ${form}, ${algorithm}`, async () => {
        const key = await makeKeyPair(algorithm)
        const issued = { kind: 'issued', certificate, chain: [issuer, certificate], friendlyName } as const
        const file = await makeFile(key, issued, form, password)
        const { stdout, stderr } = openssl(file, password)
        assert.ok(stderr.includes(ciphers[form]), stderr)
        assert.deepEqual(
          certificatesIn(stdout),
          [certificate, issuer].map((der) => new X509Certificate(der).fingerprint256),
        )
        assert.ok(Buffer.from(file).includes(Buffer.from(friendlyName, 'utf16le').swap16()), 'in UTF-16BE')
        assert.equal(privateKeyIn(stdout), Buffer.from(key.privateKey).toString('base64'))
      })
    }

    it(`does not open with another password: ${form}`, async () => {
      const issued = { kind: 'issued', certificate, chain: [], friendlyName } as const
      const file = await makeFile(await makeKeyPair('EC-P256'), issued, form, password)
      assert.match(openssl(file, password.toUpperCase()).stderr, /invalid password/)
    })
  }
})

function openssl(file: Uint8Array, word: string) {
  const args = ['pkcs12', '-info', '-nodes', '-passin', `pass:${word}`]
  const { stdout, stderr } = spawnSync('openssl', args, { input: file, encoding: 'utf8' })
  return { stdout, stderr }
}

function certificatesIn(pems: string): string[] {
  const all = pems.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  return all.map((pem) => new X509Certificate(pem).fingerprint256)
}

function privateKeyIn(pems: string): string | undefined {
  return pems.match(/-----BEGIN PRIVATE KEY-----([^-]+)/)?.[1]?.replaceAll(/\s/g, '')
}
