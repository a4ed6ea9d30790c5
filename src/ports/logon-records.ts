import type { CertificateId, IssuerId, MemberId } from '../domain/id.ts'
import type { LogonPurpose, Possession } from '../domain/logon.ts'

export type SessionId = string & { readonly brand: 'SessionId' }

/** Why a session is over; the page tells it. */
export type SessionEnd =
  | 'idle'
  | 'absolute'
  | 'certificate'
  | 'member-stopped'
  | 'clock'
  | 'demo'
  | 'logged-off'
  | 'replaced'
  | 'pin-locked'

export interface SessionRecord {
  id: SessionId
  memberId: MemberId
  certificateId: CertificateId
  createdAt: Temporal.Instant
  lastSeenAt: Temporal.Instant
  /** When a certificate was last shown for it: the fresh act of domain.md §4. */
  certificateShownAt: Temporal.Instant
  /** Absent until the PIN was entered, where the policy asks for one. */
  authenticatedAt?: Temporal.Instant
  ended?: SessionEnd
}

export interface Sessions {
  add(session: Omit<SessionRecord, 'lastSeenAt'>, tokenHash: Uint8Array): Promise<void>
  touch(id: SessionId, at: Temporal.Instant): Promise<void>
  authenticate(id: SessionId, at: Temporal.Instant): Promise<void>
  showCertificate(id: SessionId, at: Temporal.Instant): Promise<void>
  end(id: SessionId, reason: SessionEnd, at: Temporal.Instant): Promise<void>
  /** All that stand on the certificate, save one. */
  endOnCertificate(
    certificate: CertificateId,
    reason: SessionEnd,
    at: Temporal.Instant,
    except?: SessionId,
  ): Promise<number>
  /** All that stand on certificates of this CA: it was revoked. */
  endOfIssuer(issuer: IssuerId, reason: SessionEnd, at: Temporal.Instant): Promise<number>
  /** All of the member: he was stopped. */
  endOfMember(member: MemberId, reason: SessionEnd, at: Temporal.Instant): Promise<number>
  /** All of the institution: the demo's clock was moved. */
  endAll(reason: SessionEnd, at: Temporal.Instant): Promise<number>
}

export interface AttemptRecord {
  labelHash: Uint8Array
  labelExpiresAt: Temporal.Instant
  purpose: LogonPurpose
  possession: Possession
  cookieHash: Uint8Array
  judgement: string
  certificateId: CertificateId
  memberId: MemberId
  judgedAt: Temporal.Instant
  codeHash?: Uint8Array
  codeExpiresAt?: Temporal.Instant
}

export interface LogonAttempts {
  /** Consumes the label. When it was consumed before, writes nothing and answers with how it was judged then. */
  consume(attempt: AttemptRecord): Promise<'consumed' | { judgedBefore: string }>
  /** Spends the code by this very presentation, right or wrong. Undefined when it is unknown or was spent before. */
  spend(codeHash: Uint8Array, at: Temporal.Instant): Promise<AttemptRecord | undefined>
}
