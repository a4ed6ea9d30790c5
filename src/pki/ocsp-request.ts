import { type Der, integer, nullValue, objectIdentifier, octetString, sequence, tagged } from './der.ts'
import { type Element, fieldsOf, readDer, readInteger, readOctetString, readOid } from './der-reader.ts'
import { type Extension, encodeExtensions, readExtensions } from './extension.ts'
import { Malformed } from './malformed.ts'
import { id_pkix_ocsp_nonce, id_sha1, id_sha256 } from './oid.ts'
import { type SerialNumber, serialNumberOf } from './serial-number.ts'

/** RFC 6960 §4.1.1: by whom a certificate was issued, as two hashes, and which of his it is. */
export interface CertId {
  readonly hashAlgorithm: 'sha1' | 'sha256'
  /** Of the issuer's subject, DER. */
  readonly issuerNameHash: Uint8Array
  /** Of the bits of the issuer's subjectPublicKey. */
  readonly issuerKeyHash: Uint8Array
  readonly serialNumber: SerialNumber
  /** As it was asked: an answer names it in the same bytes. */
  readonly der: Der
}

export interface OcspRequest {
  readonly certIds: readonly CertId[]
  /** RFC 9654: 1 to 128 octets. */
  readonly nonce?: Uint8Array
}

const mostCertIds = 32
const hashes = { [id_sha1]: { name: 'sha1', size: 20 }, [id_sha256]: { name: 'sha256', size: 32 } } as const

/**
 * RFC 6960 §4.1.1. A signature on it is looked at by nobody: whoever asks may know.
 *
 *     OCSPRequest  ::= SEQUENCE { tbsRequest TBSRequest, optionalSignature [0] EXPLICIT Signature OPTIONAL }
 *     TBSRequest   ::= SEQUENCE {
 *          version             [0] EXPLICIT Version DEFAULT v1,
 *          requestorName       [1] EXPLICIT GeneralName OPTIONAL,
 *          requestList             SEQUENCE OF Request,
 *          requestExtensions   [2] EXPLICIT Extensions OPTIONAL }
 *     Request      ::= SEQUENCE { reqCert CertID, singleRequestExtensions [0] EXPLICIT Extensions OPTIONAL }
 */
export function parseOcspRequest(der: Uint8Array): OcspRequest {
  const whole = fieldsOf(readDer(der), 'OCSPRequest')
  const fields = fieldsOf(whole.next(0x30), 'TBSRequest')
  whole.optional(0xa0)
  whole.end()
  if (fields.optional(0xa0) !== undefined) throw new Malformed('another version than 1, or 1 written out')
  fields.optional(0xa1)
  const certIds = fieldsOf(fields.next(0x30), 'requestList').rest().map(readRequest)
  const extensions = fields.optional(0xa2)
  fields.end()
  if (certIds.length === 0 || certIds.length > mostCertIds)
    throw new Malformed('no certificates, or too many')
  const nonce = extensions && nonceIn(readOnly(extensions))
  return { certIds, ...(nonce && { nonce }) }
}

function readOnly(element: Element): Extension[] {
  const [extensions, ...more] = element.elements
  if (extensions === undefined || more.length > 0) throw new Malformed('not one list of extensions')
  return readExtensions(extensions)
}

function readRequest(element: Element): CertId {
  const fields = fieldsOf(element, 'Request')
  const certId = readCertId(fields.next(0x30))
  const extensions = fields.optional(0xa0)
  fields.end()
  if (extensions) refuseCritical(readOnly(extensions))
  return certId
}

export function readCertId(element: Element): CertId {
  const fields = fieldsOf(element, 'CertID')
  const algorithm = fieldsOf(fields.next(0x30), 'hash AlgorithmIdentifier')
  const oid = readOid(algorithm.next(0x06))
  algorithm.optional(0x05)
  algorithm.end()
  const hash = oid === id_sha1 || oid === id_sha256 ? hashes[oid] : undefined
  if (hash === undefined) throw new Malformed(`the hash ${oid} is not accepted`)
  const issuerNameHash = readOctetString(fields.next(0x04))
  const issuerKeyHash = readOctetString(fields.next(0x04))
  const serialNumber = serialNumberOf(readInteger(fields.next(0x02)))
  fields.end()
  if (issuerNameHash.length !== hash.size || issuerKeyHash.length !== hash.size)
    throw new Malformed('a hash of another length')
  return { hashAlgorithm: hash.name, issuerNameHash, issuerKeyHash, serialNumber, der: element.der }
}

function nonceIn(extensions: readonly Extension[]): Uint8Array | undefined {
  const found = extensions.find(({ extnID }) => extnID === id_pkix_ocsp_nonce)
  refuseCritical(extensions.filter((extension) => extension !== found))
  const nonce = found && readOctetString(readDer(found.extnValue))
  if (nonce && (nonce.length < 1 || nonce.length > 128)) throw new Malformed('a nonce of another length')
  return nonce
}

function refuseCritical(extensions: readonly Extension[]): void {
  if (extensions.some(({ critical }) => critical))
    throw new Malformed('a critical extension that is not known')
}

/** The twin: what a client asks. */
export function encodeOcspRequest(certIds: readonly Der[], nonce?: Uint8Array): Der {
  const requests = sequence(...certIds.map((certId) => sequence(certId)))
  return sequence(
    sequence(requests, ...(nonce ? [tagged(2, encodeExtensions([nonceExtension(nonce)]))] : [])),
  )
}

export function nonceExtension(nonce: Uint8Array): Extension {
  return { extnID: id_pkix_ocsp_nonce, critical: false, extnValue: octetString(nonce) }
}

/** RFC 5754 §2, RFC 3370 §2.1: with NULL, as most clients write SHA-1. */
export function encodeCertId(certId: Omit<CertId, 'der'>): Der {
  const oid = certId.hashAlgorithm === 'sha1' ? id_sha1 : id_sha256
  return sequence(
    sequence(objectIdentifier(oid), nullValue()),
    octetString(certId.issuerNameHash),
    octetString(certId.issuerKeyHash),
    integer(BigInt(`0x${certId.serialNumber}`)),
  )
}
