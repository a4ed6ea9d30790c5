import type { CertificateStage } from '../domain/certificate-stage.ts'
import type { CertificateId, EntitlementId, IssuerId, MemberId, RenewalId } from '../domain/id.ts'
import type { AuthorityFacts, AuthorityRevocationReason } from '../domain/issuing-authority.ts'
import type { CertificateFacts, CertificateOrigin, RevocationReason } from '../domain/life.ts'
import type { KeyAlgorithm } from '../domain/policy.ts'
import type { SignatureAlgorithm } from '../pki/signature-algorithm.ts'
import type { KeyId } from './signer.ts'

export interface IssuerRecord extends AuthorityFacts {
  id: IssuerId
  /** Itself for a root, and for a predecessor. */
  signedBy: IssuerId
  keyId: KeyId
  signatureAlgorithm: SignatureAlgorithm
  certificate: Uint8Array
  /** Whether our signer has its private key: that of a root may be kept elsewhere, and that of a predecessor is. */
  isKeyHere: boolean
  revokedFor?: AuthorityRevocationReason
  /** Of a root whose key is elsewhere: when it was signed and until when it is good. Its octets are read by themselves. */
  broughtList?: Omit<BroughtList, 'der'>
}

export interface BroughtList {
  der: Uint8Array
  number: bigint
  thisUpdate: Temporal.Instant
  nextUpdate: Temporal.Instant
}

export interface Issuers {
  add(issuer: IssuerRecord, at: Temporal.Instant): Promise<void>
  /** Newest first. */
  all(): Promise<IssuerRecord[]>
  /** As `all`; nobody else adds or changes one until the transaction ends. */
  lock(): Promise<IssuerRecord[]>
  /** The one that signs today (domain/issuing-authority.ts). */
  issuing(): Promise<IssuerRecord | undefined>
  /** A prepared one issues from now on. False when it did before, or is none. */
  beginToIssue(id: IssuerId, at: Temporal.Instant): Promise<boolean>
  bringList(id: IssuerId, list: BroughtList): Promise<void>
  broughtList(id: IssuerId): Promise<Pick<BroughtList, 'der' | 'number'> | undefined>
  /** It stands in the list of its root. False when it is no issuing CA, or was revoked before. */
  revoke(
    id: IssuerId,
    serialNumber: string,
    reason: AuthorityRevocationReason,
    at: Temporal.Instant,
  ): Promise<boolean>
}

export interface CertificateRecord extends CertificateFacts {
  memberId: MemberId
  issuerId: IssuerId
  acquisitionId?: string
  renewalId?: RenewalId
  /** As the next three, absent of a predecessor's that nobody has shown yet; the key also where it is of no kind of ours. */
  serialNumber?: string
  commonName?: string
  keyAlgorithm?: KeyAlgorithm
  /** What we signed: absent of a predecessor's, as its algorithm. */
  tbs?: Uint8Array
  signatureAlgorithm?: SignatureAlgorithm
  /** Absent until it is signed; a predecessor's until it was shown. */
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
  origin: Exclude<CertificateOrigin, 'predecessor'>
  byProtocol?: 'est'
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

/** A predecessor's certificate, as it is brought in: by its fingerprint, its serial number, or both. */
export interface ForeignCertificate {
  id: CertificateId
  memberId: MemberId
  issuerId: IssuerId
  fingerprint?: Uint8Array
  serialNumber?: string
  notBefore: Temporal.Instant
  notAfter: Temporal.Instant
  expiryDate: Temporal.PlainDate
  policyVersion: number
}

/** What stands in a certificate that another CA has signed. */
export interface SeenForeign {
  der: Uint8Array
  fingerprint: Uint8Array
  serialNumber: string
  publicKeyHash: Uint8Array
  keyAlgorithm: KeyAlgorithm
  commonName: string
  notBefore: Temporal.Instant
  notAfter: Temporal.Instant
  expiryDate: Temporal.PlainDate
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
  /** Of any of these issuers. */
  bySerial(issuers: readonly IssuerId[], serialNumber: string): Promise<CertificateRecord | undefined>
  /** What a predecessor has issued and is in use: any number at once. */
  addForeign(certificates: readonly ForeignCertificate[], at: Temporal.Instant): Promise<void>
  /** One of a predecessor that is known by its serial number and was never shown. */
  unseenBySerial(issuer: IssuerId, serialNumber: string): Promise<CertificateRecord | undefined>
  /** A predecessor's certificate was shown for the first time: from now on all of it is known. False when it was before. */
  see(id: CertificateId, seen: SeenForeign): Promise<boolean>
  byPublicKeyHash(hash: Uint8Array): Promise<CertificateRecord | undefined>
  /** Of each CA what is in use: how many, and the latest notAfter. */
  inUseByIssuer(): Promise<ReadonlyMap<IssuerId, { inUse: number; lastNotAfter: Temporal.Instant }>>
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
   * What revoked CAs have issued and is not over: signing → abandoned, all else → revoked, superseded; at most `limit`.
   */
  endOfRevokedIssuers(now: Temporal.Instant, limit: number): Promise<EndedCertificate[]>
  /**
   * The sweep: unproved past proveUntil → superseded, retiring past retireAt → superseded, recorded before
   * `unsignedSince` and never signed → abandoned. A few statements for any number. Answers with what it ended.
   */
  endOverdue(now: Temporal.Instant, unsignedSince: Temporal.Instant): Promise<EndedCertificate[]>
}

export interface EndedCertificate {
  id: CertificateId
  memberId: MemberId
  from: CertificateStage
  to: CertificateStage
}
