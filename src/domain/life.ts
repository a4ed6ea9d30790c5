import type { CertificateId, EntitlementId, MemberId } from './id.ts'
import type { CertificateStage } from './certificate-stage.ts'

/** Everything stored about a member that a rule may look at: the one input of standing.ts and decision.ts. */
export interface Life {
  member: MemberFacts
  entitlements: readonly EntitlementFacts[]
  certificates: readonly CertificateFacts[]
}

export type Role = 'administrator' | 'user'

/** Four different stops on the member, and the end of his membership (domain.md §2). */
export type MemberStop = 'suspended' | 'locked-by-administrator' | 'loss-reported' | 'ended'

/** A door that wrong entries can lock for one member, and only that door. */
export type Door = 'acquisition' | 'pickup' | 'logon-pin'

export interface MemberFacts {
  id: MemberId
  role: Role
  stops: readonly MemberStop[]
  lockedDoors: readonly Door[]
}

export type EntitlementReason = 'issue' | 'reissue' | 'new-pc'

export interface EntitlementFacts {
  id: EntitlementId
  reason: EntitlementReason
  state: 'open' | 'used' | 'withdrawn'
  openedAt: Temporal.Instant
  /** The last calendar day on which it can be used, already moved to an open day. */
  deadline: Temporal.PlainDate
}

export interface CertificateFacts {
  id: CertificateId
  stage: CertificateStage
  /** A renewal replaces the current one when proved; an acquisition may come when there is none, or beside it (new PC). */
  origin: 'acquisition' | 'renewal'
  entitlementId?: EntitlementId
  notBefore: Temporal.Instant
  notAfter: Temporal.Instant
  /** E: the last calendar day on which it works, in the institution's zone. */
  expiryDate: Temporal.PlainDate
  issuedAt: Temporal.Instant
  /** The last instant at which it can be proved; set while proving. */
  proveUntil?: Temporal.Instant
  /** When it will be superseded; set while retiring. */
  retireAt?: Temporal.Instant
  revokedFor?: RevocationReason
}

/** RFC 5280 §5.3.1, those of domain.md §2 that are stored. */
export type RevocationReason = 'keyCompromise' | 'cessationOfOperation' | 'privilegeWithdrawn' | 'superseded'
