import assert from 'node:assert/strict'
import { createPublicKey, verify } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { concat, toHex } from '../../src/pki/bytes.ts'
import { assembleCertificate, parseCertificate } from '../../src/pki/certificate.ts'
import {
  assembleCertificationRequest,
  parseCertificationRequest,
  proveCertificationRequest,
  type Unproven,
} from '../../src/pki/certification-request.ts'
import { type Element, readDer } from '../../src/pki/der-reader.ts'
import { Malformed } from '../../src/pki/malformed.ts'
import { parsePem, requestLabels } from '../../src/pki/pem.ts'
import { encodeSpki } from '../../src/pki/spki.ts'
import { vectorCertificate, vectorRequest, vectorText } from '../vectors/pki.ts'

const requests = ['p256', 'p384', 'rsa2048', 'attributes'] as const
const certificates = ['leaf', 'root'] as const

/** Every single bit the other way. */
function* bitFlips(der: Uint8Array): Generator<Uint8Array> {
  for (let bit = 0; bit < 8 * der.length; bit += 1) {
    const flipped = new Uint8Array(der)
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    yield flipped
  }
}

function* truncations(der: Uint8Array): Generator<Uint8Array> {
  for (let length = 0; length < der.length; length += 1) yield der.subarray(0, length)
  for (let start = 1; start < der.length; start += 1) yield der.subarray(start)
}

/** At each value: the length one off, zero, huge, indefinite, written longer than it needs; the value left out, twice, empty. */
function* tamperings(der: Uint8Array): Generator<Uint8Array> {
  for (const { at, element } of elementsOf(readDer(der))) {
    const before = der.subarray(0, at)
    const after = der.subarray(at + element.der.length)
    const { tag, content, der: whole } = element
    const lengthAt = whole.length - content.length
    const header = whole.subarray(1, lengthAt)
    const last = header.at(-1) ?? 0
    for (const other of [(last + 1) & 0xff, (last + 255) & 0xff, 0, 0x7f, 0xff]) {
      yield concat(before, [tag], header.subarray(0, -1), [other], content, after)
    }
    yield concat(before, [tag, 0x80], content, [0, 0], after)
    yield concat(before, [tag, 0x83, 0, content.length >> 8, content.length & 0xff], content, after)
    yield concat(before, [tag, 0x84, 0xff, 0xff, 0xff, 0xff], content, after)
    yield concat(before, [tag, 0], after)
    yield concat(before, after)
    yield concat(before, whole, whole, after)
    yield concat(before, [tag ^ 0x20], header, content, after)
  }
}

function* elementsOf(root: Element): Generator<{ at: number; element: Element }> {
  yield { at: root.der.byteOffset, element: root }
  for (const element of root.elements) yield* elementsOf(element)
}

/** A value, or undefined for what is Malformed. Any other error is a failure. */
function attempt<T>(parse: () => T): T | undefined {
  try {
    return parse()
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}

/** What is accepted is what was sent, and OpenSSL takes the key for the same. */
function checkRequest(der: Uint8Array): Unproven | undefined {
  const request = attempt(() => parseCertificationRequest(der))
  if (request === undefined) return undefined
  const again = assembleCertificationRequest(request.signed, request.signatureAlgorithm, request.signature)
  assert.equal(toHex(again), toHex(der))
  assert.equal(toHex(encodeSpki(request.publicKey)), toHex(request.spki))
  const theirs = createPublicKey({ key: Buffer.from(request.spki), format: 'der', type: 'spki' })
  assert.equal(theirs.export({ format: 'der', type: 'spki' }).toString('hex'), toHex(request.spki))
  return request
}

function isProven(request: Unproven): boolean {
  const byNode = (spki: Uint8Array, algorithm: string, tbs: Uint8Array, signature: Uint8Array) =>
    verify(
      algorithm.endsWith('384') ? 'sha384' : 'sha256',
      tbs,
      { key: Buffer.from(spki), format: 'der', type: 'spki' },
      signature,
    )
  return attempt(() => proveCertificationRequest(request, byNode)) !== undefined
}

function checkCertificate(der: Uint8Array): void {
  const certificate = attempt(() => parseCertificate(der))
  if (certificate === undefined) return
  const { tbs, signatureAlgorithm, signature } = certificate
  assert.equal(toHex(assembleCertificate(tbs, signatureAlgorithm, signature)), toHex(der))
}

describe('a request that was tampered with is Malformed or a value, and never proven', () => {
  for (const name of requests) {
    const der = vectorRequest(name)

    for (const [how, changes] of [
      ['every bit flipped', bitFlips],
      ['cut at every byte', truncations],
      ['every value tampered with', tamperings],
    ] as const) {
      it(`"${name}", ${how}`, () => {
        for (const changed of changes(der)) {
          const request = checkRequest(changed)
          if (request !== undefined && toHex(changed) !== toHex(der))
            assert.ok(!isProven(request), toHex(changed))
        }
      })
    }
  }

  it('spliced from two', () => {
    const some = fc.constantFrom(...requests.map(vectorRequest))
    const property = fc.property(
      some,
      some,
      fc.nat(1500),
      fc.nat(1500),
      fc.nat(1500),
      (one, two, at, from, to) => {
        checkRequest(concat(one.subarray(0, at), two.subarray(from, to), one.subarray(at)))
        checkRequest(concat(one.subarray(0, at), two.subarray(from)))
      },
    )
    fc.assert(property, { numRuns: 2000 })
  })

  it('with many bytes changed', () => {
    const some = fc.constantFrom(...requests.map(vectorRequest))
    const change = fc.tuple(
      fc.nat(1500),
      fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 2, 3, 0x30, 0x31, 0x7f, 0x80, 0xa0, 0xff)),
    )
    const property = fc.property(some, fc.array(change, { minLength: 1, maxLength: 6 }), (der, changes) => {
      const changed = new Uint8Array(der)
      for (const [at, octet] of changes) changed[at % changed.length] = octet
      checkRequest(changed)
    })
    fc.assert(property, { numRuns: 5000 })
  })

  it('or never was one', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (der) => assert.equal(checkRequest(der), undefined)),
      { numRuns: 2000 },
    )
  })
})

describe('a certificate that was tampered with is Malformed or a value', () => {
  for (const name of certificates) {
    it(`"${name}"`, () => {
      const der = vectorCertificate(name)
      for (const changes of [bitFlips, truncations, tamperings]) {
        for (const changed of changes(der)) checkCertificate(changed)
      }
    })
  }
})

describe('a PEM text that was tampered with', () => {
  it('is Malformed or bytes', () => {
    const text = vectorText('request-attributes')
    const property = fc.property(
      fc.nat(text.length),
      fc.nat(20),
      fc.string({ unit: 'grapheme' }),
      (at, length, put) => {
        attempt(() => parsePem(text.slice(0, at) + put + text.slice(at + length), requestLabels))
        attempt(() => parsePem(put, requestLabels))
      },
    )
    fc.assert(property, { numRuns: 3000 })
  })
})
