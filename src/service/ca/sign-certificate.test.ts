import assert from 'node:assert/strict'
import { createHash, createPublicKey, verify } from 'node:crypto'
import { describe, it } from 'node:test'
import { softSigner } from '../../../test/world/soft-signer.ts'
import { readDer } from '../../pki/der-reader.ts'
import type { Crypto } from '../../ports/crypto.ts'
import { signCertificate } from './sign-certificate.ts'

const crypto: Crypto = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  sha1: (bytes) => bytes,
  hmac: (_key, bytes) => bytes,
  mac: () => new Uint8Array(),
  equal: () => false,
  verify: (spki, _algorithm, tbs, signature) => {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    return verify('sha256', tbs, { key, dsaEncoding: 'der' }, signature)
  },
}

const tbs = Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x05)

describe('signCertificate', () => {
  it('puts the signature behind the very bytes that were recorded', async () => {
    const signer = softSigner()
    const key = { ...(await signer.make('P-256')), signatureAlgorithm: 'ecdsa-with-SHA256' } as const
    const der = await signCertificate({ signer, crypto }, key, tbs)
    assert.equal(readDer(der).der.length, der.length)
    assert.ok(der.toHex().startsWith(`${der.slice(0, 2).toHex()}${tbs.toHex()}`))
  })

  it('relies on no signature that does not verify: a signer may be a device of its own', async () => {
    const signer = softSigner()
    const key = { ...(await signer.make('P-256')), signatureAlgorithm: 'ecdsa-with-SHA256' } as const
    const other = await signer.make('P-256')
    const confused = { sign: () => signer.sign(other.keyId, 'ecdsa-with-SHA256', tbs) }
    await assert.rejects(signCertificate({ signer: confused, crypto }, key, tbs), /gave a bad signature/)
    const hasty = { sign: async () => signer.sign(key.keyId, 'ecdsa-with-SHA256', tbs.slice(1)) }
    await assert.rejects(signCertificate({ signer: hasty, crypto }, key, tbs), /gave a bad signature/)
  })

  it('lets a failing signer be seen', async () => {
    const signer = softSigner()
    const key = { ...(await signer.make('P-256')), signatureAlgorithm: 'ecdsa-with-SHA256' } as const
    const gone = { sign: () => Promise.reject(new Error('the device is gone')) }
    await assert.rejects(signCertificate({ signer: gone, crypto }, key, tbs), /the device is gone/)
  })
})
