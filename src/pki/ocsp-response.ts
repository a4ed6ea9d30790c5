import { type CrlReason, encodeCrlReason, readCrlReason } from './crl-reason.ts'
import {
  bitString,
  type Der,
  encodeUtf8,
  enumerated,
  objectIdentifier,
  octetString,
  sequence,
  tagged,
  taggedPrimitive,
  tlv,
} from './der.ts'
import {
  type Element,
  fieldsOf,
  onlyElement,
  readBitString,
  readDer,
  readEnumerated,
  readOctetString,
  readOid,
} from './der-reader.ts'
import { encodeExtensions, readExtensions } from './extension.ts'
import { Malformed } from './malformed.ts'
import { type CertId, nonceExtension, readCertId } from './ocsp-request.ts'
import { id_pkix_ocsp_basic, id_pkix_ocsp_nonce } from './oid.ts'
import {
  encodeSignatureAlgorithm,
  readSignatureAlgorithm,
  type SignatureAlgorithm,
} from './signature-algorithm.ts'
import { decodeLatin1 } from './text.ts'

/** RFC 6960 §2.2 */
export type CertStatus =
  | { readonly status: 'good' }
  | { readonly status: 'revoked'; readonly revocationTime: Temporal.Instant; readonly reason?: CrlReason }
  | { readonly status: 'unknown' }

export interface SingleResponse {
  readonly certId: Der
  readonly certStatus: CertStatus
  readonly thisUpdate: Temporal.Instant
  readonly nextUpdate: Temporal.Instant
}

export interface ResponseData {
  /** The DER of the responder's subject. */
  readonly responder: Uint8Array
  readonly producedAt: Temporal.Instant
  readonly responses: readonly SingleResponse[]
  readonly nonce?: Uint8Array
}

/** RFC 6960 §4.2.1: what is wrong, said inside the protocol. */
export const ocspErrors = { malformedRequest: 1, internalError: 2, tryLater: 3, unauthorized: 6 } as const
export type OcspError = keyof typeof ocspErrors

export function encodeOcspError(error: OcspError): Der {
  return sequence(enumerated(ocspErrors[error]))
}

/** RFC 6960 §4.2.1, version 1: what is signed. */
export function encodeResponseData({ responder, producedAt, responses, nonce }: ResponseData): Der {
  return sequence(
    tagged(1, responder),
    encodeGeneralizedTime(producedAt),
    sequence(...responses.map(encodeSingleResponse)),
    ...(nonce === undefined ? [] : [tagged(1, encodeExtensions([nonceExtension(nonce)]))]),
  )
}

function encodeSingleResponse({ certId, certStatus, thisUpdate, nextUpdate }: SingleResponse): Der {
  return sequence(
    certId,
    encodeCertStatus(certStatus),
    encodeGeneralizedTime(thisUpdate),
    tagged(0, encodeGeneralizedTime(nextUpdate)),
  )
}

function encodeCertStatus(status: CertStatus): Der {
  if (status.status === 'good') return taggedPrimitive(0, new Uint8Array())
  if (status.status === 'unknown') return taggedPrimitive(2, new Uint8Array())
  const { revocationTime, reason } = status
  return tagged(
    1,
    encodeGeneralizedTime(revocationTime),
    ...(reason === undefined ? [] : [tagged(0, encodeCrlReason(reason))]),
  )
}

/** In whole seconds: OpenSSL takes no others. */
function encodeGeneralizedTime(instant: Temporal.Instant): Der {
  const whole = instant.round({ smallestUnit: 'second', roundingMode: 'floor' })
  return tlv(0x18, encodeUtf8(`${whole.toString().replace(/\D/g, '')}Z`))
}

export function assembleOcspResponse(
  data: Uint8Array,
  algorithm: SignatureAlgorithm,
  signature: Uint8Array,
  certificate: Uint8Array,
): Der {
  const basic = sequence(
    data,
    encodeSignatureAlgorithm(algorithm),
    bitString(signature),
    tagged(0, sequence(certificate)),
  )
  const bytes = sequence(objectIdentifier(id_pkix_ocsp_basic), octetString(basic))
  return sequence(enumerated(0), tagged(0, bytes))
}

