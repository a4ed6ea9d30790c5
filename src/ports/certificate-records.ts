import type { CertificateStage } from '../domain/certificate-stage.ts'
import type { CertificateId, EntitlementId, IssuerId, MemberId, RenewalId } from '../domain/id.ts'
import type { CertificateFacts, RevocationReason } from '../domain/life.ts'
import type { KeyAlgorithm } from '../domain/policy.ts'
import type { SignatureAlgorithm } from '../pki/signature-algorithm.ts'
import type { KeyId } from './signer.ts'

export interface IssuerRecord {
  id: IssuerId
  level: 'root' | 'issuing'
  /** Itself for a root. */
  signedBy: IssuerId
  keyId: KeyId
  signatureAlgorithm: SignatureAlgorithm
  certificate: Uint8Array
  notAfter: Temporal.Instant
}

export interface Issuers {
  add(issuer: IssuerRecord, at: Temporal.Instant): Promise<void>
  /** Newest first. */
  all(): Promise<IssuerRecord[]>
  /** The newest issuing CA: the one that signs today. */
  issuing(): Promise<IssuerRecord | undefined>
}

export interface CertificateRecord extends CertificateFacts {
  memberId: MemberId
  issuerId: IssuerId
  acquisitionId?: string
  renewalId?: RenewalId
  serialNumber: string
  commonName: string
  keyAlgorithm: KeyAlgorithm
  tbs: Uint8Array
  signatureAlgorithm: SignatureAlgorithm
  /** Absent until it is signed. */
  der?: Uint8Array
  fingerprint?: Uint8Array
  policyVersion: number
  recordedAt: Temporal.Instant
}

/** What will be signed, recorded before it is. */
export interface UnsignedCertificate {
  id: CertificateId
  memberId: MemberId
  issuerId: IssuerId
  origin: 'acquisition' | 'renewal'
  acquisitionId?: string
  entitlementId?: EntitlementId
  renewalId?: RenewalId
  serialNumber: string
  publicKeyHash: Uint8Array
  keyAlgorithm: KeyAlgorithm
  commonName: string
  tbs: Uint8Array
  signatureAlgorithm: SignatureAlgorithm
  notBefore: Temporal.Instant
  notAfter: Temporal.Instant
  expiryDate: Temporal.PlainDate
  proveUntil: Temporal.Instant
  policyVersion: number
}

export interface StageChange {
  from: CertificateStage
  to: CertificateStage
  at: Temporal.Instant
  retireAt?: Temporal.Instant
  revokedFor?: RevocationReason
}

export interface Certificates {
  /** Stage 'signing'. */
  record(certificate: UnsignedCertificate, at: Temporal.Instant): Promise<void>
  /** signing → proving. False when it was not 'signing' any more. */
  recordSigned(
    id: CertificateId,
    der: Uint8Array,
    fingerprint: Uint8Array,
    at: Temporal.Instant,
  ): Promise<boolean>
  byId(id: CertificateId): Promise<CertificateRecord | undefined>
  byFingerprint(fingerprint: Uint8Array): Promise<CertificateRecord | undefined>
  byPublicKeyHash(hash: Uint8Array): Promise<CertificateRecord | undefined>
  /** All that he ever had, newest first. */
  ofMember(member: MemberId): Promise<CertificateRecord[]>
  /** False when it was not in `from` any more. */
  move(id: CertificateId, change: StageChange): Promise<boolean>
  /** The holder was told of this way back after expiry. An earlier day never replaces a later one. */
  tellRecovery(id: CertificateId, told: NonNullable<CertificateFacts['toldRecovery']>): Promise<void>
  /** The same of many. */
  tellRecoveries(
    told: readonly ({ id: CertificateId } & NonNullable<CertificateFacts['toldRecovery']>)[],
  ): Promise<void>
  /**
   * The sweep: unproved past proveUntil → superseded, retiring past retireAt → superseded, recorded before
   * `unsignedSince` and never signed → abandoned. A few statements for any number. Answers with what it ended.
   */
  endOverdue(
    now: Temporal.Instant,
    unsignedSince: Temporal.Instant,
  ): Promise<{ id: CertificateId; memberId: MemberId; from: CertificateStage; to: CertificateStage }[]>
}
