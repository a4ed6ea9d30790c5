import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createVerify } from 'node:crypto'
import { describe, it } from 'node:test'
import { parseCertificationRequest, proveCertificationRequest } from '../../../pki/certification-request.ts'
import { makeKeyPair } from './key-pair.ts'
import { makeRequest } from './make-request.ts'

const algorithms = {
  'EC-P256': { kind: 'EC', curve: 'P-256', signature: 'ecdsa-with-SHA256' },
  'EC-P384': { kind: 'EC', curve: 'P-384', signature: 'ecdsa-with-SHA384' },
  'RSA-2048': { kind: 'RSA', bits: 2048, signature: 'sha256WithRSAEncryption' },
  'RSA-3072': { kind: 'RSA', bits: 3072, signature: 'sha256WithRSAEncryption' },
  'RSA-4096': { kind: 'RSA', bits: 4096, signature: 'sha256WithRSAEncryption' },
} as const

describe('the request of the page', () => {
  for (const [algorithm, { signature, ...key }] of Object.entries(algorithms)) {
    it(`is signed by its ${algorithm} key and names nobody, says OpenSSL`, async () => {
      const request = await makeRequest(await makeKeyPair(algorithm))
      const args = ['req', '-inform', 'DER', '-verify', '-noout', '-subject']
      const { stdout, stderr } = spawnSync('openssl', args, { input: request })
      assert.match(String(stderr), /^Certificate request self-signature verify OK$/m)
      assert.match(String(stdout), /^subject=\s*$/m)
    })

    it(`is one that the server takes, with ${algorithm}`, async () => {
      const pair = await makeKeyPair(algorithm)
      const unproven = parseCertificationRequest(await makeRequest(pair))
      const { publicKey, spki, subject, signatureAlgorithm } = proveCertificationRequest(
        unproven,
        (der, name, tbs, octets) =>
          createVerify(name === 'ecdsa-with-SHA384' ? 'SHA384' : 'SHA256')
            .update(tbs)
            .verify({ key: Buffer.from(der), format: 'der', type: 'spki' }, octets),
      )
      assert.deepEqual({ ...publicKey, ...key }, publicKey)
      assert.deepEqual(spki, pair.spki)
      assert.deepEqual(subject, [])
      assert.equal(signatureAlgorithm, signature)
    })
  }

  it('has another key each time', async () => {
    const [one, other] = [await makeKeyPair('EC-P256'), await makeKeyPair('EC-P256')]
    assert.notDeepEqual(one.spki, other.spki)
  })

  it('is not made with a key that the policy does not know', async () => {
    for (const algorithm of ['RSA-1024', 'toString', '', undefined]) {
      await assert.rejects(makeKeyPair(algorithm))
    }
  })
})