export interface OcspAnswer {
  readonly data: Der
  readonly responder: Der
  readonly responses: readonly (Omit<SingleResponse, 'certId'> & { readonly certId: CertId })[]
  readonly nonce?: Uint8Array
  readonly signatureAlgorithm: SignatureAlgorithm
  readonly signature: Der
  readonly certificate: Der
}

/** The twin: an answer as we write it, or what is wrong. */
export function parseOcspResponse(der: Uint8Array): OcspAnswer | OcspError {
  const fields = fieldsOf(readDer(der), 'OCSPResponse')
  const status = readEnumerated(fields.next(0x0a))
  const error = (Object.keys(ocspErrors) as OcspError[]).find((name) => ocspErrors[name] === status)
  if (error !== undefined) {
    fields.end()
    return error
  }
  if (status !== 0) throw new Malformed(`${status} is no status of an answer`)
  const bytes = fieldsOf(onlyElement(fields.next(0xa0), 'responseBytes'), 'ResponseBytes')
  fields.end()
  if (readOid(bytes.next(0x06)) !== id_pkix_ocsp_basic) throw new Malformed('not a basic answer')
  const basic = readOctetString(bytes.next(0x04))
  bytes.end()
  return readBasic(basic)
}

function readBasic(der: Uint8Array): OcspAnswer {
  const fields = fieldsOf(readDer(der), 'BasicOCSPResponse')
  const data = fields.next(0x30)
  const signatureAlgorithm = readSignatureAlgorithm(fields.next(0x30))
  const signature = readBitString(fields.next(0x03))
  const certificate = onlyElement(onlyElement(fields.next(0xa0), 'certs'), 'certs').der
  fields.end()
  return { data: data.der, ...readData(data), signatureAlgorithm, signature, certificate }
}

function readData(element: Element) {
  const fields = fieldsOf(element, 'ResponseData')
  const responder = onlyElement(fields.next(0xa1), 'byName').der
  readGeneralizedTime(fields.next(0x18))
  const responses = fieldsOf(fields.next(0x30), 'responses').rest().map(readSingleResponse)
  const extensions = fields.optional(0xa1)
  fields.end()
  const nonce =
    extensions &&
    readExtensions(onlyElement(extensions, 'extensions')).find(({ extnID }) => extnID === id_pkix_ocsp_nonce)
  return { responder, responses, ...(nonce && { nonce: readOctetString(readDer(nonce.extnValue)) }) }
}

function readSingleResponse(element: Element) {
  const fields = fieldsOf(element, 'SingleResponse')
  const certId = readCertId(fields.next(0x30))
  const [good, revoked] = [fields.optional(0x80), fields.optional(0xa1)]
  if (!good && !revoked) fields.next(0x82)
  const thisUpdate = readGeneralizedTime(fields.next(0x18))
  const nextUpdate = readGeneralizedTime(onlyElement(fields.next(0xa0), 'nextUpdate'))
  fields.end()
  const certStatus: CertStatus = revoked ? readRevoked(revoked) : { status: good ? 'good' : 'unknown' }
  return { certId, certStatus, thisUpdate, nextUpdate }
}

function readRevoked(element: Element): CertStatus {
  const fields = fieldsOf(element, 'RevokedInfo', 0xa1)
  const revocationTime = readGeneralizedTime(fields.next(0x18))
  const reason = fields.optional(0xa0)
  fields.end()
  return {
    status: 'revoked',
    revocationTime,
    ...(reason && { reason: readCrlReason(onlyElement(reason, 'revocationReason')) }),
  }
}

function readGeneralizedTime({ tag, content }: Element): Temporal.Instant {
  const text = decodeLatin1(content).replace(/^(.{4})(..)(..)(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z')
  if (tag !== 0x18 || text.length !== 20) throw new Malformed('not a GeneralizedTime in whole seconds')
  try {
    return Temporal.Instant.from(text)
  } catch (cause) {
    throw new Malformed('not a time', { cause })
  }
}
