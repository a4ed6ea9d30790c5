import assert from 'node:assert/strict'
import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, it } from 'node:test'
import { concat, fromNumber, toHex } from './bytes.ts'
import { curves } from './curve.ts'
import { bitString, type Der, integer, nullValue, objectIdentifier, sequence, tlv } from './der.ts'
import { readDer } from './der-reader.ts'
import { keyIdentifier } from './key-identifier.ts'
import { Malformed } from './malformed.ts'
import { encodeSpki, parseSpki, subjectPublicKeyBits } from './spki.ts'

const rsaOid = '1.2.840.113549.1.1.1'
const ecOid = '1.2.840.10045.2.1'
const p256Oid = '1.2.840.10045.3.1.7'

const ecSpki = (namedCurve: string) =>
  generateKeyPairSync('ec', { namedCurve }).publicKey.export({ type: 'spki', format: 'der' })
const rsaSpki = (modulusLength: number) =>
  generateKeyPairSync('rsa', { modulusLength }).publicKey.export({ type: 'spki', format: 'der' })

const p256 = ecSpki('P-256')
const rsa2048 = rsaSpki(2048)
const key = parseSpki(p256)
const rsaKey = parseSpki(rsa2048)
assert.ok(key.kind === 'EC' && rsaKey.kind === 'RSA')

const rsaWith = (modulus: bigint, exponent: number) =>
  sequence(
    sequence(objectIdentifier(rsaOid), nullValue()),
    bitString(sequence(integer(modulus), integer(exponent))),
  )
const pointWith = (...octets: readonly ArrayLike<number>[]) =>
  sequence(sequence(objectIdentifier(ecOid), objectIdentifier(p256Oid)), bitString(concat(...octets)))
const x = fromNumber(key.x, 32)
const y = fromNumber(key.y, 32)
const { modulus } = rsaKey
const rsaBits = subjectPublicKeyBits(rsa2048)

describe('a public key that we accept', () => {
  for (const [what, spki] of [
    ['P-256', p256],
    ['P-384', ecSpki('P-384')],
    ['RSA of 2048 bits', rsa2048],
    ['RSA of 3072 bits', rsaSpki(3072)],
    ['RSA of 2055 bits', rsaSpki(2055)],
  ] satisfies [string, Uint8Array][]) {
    it(`${what} is read, and written as OpenSSL wrote it`, () => {
      assert.deepEqual(encodeSpki(parseSpki(spki)), new Uint8Array(spki))
    })
  }

  it('says what it is', () => {
    const jwk = createPublicKey({ key: p256, format: 'der', type: 'spki' }).export({ format: 'jwk' })
    assert.equal(key.curve, 'P-256')
    assert.equal(Buffer.from(x).toString('base64url'), jwk.x)
    assert.equal(Buffer.from(y).toString('base64url'), jwk.y)
    assert.equal(rsaKey.bits, 2048)
  })

  it('may have 2048 or 4096 bits, not 2047 or 4097', () => {
    for (const [bits, accepted] of [
      [2047, false],
      [2048, true],
      [4096, true],
      [4097, false],
    ] as const) {
      const numbered = withoutSmallFactors(2n ** BigInt(bits) - 1n)
      const spki = rsaWith(numbered, 65537)
      if (accepted) assert.deepEqual(parseSpki(spki), { kind: 'RSA', bits, modulus: numbered })
      if (!accepted) assert.throws(() => parseSpki(spki), /2048 to 4096/)
    }
  })

  it('has an identifier of the first 20 octets of the SHA-256 of its bits', () => {
    const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
    const identifier = keyIdentifier(p256, sha256)
    assert.equal(toHex(identifier), toHex(sha256(concat([4], x, y))).slice(0, 40))
  })
})

