import assert from 'node:assert/strict'
import { createHash, createPublicKey, timingSafeEqual, verify } from 'node:crypto'
import { describe, it } from 'node:test'
import { makeEnrolmentKey } from '../../../test/world/enrolment-key.ts'
import { Refusal, type RefusalCode } from '../../domain/refusal.ts'
import { Malformed } from '../../pki/malformed.ts'
import type { Crypto } from '../../ports/crypto.ts'
import { readRequest } from './read-request.ts'

const crypto: Crypto = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  sha1: (bytes) => bytes,
  hmac: (_key, bytes) => bytes,
  mac: () => new Uint8Array(),
  equal: (a, b) => a.length === b.length && timingSafeEqual(a, b),
  verify: (spki, _algorithm, tbs, signature) => {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    return verify('sha256', tbs, { key, dsaEncoding: 'der' }, signature)
  },
}

function refuses(code: RefusalCode): (error: unknown) => boolean {
  return (error) => error instanceof Refusal && error.code === code
}

describe('readRequest', () => {
  const ec = makeEnrolmentKey()
  const rsa = makeEnrolmentKey('RSA-2048')

  it('takes a key of an accepted kind whose possession is shown', () => {
    const { spki, hash, algorithm } = readRequest({ crypto }, ec.request, ['RSA-2048', 'EC-P256'])
    assert.deepEqual(spki, ec.spki)
    assert.deepEqual(hash, crypto.sha256(ec.spki))
    assert.equal(algorithm, 'EC-P256')
    assert.equal(readRequest({ crypto }, rsa.request, ['RSA-2048']).algorithm, 'RSA-2048')
  })

  it('refuses a kind that the policy does not accept', () => {
    for (const accepted of [[], ['RSA-2048'], ['EC-P384', 'RSA-4096']] as const) {
      assert.throws(() => readRequest({ crypto }, ec.request, accepted), refuses('key-not-accepted'))
    }
  })

  it('refuses a request that another key has signed', () => {
    const other = makeEnrolmentKey()
    const at = other.request.length - ec.spki.length
    assert.ok(at > 0)
    const forged = Uint8Array.fromHex(other.request.toHex().replace(other.spki.toHex(), ec.spki.toHex()))
    assert.throws(() => readRequest({ crypto }, forged, ['EC-P256']), refuses('bad-request-signature'))
  })

  it('does not read what is no request', () => {
    for (const bytes of [new Uint8Array(), Uint8Array.of(0x30, 0), ec.request.slice(1), ec.spki]) {
      assert.throws(() => readRequest({ crypto }, bytes, ['EC-P256']), Malformed)
    }
  })
})
