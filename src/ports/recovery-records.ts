import type { CertificateId, MemberId } from '../domain/id.ts'
import type { Passkey } from './office-credentials.ts'

export interface MemberPasskey extends Passkey {
  registeredAt: Temporal.Instant
  lastUsedAt?: Temporal.Instant
}

export interface MemberPasskeys {
  /** False when this credential is there already, removed or not. */
  add(member: MemberId, certificate: CertificateId, passkey: Passkey, at: Temporal.Instant): Promise<boolean>
  /** Neither removed nor older than a revocation of one of his certificates for more than being replaced. */
  usableOf(member: MemberId): Promise<MemberPasskey[]>
  /** False when the counter has been there before: the authenticator was copied, or this is a replay. */
  countUse(credentialId: Uint8Array, counter: number, at: Temporal.Instant): Promise<boolean>
  /** One of his, or all; answers with how many. */
  removeOf(member: MemberId, at: Temporal.Instant, credentialId?: Uint8Array): Promise<number>
}

export interface MemberCeremony {
  id: string
  kind: 'registration' | 'recovery'
  memberId: MemberId
  /** The session, or the acquisition, that it was begun in. */
  boundId: string
  challenge: Uint8Array
  expiresAt: Temporal.Instant
}

export interface MemberCeremonies {
  /** Those of his that are over go with it. */
  add(ceremony: MemberCeremony, now: Temporal.Instant): Promise<void>
  /** Spent by this very presentation, right or wrong. */
  spend(id: string): Promise<MemberCeremony | undefined>
}

export interface RecoveryApproval {
  acquisitionId: string
  memberId: MemberId
  state: 'open' | 'approved' | 'rejected'
  askedAt: Temporal.Instant
  expiresAt: Temporal.Instant
}

export interface RecoveryApprovals {
  /** Nothing when it is there already. */
  ask(approval: Omit<RecoveryApproval, 'state'>): Promise<boolean>
  byAcquisition(acquisitionId: string): Promise<RecoveryApproval | undefined>
  /** Of others of his contract, still open and in time, the oldest first. */
  openFor(administrator: MemberId, now: Temporal.Instant): Promise<RecoveryApproval[]>
  /** False when it was decided before, or is over. */
  decide(
    acquisitionId: string,
    as: 'approved' | 'rejected',
    by: MemberId,
    at: Temporal.Instant,
  ): Promise<boolean>
}
