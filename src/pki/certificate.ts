import { bitString, type Der, integer, sequence, tagged } from './der.ts'
import { type Element, fieldsOf, onlyElement, readBitString, readDer, readInteger } from './der-reader.ts'
import { type Extension, encodeExtensions, readExtensions } from './extension.ts'
import { type KnownExtensions, parseKnownExtensions } from './known-extensions.ts'
import { Malformed } from './malformed.ts'
import { encodeName, type Name, readName } from './name.ts'
import { type SerialNumber, serialNumberOf } from './serial-number.ts'
import {
  encodeSignatureAlgorithm,
  readSignatureAlgorithm,
  type SignatureAlgorithm,
} from './signature-algorithm.ts'
import { type PublicKey, parseSpki } from './spki.ts'
import { encodeTime, readTime } from './time.ts'

/** What will be signed. The issuer is the DER of its own subject, so that both are the same bytes. */
export interface TbsCertificate {
  readonly serialNumber: SerialNumber
  readonly signatureAlgorithm: SignatureAlgorithm
  readonly issuer: Uint8Array
  readonly notBefore: Temporal.Instant
  readonly notAfter: Temporal.Instant
  readonly subject: Name
  readonly spki: Uint8Array
  readonly extensions: readonly Extension[]
}

/** A certificate that was read: well-formed, and nothing more. */
export interface Certificate extends ParsedTbsCertificate {
  /** The bytes of tbsCertificate, which are signed. */
  readonly tbs: Der
  /** ECDSA-Sig-Value, or the RSA octets. */
  readonly signature: Der
}

export interface ParsedTbsCertificate {
  readonly serialNumber: SerialNumber
  readonly signatureAlgorithm: SignatureAlgorithm
  readonly issuer: Name
  readonly issuerDer: Der
  readonly notBefore: Temporal.Instant
  readonly notAfter: Temporal.Instant
  readonly subject: Name
  readonly subjectDer: Der
  readonly spki: Der
  readonly publicKey: PublicKey
  readonly extensions: readonly Extension[]
  readonly known: KnownExtensions
}

/**
 * RFC 5280 §4.1, version 3
 *
 *     TBSCertificate  ::=  SEQUENCE  {
 *          version         [0]  EXPLICIT Version DEFAULT v1,
 *          serialNumber         CertificateSerialNumber,
 *          signature            AlgorithmIdentifier,
 *          issuer               Name,
 *          validity             Validity,
 *          subject              Name,
 *          subjectPublicKeyInfo SubjectPublicKeyInfo,
 *          extensions      [3]  EXPLICIT Extensions OPTIONAL }
 */
export function encodeTbsCertificate(tbs: TbsCertificate): Der {
  return sequence(
    tagged(0, integer(2)),
    integer(BigInt(`0x${tbs.serialNumber}`)),
    encodeSignatureAlgorithm(tbs.signatureAlgorithm),
    tbs.issuer,
    sequence(encodeTime(tbs.notBefore), encodeTime(tbs.notAfter)),
    encodeName(tbs.subject),
    tbs.spki,
    tagged(3, encodeExtensions(tbs.extensions)),
  )
}

export function assembleCertificate(
  tbs: Uint8Array,
  algorithm: SignatureAlgorithm,
  signature: Uint8Array,
): Der {
  return sequence(tbs, encodeSignatureAlgorithm(algorithm), bitString(signature))
}

export function parseCertificate(der: Uint8Array): Certificate {
  const fields = fieldsOf(readDer(der), 'Certificate')
  const tbs = fields.next(0x30)
  const signatureAlgorithm = readSignatureAlgorithm(fields.next(0x30))
  const signature = readBitString(fields.next(0x03))
  fields.end()
  const parsed = readTbsCertificate(tbs)
  if (parsed.signatureAlgorithm !== signatureAlgorithm)
    throw new Malformed('a certificate of two signature algorithms')
  return { ...parsed, tbs: tbs.der, signature }
}

export function parseTbsCertificate(der: Uint8Array): ParsedTbsCertificate {
  return readTbsCertificate(readDer(der))
}

function readTbsCertificate(element: Element): ParsedTbsCertificate {
  const fields = fieldsOf(element, 'TBSCertificate')
  const version = readInteger(onlyElement(fields.next(0xa0), 'version'))
  if (version !== 2n) throw new Malformed('a certificate of another version than 3')
  const serialNumber = serialNumberOf(readInteger(fields.next(0x02)))
  const signatureAlgorithm = readSignatureAlgorithm(fields.next(0x30))
  const issuer = fields.next(0x30)
  const { notBefore, notAfter } = readValidity(fields.next(0x30))
  const subject = fields.next(0x30)
  const spki = fields.next(0x30).der
  const extensions = readExtensions(onlyElement(fields.next(0xa3), 'extensions'))
  fields.end()
  return {
    serialNumber,
    signatureAlgorithm,
    issuer: readName(issuer),
    issuerDer: issuer.der,
    notBefore,
    notAfter,
    subject: readName(subject),
    subjectDer: subject.der,
    spki,
    publicKey: parseSpki(spki),
    extensions,
    known: parseKnownExtensions(extensions),
  }
}

function readValidity(element: Element): { notBefore: Temporal.Instant; notAfter: Temporal.Instant } {
  const [notBefore, notAfter, ...more] = fieldsOf(element, 'Validity').rest()
  if (notBefore === undefined || notAfter === undefined || more.length > 0)
    throw new Malformed('not a Validity')
  return { notBefore: readTime(notBefore), notAfter: readTime(notAfter) }
}
