import type { EntitlementId, MemberId } from '../domain/id.ts'
import type { KeyAlgorithm, PickupChannel } from '../domain/policy.ts'

export interface PickupCodeRecord {
  id: string
  memberId: MemberId
  entitlementId?: EntitlementId
  channel: PickupChannel
  codeHash: Uint8Array
  madeAt: Temporal.Instant
  expiresAt: Temporal.Instant
  tries: number
  issues: number
}

export interface PickupCodes {
  add(code: Omit<PickupCodeRecord, 'tries' | 'issues'>): Promise<void>
  /** Those of the member that are neither withdrawn nor expired, newest first. */
  usableOf(member: MemberId, now: Temporal.Instant): Promise<PickupCodeRecord[]>
  byId(id: string): Promise<PickupCodeRecord | undefined>
  /** Takes a try from each usable code of the member before the comparison. Answers with those that still had one. */
  reserveTries(member: MemberId, limit: number, now: Temporal.Instant): Promise<PickupCodeRecord[]>
  /** A right entry gives the try back to the code that fitted. */
  giveBackTry(id: string): Promise<void>
  /** Counts a certificate made under the code; false when `limit` were made before. */
  countIssue(id: string, limit: number): Promise<boolean>
  /** All of the member: after the first log-on, or because a fresh one by the same channel was made. */
  withdrawOf(member: MemberId, at: Temporal.Instant, channel?: PickupChannel): Promise<void>
}

/** Which screens were passed, each with its time: what the record of a consent consists of. */
export type Steps = Readonly<Record<string, string>>

export interface AcquisitionRecord {
  id: string
  tokenHash: Uint8Array
  memberId: MemberId
  entitlementId?: EntitlementId
  pickupCodeId?: string
  /** The passkey that opened it, where no code did. */
  passkeyId?: Uint8Array
  /** Its token is the hash of a secret, and it has no browser. */
  byProtocol?: 'est'
  begunAt: Temporal.Instant
  expiresAt: Temporal.Instant
  openedAt?: Temporal.Instant
  policyVersion: number
  keyAlgorithm: KeyAlgorithm
  steps: Steps
  /** The first log-on has ended it, or the entitlement was withdrawn. */
  endedAt?: Temporal.Instant
}

export interface Acquisitions {
  add(acquisition: AcquisitionRecord): Promise<void>
  /** Undefined when unknown or expired. */
  byToken(tokenHash: Uint8Array, now: Temporal.Instant): Promise<AcquisitionRecord | undefined>
  /** One that a secret opens, and that is not over. */
  bySecret(id: string, now: Temporal.Instant): Promise<AcquisitionRecord | undefined>
  /** Those of the member that a secret opens. */
  endSecretsOf(member: MemberId, at: Temporal.Instant): Promise<void>
  /** By a code or by a passkey. */
  open(
    id: string,
    proof: { pickupCodeId: string } | { passkeyId: Uint8Array },
    at: Temporal.Instant,
  ): Promise<void>
  setSteps(id: string, steps: Steps): Promise<void>
  /** All of the member. */
  endOf(member: MemberId, at: Temporal.Instant): Promise<void>
}