describe('a public key is refused', () => {
  for (const [why, spki] of [
    ['when its exponent is 3', rsaWith(modulus, 3)],
    ['when its exponent is 1', rsaWith(modulus, 1)],
    ['when its exponent is 65539', rsaWith(modulus, 65539)],
    ['when its modulus is even', rsaWith(modulus - 1n, 65537)],
    ['when its modulus has a small factor', rsaWith(((2n ** 2048n - 1n) / 751n) * 751n, 65537)],
    ['when its modulus is 0', rsaWith(0n, 65537)],
    ['when its modulus is negative', rsaParts(tlv(0x02, fromNumber(modulus, 256)), integer(65537))],
    [
      'when a zero stands in front of its modulus',
      rsaParts(tlv(0x02, [0, 0], fromNumber(modulus, 256)), integer(65537)),
    ],
    [
      'when RSA has other parameters than NULL',
      rsaIdentified(objectIdentifier(rsaOid), objectIdentifier(p256Oid)),
    ],
    ['when RSA has no parameters', rsaIdentified(objectIdentifier(rsaOid))],
    ['when RSA has two parameters', rsaIdentified(objectIdentifier(rsaOid), nullValue(), nullValue())],
    ['when something follows the exponent', rsaParts(integer(modulus), integer(65537), integer(1))],
    [
      'when something follows the RSA key',
      sequence(sequence(objectIdentifier(rsaOid), nullValue()), bitString(concat(rsaBits, [0]))),
    ],
    [
      'when it is RSA by name and a point by content',
      sequence(sequence(objectIdentifier(rsaOid), nullValue()), bitString(concat([4], x, y))),
    ],
    ['when the point is compressed', pointWith([2 + ((y.at(-1) ?? 0) % 2)], x)],
    ['when the point is hybrid', pointWith([6 + ((y.at(-1) ?? 0) % 2)], x, y)],
    ['when the point is at infinity', pointWith([0])],
    ['when the point is (0, 0)', pointWith([4], new Uint8Array(64))],
    ['when the point is not on the curve', pointWith([4], x, fromNumber(key.y ^ 1n, 32))],
    ['when a coordinate is not reduced', pointWith([4], fromNumber(curves['P-256'].p, 32), y)],
    ['when the point is short', pointWith([4], x, y.subarray(1))],
    ['when the point is long', pointWith([4], x, y, [0])],
    ['when the point lacks its first octet', pointWith(x, y)],
    [
      'when the curve is not named',
      sequence(sequence(objectIdentifier(ecOid)), bitString(concat([4], x, y))),
    ],
    [
      'when the curve is NULL',
      sequence(sequence(objectIdentifier(ecOid), nullValue()), bitString(concat([4], x, y))),
    ],
    ['when the point is of another curve than its name says', pointOnWrongCurve()],
    ['when it is on P-521', ecSpki('P-521')],
    ['when it is on secp256k1', ecSpki('secp256k1')],
    ['when it is Ed25519', generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' })],
    [
      'when the bits are not whole octets',
      sequence(
        sequence(objectIdentifier(ecOid), objectIdentifier(p256Oid)),
        tlv(0x03, [1, 4], x, y.subarray(0, 31), [0]),
      ),
    ],
    ['when something follows it', concat(p256, [0])],
    ['when something follows in it', sequence(readDer(p256).content, nullValue())],
  ] satisfies [string, Uint8Array][]) {
    it(why, () => assert.throws(() => parseSpki(spki), Malformed))
  }
})

function rsaParts(...parts: Der[]): Der {
  return sequence(sequence(objectIdentifier(rsaOid), nullValue()), bitString(sequence(...parts)))
}

function rsaIdentified(...identifier: Der[]): Der {
  return sequence(sequence(...identifier), bitString(rsaBits))
}

function pointOnWrongCurve(): Der {
  const named = sequence(objectIdentifier(ecOid), objectIdentifier('1.3.132.0.34'))
  return sequence(named, bitString(concat([4], x, y)))
}

function withoutSmallFactors(from: bigint): bigint {
  const small = (n: bigint) => Array.from({ length: 751 }, (_, i) => BigInt(i + 2)).some((d) => n % d === 0n)
  let modulus = from
  while (small(modulus)) modulus -= 2n
  return modulus
}
