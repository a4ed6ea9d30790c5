import assert from 'node:assert/strict'
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Crypto } from '../../ports/crypto.ts'
import { type Attempt, checkLabelExpiry, encodeLabel, parseLabel } from './attempt-label.ts'
import { decodeBase32, encodeBase32 } from './base32.ts'

const crypto: Crypto = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  sha1: (bytes) => bytes,
  hmac: (_key, bytes) => bytes,
  mac: (purpose, bytes) => createHmac('sha256', `test key for ${purpose}`).update(bytes).digest(),
  equal: (a, b) => a.length === b.length && timingSafeEqual(a, b),
  verify: () => false,
}

const attempt: Attempt = {
  purpose: 'proof',
  expiresAt: Temporal.Instant.from('2027-02-10T03:04:05Z'),
  nonce: Uint8Array.of(1, 2, 3, 4, 5),
  cookieHash: Uint8Array.of(8, 7, 6, 5, 4, 3, 2, 1),
}

describe('the label of a log-on address', () => {
  it('says again what it was made of', () => {
    const { expiresAt, ...rest } = attempt
    const { expiresAt: readExpiresAt, ...read } = parseLabel(
      crypto,
      'a',
      encodeLabel(crypto, 'a', attempt),
    ) ?? {
      expiresAt: undefined,
    }
    assert.deepEqual(read, rest)
    assert.equal(readExpiresAt?.toString(), expiresAt.toString())
  })

  it('fits a DNS label beside the longest institution label', () => {
    assert.match(encodeLabel(crypto, 'a', attempt), /^[a-z2-7]{45}$/)
    assert.ok('abcdefghijklmnop'.length + 1 + 45 <= 63)
  })

  it('is nothing to another institution', () => {
    assert.equal(parseLabel(crypto, 'b', encodeLabel(crypto, 'a', attempt)), undefined)
  })

  it('is not read when any one letter is changed', () => {
    const label = encodeLabel(crypto, 'a', attempt)
    for (let at = 0; at < label.length; at += 1) {
      const changed = label.slice(0, at) + (label[at] === 'a' ? 'b' : 'a') + label.slice(at + 1)
      assert.equal(parseLabel(crypto, 'a', changed), undefined, `letter ${at}`)
    }
  })

  it('of a self-test is nothing to a log-on, and the other way round', () => {
    const label = encodeLabel(crypto, 'a', { ...attempt, purpose: 'check' })
    assert.equal(parseLabel(crypto, 'a', label), undefined)
    assert.equal(checkLabelExpiry(crypto, 'a', label)?.toString(), attempt.expiresAt.toString())
    assert.equal(checkLabelExpiry(crypto, 'b', label), undefined)
    assert.equal(checkLabelExpiry(crypto, 'a', encodeLabel(crypto, 'a', attempt)), undefined)
  })

  it('is undefined, never an error, for whatever text', () => {
    fc.assert(fc.property(fc.string(), (text) => assert.equal(parseLabel(crypto, 'a', text), undefined)))
  })
})

describe('base32', () => {
  for (const [text, encoded] of [
    ['', ''],
    ['f', 'my'],
    ['fo', 'mzxq'],
    ['foo', 'mzxw6'],
    ['foob', 'mzxw6yq'],
    ['fooba', 'mzxw6ytb'],
    ['foobar', 'mzxw6ytboi'],
  ] as const) {
    it(`writes "${text}" as RFC 4648 §10 says`, () => {
      assert.equal(encodeBase32(new TextEncoder().encode(text)), encoded)
      assert.equal(new TextDecoder().decode(decodeBase32(encoded)), text)
    })
  }

  it('reads back whatever it wrote, and nothing else stands for the same', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        assert.deepEqual(decodeBase32(encodeBase32(bytes)), bytes)
      }),
    )
    assert.equal(decodeBase32('mz'), undefined, 'bits left over')
  })
})
