import type { DecisionRecord } from '../../domain/decision-record.ts'
import type { CertificateId, EntitlementId, MemberId, RenewalId } from '../../domain/id.ts'
import type { KeyAlgorithm } from '../../domain/policy.ts'
import type { CertificateValidity } from '../../domain/validity.ts'
import type { Name } from '../../pki/name.ts'

/** What the registration side vouches for. The authority signs nothing else (design.md: one door). */
export interface ApprovedRequest {
  /** DER SubjectPublicKeyInfo of a key whose possession was shown. */
  spki: Uint8Array
  proof: 'pkcs10'
  publicKeyHash: Uint8Array
  keyAlgorithm: KeyAlgorithm
  memberId: MemberId
  subject: Name
  commonName: string
  profile: 'client'
  validity: CertificateValidity
  proveUntil: Temporal.Instant
  cause: Cause
  /** Absent: a browser asked. */
  byProtocol?: 'est'
  policyVersion: number
  /** The decision of the policy function with its inputs, for the trail. */
  decision: DecisionRecord
}

export type Cause =
  | { origin: 'acquisition'; acquisitionId: string; entitlementId?: EntitlementId }
  | { origin: 'renewal'; renewalId: RenewalId; replaces: CertificateId }
