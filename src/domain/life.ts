import type { CertificateStage } from './certificate-stage.ts'
import type { CertificateId, EntitlementId, MemberId } from './id.ts'
import type { RenewalPull } from './renewal-pull.ts'

/** Everything stored about a member that a rule may look at: the one input of standing.ts and decision.ts. */
export interface Life {
  member: MemberFacts
  entitlements: readonly EntitlementFacts[]
  certificates: readonly CertificateFacts[]
}

export type Role = 'administrator' | 'user'

/**
 * Four different stops on the member, and the end of his membership (domain.md §2). `held`: with an alarm, where the policy
 * says so, until two of the staff have looked; nobody has asked for it, and it is published nowhere.
 */
export type MemberStop = 'suspended' | 'held' | 'locked-by-administrator' | 'loss-reported' | 'ended'

/** A door that wrong entries can lock for one member, and only that door. */
export type Door = 'acquisition' | 'pickup' | 'logon-pin' | 'report' | 'desk' | 'help'

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

/**
 * A renewal replaces the current one when proved; an acquisition may come when there is none, or beside it (new PC). One
 * of a predecessor was issued by the CA that was in use before: it is current from the day on which it is brought in.
 */
export type CertificateOrigin = 'acquisition' | 'renewal' | 'predecessor'

export interface CertificateFacts {
  id: CertificateId
  stage: CertificateStage
  origin: CertificateOrigin
  /** Absent: it was made in a browser. */
  byProtocol?: 'est'
  entitlementId?: EntitlementId
  notBefore: Temporal.Instant
  notAfter: Temporal.Instant
  /** E: the last calendar day on which it works, in the institution's zone. */
  expiryDate: Temporal.PlainDate
  issuedAt: Temporal.Instant
  /** Absent where it was recorded and never signed, so that nobody holds it. */
  signedAt?: Temporal.Instant
  /** When it logged on for the first time. */
  provedAt?: Temporal.Instant
  /** When it was superseded, abandoned or revoked. */
  endedAt?: Temporal.Instant
  /** The last instant at which it can be proved; set while proving, and kept when it was superseded unproved. */
  proveUntil?: Temporal.Instant
  /** When it will be superseded; set while retiring. */
  retireAt?: Temporal.Instant
  revokedFor?: RevocationReason
  revokedAt?: Temporal.Instant
  /** The way back after expiry that the holder was last told of: a later policy may lengthen it, never shorten it. */
  toldRecovery?: { kind: 'acquire' | 'revoke-first'; lastDay: Temporal.PlainDate }
  /** By which its holder was asked to renew it early, also those that were withdrawn; absent: by none. */
  pulls?: readonly RenewalPull[]
}

/** RFC 5280 §5.3.1, those of domain.md §2 that are stored. */
export type RevocationReason = 'keyCompromise' | 'cessationOfOperation' | 'privilegeWithdrawn' | 'superseded'

/** The one certificate of this member in a stage that holds at most one. */
export function certificateIn(
  life: Life,
  stage: 'proving' | 'current' | 'retiring',
): CertificateFacts | undefined {
  return life.certificates.find((certificate) => certificate.stage === stage)
}

/** The weightiest first. */
export const memberStops: readonly MemberStop[] = [
  'ended',
  'loss-reported',
  'suspended',
  'held',
  'locked-by-administrator',
]

/** The weightiest stop, the one to speak of: lifting a lesser one would help nobody. */
export function stopOf(member: MemberFacts): MemberStop | undefined {
  return memberStops.find((stop) => member.stops.includes(stop))
}
