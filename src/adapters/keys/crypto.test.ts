import assert from 'node:assert/strict'
import { createHmac, createSecretKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { describe, it } from 'node:test'
import type { SignatureAlgorithm } from '../../pki/signature-algorithm.ts'
import { makeCrypto } from './crypto.ts'

const key = (fill: number) => createSecretKey(Buffer.alloc(32, fill))
const crypto = makeCrypto({
  'attempt-label': key(1),
  'audit-salt': key(2),
  'pickup-code': key(3),
  'notice-code': key(4),
  'activation-code': key(4),
  bounce: key(5),
  'service-session': key(5),
})
const utf8 = new TextEncoder()
const tbs = utf8.encode('to be signed')

const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' })
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const der = (publicKey: KeyObject) => new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }))

describe('sha256, mac and equal', () => {
  it('digests the vector of FIPS 180-4', () => {
    assert.deepEqual(
      crypto.sha256(utf8.encode('abc')),
      Uint8Array.fromHex('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'),
    )
  })

  for (const [purpose, fill] of [
    ['attempt-label', 1],
    ['audit-salt', 2],
    ['pickup-code', 3],
  ] as const) {
    it(`makes the HMAC for ${purpose} with its own key`, () => {
      const expected = createHmac('sha256', Buffer.alloc(32, fill)).update('label').digest('hex')
      assert.equal(crypto.mac(purpose, utf8.encode('label')).toHex(), expected)
    })
  }

  it('compares bytes of any length', () => {
    const bytes = utf8.encode('割符')
    assert.equal(crypto.equal(bytes, bytes.slice()), true)
    assert.equal(crypto.equal(bytes, bytes.with(5, 0)), false)
    assert.equal(crypto.equal(bytes, bytes.subarray(1)), false)
    assert.equal(crypto.equal(bytes, new Uint8Array()), false)
    assert.equal(crypto.equal(new Uint8Array(), new Uint8Array()), true)
  })
})

describe('verify', () => {
  const good = [
    ['P-256 with SHA-256', 'ecdsa-with-SHA256', p256, 'sha256'],
    ['P-384 with SHA-384', 'ecdsa-with-SHA384', p384, 'sha384'],
    ['P-384 with SHA-256, as OpenSSL signs a request', 'ecdsa-with-SHA256', p384, 'sha256'],
    ['RSA with SHA-256', 'sha256WithRSAEncryption', rsa, 'sha256'],
  ] as const

  for (const [title, algorithm, { publicKey, privateKey }, digest] of good) {
    const signature = new Uint8Array(sign(digest, tbs, privateKey))

    it(`takes ${title}`, () => {
      assert.equal(crypto.verify(der(publicKey), algorithm, tbs, signature), true)
    })

    it(`refuses other bytes, or a signature with any byte changed, lost or added: ${title}`, () => {
      const spki = der(publicKey)
      assert.equal(crypto.verify(spki, algorithm, tbs.with(0, 0), signature), false)
      for (let at = 0; at < signature.length; at += 1) {
        const changed = signature.with(at, (signature[at] ?? 0) ^ 1)
        assert.equal(crypto.verify(spki, algorithm, tbs, changed), false, `byte ${at}`)
        assert.equal(crypto.verify(spki, algorithm, tbs, signature.subarray(0, at)), false, `${at} bytes`)
      }
      assert.equal(crypto.verify(spki, algorithm, tbs, new Uint8Array([...signature, 0])), false)
    })

    it(`answers false, not an error, when any byte of the key is changed or it is cut: ${title}`, () => {
      const spki = der(publicKey)
      for (let at = 0; at < spki.length; at += 1) {
        const changed = spki.with(at, (spki[at] ?? 0) ^ 1)
        assert.equal(crypto.verify(changed, algorithm, tbs, signature), false, `byte ${at}`)
        assert.equal(crypto.verify(spki.subarray(0, at), algorithm, tbs, signature), false, `${at} bytes`)
      }
      assert.equal(crypto.verify(new Uint8Array([...spki, 0]), algorithm, tbs, signature), false)
    })
  }

  for (const algorithm of ['ecdsa-with-SHA256', 'ecdsa-with-SHA384', 'sha256WithRSAEncryption'] as const) {
    it(`answers false for nonsense under ${algorithm}`, () => {
      for (const { publicKey } of [p256, p384, rsa]) {
        for (const nonsense of [[], [0], [0x30, 0], [0x30, 6, 2, 1, 0, 2, 1, 0], Array(256).fill(255)]) {
          assert.equal(crypto.verify(der(publicKey), algorithm, tbs, new Uint8Array(nonsense)), false)
        }
      }
    })
  }

  it('does not let a key of one family pass for the other', () => {
    const ec = new Uint8Array(sign('sha256', tbs, p256.privateKey))
    assert.equal(crypto.verify(der(p256.publicKey), 'sha256WithRSAEncryption', tbs, ec), false)
    const octets = new Uint8Array(sign('sha256', tbs, rsa.privateKey))
    assert.equal(crypto.verify(der(rsa.publicKey), 'ecdsa-with-SHA256', tbs, octets), false)
  })

  it('does not take an ECDSA signature as r‖s', () => {
    const raw = sign('sha256', tbs, { key: p256.privateKey, dsaEncoding: 'ieee-p1363' })
    assert.equal(crypto.verify(der(p256.publicKey), 'ecdsa-with-SHA256', tbs, raw), false)
  })

  const weak: [string, SignatureAlgorithm, { publicKey: KeyObject; privateKey: KeyObject }][] = [
    ['RSA of 1024 bits', 'sha256WithRSAEncryption', generateKeyPairSync('rsa', { modulusLength: 1024 })],
    [
      'RSA with exponent 3',
      'sha256WithRSAEncryption',
      generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }),
    ],
    ['P-224', 'ecdsa-with-SHA256', generateKeyPairSync('ec', { namedCurve: 'secp224r1' })],
    ['secp256k1', 'ecdsa-with-SHA256', generateKeyPairSync('ec', { namedCurve: 'secp256k1' })],
  ]
  for (const [title, algorithm, { publicKey, privateKey }] of weak) {
    it(`takes no key that nobody may have: ${title}`, () => {
      const signature = new Uint8Array(sign('sha256', tbs, privateKey))
      assert.equal(crypto.verify(der(publicKey), algorithm, tbs, signature), false)
    })
  }

  it('refuses a signature over another digest than the algorithm names', () => {
    const signature = new Uint8Array(sign('sha256', tbs, p384.privateKey))
    assert.equal(crypto.verify(der(p384.publicKey), 'ecdsa-with-SHA384', tbs, signature), false)
  })
})
