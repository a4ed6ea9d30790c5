import type { CertificateId, MemberId, RenewalId } from '../domain/id.ts'
import type { KeyAlgorithm, KeyMedium, ProtectionLevel } from '../domain/policy.ts'
import type { Steps } from './acquisition-records.ts'
import type { SessionId } from './logon-records.ts'

export interface RenewalRecord {
  id: RenewalId
  memberId: MemberId
  replaces: CertificateId
  state: 'open' | 'issued' | 'proved' | 'ended'
  policyVersion: number
  sessionId?: SessionId
  keyAlgorithm: KeyAlgorithm
  medium: KeyMedium
  protection: ProtectionLevel
  steps: Steps
  openedAt: Temporal.Instant
}

export interface Renewals {
  add(renewal: RenewalRecord): Promise<void>
  byId(id: RenewalId): Promise<RenewalRecord | undefined>
  /** The one that is open or issued, if any. */
  runningOf(replaces: CertificateId): Promise<RenewalRecord | undefined>
  /** The window was opened again: new session, steps from the start; what was issued stays provable. */
  reopen(renewal: RenewalRecord, at: Temporal.Instant): Promise<void>
  setSteps(id: RenewalId, steps: Steps, at: Temporal.Instant): Promise<void>
  setState(id: RenewalId, state: RenewalRecord['state'], at: Temporal.Instant): Promise<void>
  /** All of the member that are open or issued. */
  endOf(member: MemberId, at: Temporal.Instant): Promise<void>
}
