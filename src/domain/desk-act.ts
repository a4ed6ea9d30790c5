import type { CertificateEvent } from './certificate-stage.ts'
import type { ReissueReason, RevokeReason, StopReason } from './desk-reason.ts'
import type { CertificateId } from './id.ts'
import type { EntitlementReason, MemberStop, RevocationReason } from './life.ts'
import type { Party } from './permission.ts'

/** What a desk wants of somebody's certificate or membership. */
export type DeskWish =
  /** `reset`: his PINs are forgotten or known to somebody, and he gets temporary ones. */
  | { act: 'reissue'; reason: ReissueReason; pins: 'kept' | 'reset' }
  | { act: 'revoke'; reason: RevokeReason }
  | { act: 'lock' }
  | { act: 'unlock-administrators-lock' }
  | { act: 'stop'; reason: StopReason }
  | { act: 'release-stop' }
  | { act: 'open-new-pc' }
  | { act: 'change-address' }
  | { act: 'confirm-address' }
  | { act: 'remove' }

/** Who asks, as he is in this transaction. */
export type DeskActor =
  /** `approved`: another of the staff has agreed to this very act. */
  { kind: 'staff'; approved: boolean } | ({ kind: 'member'; stops: readonly MemberStop[] } & Party)

/** All that is looked at besides the life of the holder. */
export type DeskAct = DeskWish & {
  by: DeskActor
  holder: Party
  /** When the contract was stopped, if it is. */
  contractStoppedAt?: Temporal.Instant
  /**
   * When a mail address was last changed of the holder, or of one of those who are told of acts on him: the
   * administrators of his contract.
   */
  addressChangedAt?: Temporal.Instant
}

/** The end of one certificate. */
export interface CertificateEnd {
  certificateId: CertificateId
  event: Extract<CertificateEvent, 'revoke' | 'abandon'>
  /** Absent where it was never signed, and nobody holds it. */
  revokedFor?: RevocationReason
}

/** What is to be done, by the act that was asked for. */
interface Grants {
  reissue: { ends: readonly CertificateEnd[]; entitlement: EntitlementReason }
  revoke: { ends: readonly CertificateEnd[] }
  lock: object
  'unlock-administrators-lock': object
  stop: object
  'release-stop': { lifted: readonly MemberStop[] }
  'open-new-pc': { certificateId: CertificateId }
  'change-address': object
  'confirm-address': object
  remove: { ends: readonly CertificateEnd[] }
}

export type DeskGrant = { [Name in DeskWish['act']]: { act: Name } & Grants[Name] }[DeskWish['act']]

export type DeskGrantOf<Name extends DeskWish['act']> = Extract<DeskGrant, { act: Name }>
