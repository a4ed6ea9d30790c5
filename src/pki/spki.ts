import { concat, fromNumber, toHex, toNumber } from './bytes.ts'
import { type CurveName, curves, isOnCurve } from './curve.ts'
import { bitString, type Der, integer, nullValue, objectIdentifier, sequence } from './der.ts'
import { fieldsOf, readBitString, readDer, readInteger, readOid } from './der-reader.ts'
import { Malformed } from './malformed.ts'
import { id_ecPublicKey, id_rsaEncryption, id_secp256r1, id_secp384r1 } from './oid.ts'

/** A public key of a kind that we accept: RSA of 2048 to 4096 bits with e = 65537, or a point on P-256 or P-384. */
export type PublicKey = RsaPublicKey | EcPublicKey

export interface RsaPublicKey {
  readonly kind: 'RSA'
  readonly bits: number
  readonly modulus: bigint
}

export interface EcPublicKey {
  readonly kind: 'EC'
  readonly curve: CurveName
  readonly x: bigint
  readonly y: bigint
}

/**
 * RFC 5280 §4.1
 *
 *     SubjectPublicKeyInfo  ::=  SEQUENCE  {
 *          algorithm            AlgorithmIdentifier,
 *          subjectPublicKey     BIT STRING  }
 *
 * One key has one encoding: what is accepted is what encodeSpki would write.
 */
export function parseSpki(der: Uint8Array): PublicKey {
  const name = toHex(der)
  const known = parsed.get(name)
  if (known !== undefined) return known
  const key = parse(der)
  if (parsed.size >= mostKept) parsed.clear()
  parsed.set(name, key)
  return key
}

/** Between a request and its certificate one key is read again and again. */
const parsed = /* @__PURE__ */ new Map<string, PublicKey>()
const mostKept = 100

function parse(der: Uint8Array): PublicKey {
  const { algorithm, parameters, bits } = readSpki(der)
  if (algorithm === id_rsaEncryption) return parseRsa(parameters, bits)
  if (algorithm === id_ecPublicKey) return parsePoint(parameters, bits)
  throw new Malformed(`a public key of algorithm ${algorithm} is not accepted`)
}

export function encodeSpki(key: PublicKey): Der {
  if (key.kind === 'RSA') {
    const algorithm = sequence(objectIdentifier(id_rsaEncryption), nullValue())
    return sequence(algorithm, bitString(sequence(integer(key.modulus), integer(exponent))))
  }
  const { size } = curves[key.curve]
  const point = concat([0x04], fromNumber(key.x, size), fromNumber(key.y, size))
  return sequence(
    sequence(objectIdentifier(id_ecPublicKey), objectIdentifier(curveIds[key.curve])),
    bitString(point),
  )
}

/** The bits of subjectPublicKey, of which a key identifier is made (RFC 7093 §2). */
export function subjectPublicKeyBits(spki: Uint8Array): Der {
  return readSpki(spki).bits
}

function readSpki(der: Uint8Array) {
  const fields = fieldsOf(readDer(der), 'SubjectPublicKeyInfo')
  const identifier = fieldsOf(fields.next(0x30), 'public key AlgorithmIdentifier')
  const algorithm = readOid(identifier.next(0x06))
  const [parameters, ...more] = identifier.rest()
  const bits = readBitString(fields.next(0x03))
  fields.end()
  if (parameters === undefined || more.length > 0) throw new Malformed('a public key with wrong parameters')
  return { algorithm, parameters, bits }
}

type Parameters = ReturnType<typeof readSpki>['parameters']

const exponent = 65537n

/** RFC 3279 §2.3.1; what can be told of a modulus without factoring it: NIST SP 800-89 §5.3.3. */
function parseRsa(parameters: Parameters, bits: Der): RsaPublicKey {
  if (parameters.tag !== 0x05) throw new Malformed('an RSA key with parameters')
  const fields = fieldsOf(readDer(bits), 'RSAPublicKey')
  const modulus = readInteger(fields.next(0x02))
  const publicExponent = readInteger(fields.next(0x02))
  fields.end()
  const length = modulus.toString(2).length
  if (length < 2048 || length > 4096)
    throw new Malformed(`an RSA key of ${length} bits; 2048 to 4096 are accepted`)
  if (publicExponent !== exponent) throw new Malformed('an RSA key whose exponent is not 65537')
  if (smallPrimes.some((prime) => modulus % prime === 0n))
    throw new Malformed('an RSA key that is easily factored')
  return { kind: 'RSA', bits: length, modulus }
}

/** Those below 752. The page has no use for them, and its build is told that it may leave them out. */
const smallPrimes = /* @__PURE__ */ primesBelow(752)

function primesBelow(limit: number): bigint[] {
  const numbers = Array.from({ length: limit - 2 }, (_, i) => i + 2)
  return numbers.filter((n) => !numbers.some((d) => d * d <= n && n % d === 0)).map(BigInt)
}

const curveIds = { 'P-256': id_secp256r1, 'P-384': id_secp384r1 } satisfies Record<CurveName, string>

/** RFC 5480 §2.1.1 and §2.2: a named curve and an uncompressed point, which must be on it. */
function parsePoint(parameters: Parameters, point: Der): EcPublicKey {
  const id = parameters.tag === 0x06 ? readOid(parameters) : undefined
  const curve = (['P-256', 'P-384'] as const).find((name) => curveIds[name] === id)
  if (curve === undefined) throw new Malformed('an EC key on another curve than P-256 or P-384')
  const { size } = curves[curve]
  if (point.length !== 1 + 2 * size || point[0] !== 0x04)
    throw new Malformed('an EC key that is not an uncompressed point')
  const x = toNumber(point.subarray(1, 1 + size))
  const y = toNumber(point.subarray(1 + size))
  if (!isOnCurve(curves[curve], x, y)) throw new Malformed(`an EC key that is not a point on ${curve}`)
  return { kind: 'EC', curve, x, y }
}
