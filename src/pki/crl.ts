import { concat } from './bytes.ts'
import { type CrlReason, encodeCrlReason, readCrlReason } from './crl-reason.ts'
import { bitString, type Der, integer, sequence, tagged, tlvHeader } from './der.ts'
import { type Element, fieldsOf, onlyElement, readBitString, readDer, readInteger } from './der-reader.ts'
import { type Extension, encodeExtensions, readExtensions } from './extension.ts'
import {
  encodeIssuingDistributionPoint,
  type IssuingDistributionPoint,
  parseIssuingDistributionPoint,
} from './issuing-distribution-point.ts'
import { encodeAuthorityKeyIdentifier, parseAuthorityKeyIdentifier } from './key-identifier.ts'
import { Malformed } from './malformed.ts'
import {
  id_ce_authorityKeyIdentifier,
  id_ce_cRLNumber,
  id_ce_cRLReasons,
  id_ce_deltaCRLIndicator,
  id_ce_freshestCRL,
  id_ce_issuingDistributionPoint,
} from './oid.ts'
import { type SerialNumber, serialNumberOf } from './serial-number.ts'
import {
  encodeSignatureAlgorithm,
  readSignatureAlgorithm,
  type SignatureAlgorithm,
} from './signature-algorithm.ts'
import { encodeCrlDistributionPoints, parseCrlDistributionPoints } from './status-addresses.ts'
import { encodeTime, readTime } from './time.ts'

export interface RevokedCertificate {
  readonly serialNumber: SerialNumber
  readonly revocationDate: Temporal.Instant
  readonly reason?: CrlReason
}

/** What a list says of itself. */
export interface CrlScope {
  /** Of the key that signs. */
  readonly authorityKeyIdentifier: Uint8Array
  readonly cRLNumber: bigint
  /** In a delta: the number of the list that it goes on from. */
  readonly deltaCRLIndicator?: bigint
  /** Absent: the list speaks of all that the issuer has issued. */
  readonly issuingDistributionPoint?: IssuingDistributionPoint
  /** Where a delta to this list is. */
  readonly freshestCRL?: string
}

export interface TbsCertList extends CrlScope {
  readonly signatureAlgorithm: SignatureAlgorithm
  /** The DER of the issuer's subject. */
  readonly issuer: Uint8Array
  readonly thisUpdate: Temporal.Instant
  readonly nextUpdate: Temporal.Instant
  /** Encoded entries, one or many in each part: see encodeRevokedCertificate. */
  readonly revoked: readonly Uint8Array[]
}

export interface CertificateList extends CrlScope {
  readonly signatureAlgorithm: SignatureAlgorithm
  readonly issuerDer: Der
  readonly thisUpdate: Temporal.Instant
  readonly nextUpdate: Temporal.Instant
  readonly revoked: readonly RevokedCertificate[]
  /** The bytes of tbsCertList, which are signed. */
  readonly tbs: Der
  readonly signature: Der
}

/** RFC 5280 §5.1.2.6 */
export function encodeRevokedCertificate({ serialNumber, revocationDate, reason }: RevokedCertificate): Der {
  const extensions =
    reason === undefined ? [] : [encodeExtensions([plain(id_ce_cRLReasons, encodeCrlReason(reason))])]
  return sequence(integer(BigInt(`0x${serialNumber}`)), encodeTime(revocationDate), ...extensions)
}

/**
 * RFC 5280 §5.1, version 2
 *
 *     TBSCertList  ::=  SEQUENCE  {
 *          version                 Version,
 *          signature               AlgorithmIdentifier,
 *          issuer                  Name,
 *          thisUpdate              Time,
 *          nextUpdate              Time,
 *          revokedCertificates     SEQUENCE OF SEQUENCE { … } OPTIONAL,
 *          crlExtensions      [0]  EXPLICIT Extensions }
 */
export function encodeTbsCertList(list: TbsCertList): Der {
  let octets = 0
  for (const part of list.revoked) octets += part.length
  const { before, after } = frameOfTbsCertList(list, octets)
  return concat(before, ...list.revoked, after)
}

/** What stands around the entries: they are many, and lie somewhere already. */
export interface EntriesFrame {
  readonly before: Der
  readonly after: Der
}

/** Around so many octets of entries. */
export function frameOfTbsCertList(list: Omit<TbsCertList, 'revoked'>, octets: number): EntriesFrame {
  const fields = concat(
    integer(1),
    encodeSignatureAlgorithm(list.signatureAlgorithm),
    list.issuer,
    encodeTime(list.thisUpdate),
    encodeTime(list.nextUpdate),
  )
  // An empty list is left out.
  const entries = octets === 0 ? new Uint8Array() : tlvHeader(0x30, octets)
  const after = tagged(0, encodeExtensions(scopeExtensions(list)))
  const length = fields.length + entries.length + octets + after.length
  return { before: concat(tlvHeader(0x30, length), fields, entries), after }
}

/** As assembleCertificate, around the entries. */
export function frameOfCertificateList(
  tbs: EntriesFrame,
  octets: number,
  signatureAlgorithm: SignatureAlgorithm,
  signature: Uint8Array,
): EntriesFrame {
  const after = concat(tbs.after, encodeSignatureAlgorithm(signatureAlgorithm), bitString(signature))
  const length = tbs.before.length + octets + after.length
  return { before: concat(tlvHeader(0x30, length), tbs.before), after }
}

