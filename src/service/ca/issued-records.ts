import type { CertificateRecord, UnsignedCertificate } from '../../ports/certificate-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { byMember, type Happening } from '../audit/record.ts'
import type { ApprovedRequest } from './approved-request.ts'

export type SignedCertificate = CertificateRecord &
  Required<Pick<CertificateRecord, 'der' | 'fingerprint' | 'serialNumber' | 'commonName' | 'keyAlgorithm'>>

export interface Signature {
  der: Uint8Array
  fingerprint: Uint8Array
  at: Temporal.Instant
}

export function recordedEvent(
  { crypto }: Pick<Ports, 'crypto'>,
  { id, issuerId, renewalId, entitlementId, ...unsigned }: UnsignedCertificate,
  { memberId, publicKeyHash, decision }: ApprovedRequest,
  at: Temporal.Instant,
): Happening {
  return {
    ...byMember(memberId, at),
    kind: 'certificate-recorded',
    certificateId: id,
    issuerId,
    ...(renewalId && { renewalId }),
    ...(entitlementId && { entitlementId }),
    facts: {
      origin: unsigned.origin,
      ...(unsigned.byProtocol && { protocol: unsigned.byProtocol }),
      serialNumber: unsigned.serialNumber,
      tbsHash: crypto.sha256(unsigned.tbs).toHex(),
      publicKeyHash: publicKeyHash.toHex(),
      expiryDate: unsigned.expiryDate.toString(),
    },
    decision,
  }
}

export function signedEvent({ id, memberId }: CertificateRecord, { fingerprint, at }: Signature): Happening {
  return {
    ...byMember(memberId, at),
    kind: 'certificate-signed',
    certificateId: id,
    facts: { fingerprint: fingerprint.toHex() },
  }
}

/** As the records have it once it is in them. */
export function asRecorded(
  { publicKeyHash: _, ...unsigned }: UnsignedCertificate,
  at: Temporal.Instant,
): CertificateRecord {
  return { ...unsigned, stage: 'signing', issuedAt: at, recordedAt: at }
}

export function asSigned(
  recorded: CertificateRecord,
  { der, fingerprint, at }: Signature,
): SignedCertificate {
  const signed: CertificateRecord = {
    ...recorded,
    stage: 'proving',
    der,
    fingerprint,
    issuedAt: at,
    signedAt: at,
  }
  if (!isSigned(signed)) throw new Error(`${recorded.id} was recorded in part`)
  return signed
}

/** One of ours that is signed, or a predecessor's that was shown. */
export function isSigned(certificate: CertificateRecord): certificate is SignedCertificate {
  const { der, fingerprint, serialNumber, commonName, keyAlgorithm } = certificate
  return [der, fingerprint, serialNumber, commonName, keyAlgorithm].every((known) => known !== undefined)
}