/** RFC 5280 §5.2: which of them are critical. */
function scopeExtensions(scope: CrlScope): Extension[] {
  const { deltaCRLIndicator: base, issuingDistributionPoint: point, freshestCRL } = scope
  return [
    plain(id_ce_authorityKeyIdentifier, encodeAuthorityKeyIdentifier(scope.authorityKeyIdentifier)),
    plain(id_ce_cRLNumber, integer(scope.cRLNumber)),
    ...(base === undefined ? [] : [critical(id_ce_deltaCRLIndicator, integer(base))]),
    ...(point === undefined
      ? []
      : [critical(id_ce_issuingDistributionPoint, encodeIssuingDistributionPoint(point))]),
    ...(freshestCRL === undefined
      ? []
      : [plain(id_ce_freshestCRL, encodeCrlDistributionPoints([freshestCRL]))]),
  ]
}

const atMost = 64 * 1024 * 1024

export function parseCertificateList(der: Uint8Array): CertificateList {
  const fields = fieldsOf(readDer(der, atMost), 'CertificateList')
  const tbs = fields.next(0x30)
  const signatureAlgorithm = readSignatureAlgorithm(fields.next(0x30))
  const signature = readBitString(fields.next(0x03))
  fields.end()
  const list = readTbsCertList(tbs)
  if (list.signatureAlgorithm !== signatureAlgorithm)
    throw new Malformed('a list of two signature algorithms')
  return { ...list, tbs: tbs.der, signature }
}

function readTbsCertList(element: Element): Omit<CertificateList, 'tbs' | 'signature'> {
  const fields = fieldsOf(element, 'TBSCertList')
  if (readInteger(fields.next(0x02)) !== 1n) throw new Malformed('a list of another version than 2')
  const signatureAlgorithm = readSignatureAlgorithm(fields.next(0x30))
  const issuerDer = fields.next(0x30).der
  const [thisUpdate, nextUpdate] = [nextTime(fields), nextTime(fields)]
  const revoked = fields.optional(0x30)
  const extensions = readExtensions(onlyElement(fields.next(0xa0), 'crlExtensions'))
  fields.end()
  if (revoked?.elements.length === 0) throw new Malformed('revokedCertificates is there and empty')
  return {
    signatureAlgorithm,
    issuerDer,
    thisUpdate,
    nextUpdate,
    revoked: (revoked?.elements ?? []).map(readRevokedCertificate),
    ...readScope(extensions),
  }
}

/** Either kind of Time. */
function nextTime(fields: ReturnType<typeof fieldsOf>): Temporal.Instant {
  return readTime(fields.optional(0x17) ?? fields.next(0x18))
}

function readRevokedCertificate(element: Element): RevokedCertificate {
  const fields = fieldsOf(element, 'revokedCertificate')
  const serialNumber = serialNumberOf(readInteger(fields.next(0x02)))
  const revocationDate = nextTime(fields)
  const extensions = fields.optional(0x30)
  fields.end()
  const [reason, ...others] = extensions === undefined ? [] : readExtensions(extensions)
  if (reason === undefined) return { serialNumber, revocationDate }
  if (others.length > 0 || reason.extnID !== id_ce_cRLReasons || reason.critical)
    throw new Malformed('an entry that says more than its reason')
  return { serialNumber, revocationDate, reason: readCrlReason(readDer(reason.extnValue)) }
}

/** Nothing that we do not understand is passed over: others' lists are not read here. */
function readScope(extensions: readonly Extension[]): CrlScope {
  const values = new Map(extensions.map(({ extnID, extnValue }) => [extnID, extnValue]))
  const take = <T>(id: string, read: (value: Uint8Array) => T): T | undefined => {
    const value = values.get(id)
    values.delete(id)
    return value && read(value)
  }
  const number = (value: Uint8Array) => readInteger(readDer(value))
  const authorityKeyIdentifier = take(id_ce_authorityKeyIdentifier, parseAuthorityKeyIdentifier)
  const cRLNumber = take(id_ce_cRLNumber, number)
  const deltaCRLIndicator = take(id_ce_deltaCRLIndicator, number)
  const issuingDistributionPoint = take(id_ce_issuingDistributionPoint, parseIssuingDistributionPoint)
  const [freshestCRL, ...others] = take(id_ce_freshestCRL, parseCrlDistributionPoints) ?? []
  if (authorityKeyIdentifier === undefined || cRLNumber === undefined)
    throw new Malformed('a list without its key or its number')
  if (values.size > 0 || others.length > 0) throw new Malformed('a list that says what we do not know')
  return {
    authorityKeyIdentifier,
    cRLNumber,
    ...(deltaCRLIndicator !== undefined && { deltaCRLIndicator }),
    ...(issuingDistributionPoint && { issuingDistributionPoint }),
    ...(freshestCRL !== undefined && { freshestCRL }),
  }
}

function critical(extnID: string, extnValue: Der): Extension {
  return { extnID, critical: true, extnValue }
}

function plain(extnID: string, extnValue: Der): Extension {
  return { extnID, critical: false, extnValue }
}
