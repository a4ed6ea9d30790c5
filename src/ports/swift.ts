import type { CertificateId, MemberId, RenewalId } from '../domain/id.ts'
import type { CertificateFacts } from '../domain/life.ts'
import type { AuditRow } from './audit-trail.ts'
import type { CertificateRecord, IssuerRecord, UnsignedCertificate } from './certificate-records.ts'
import type { AttemptRecord, SessionRecord } from './logon-records.ts'
import type { LifeAsRead, MemberRecord, Recipient } from './member-records.ts'
import type { OutboxItem } from './outbox.ts'
import type { RenewalRecord } from './renewal-records.ts'

/** Differs after every act about the member: whoever takes his lock leaves a new one. */
export type MemberVersion = string & { readonly brand: 'MemberVersion' }

/** A member's life, as it was at one instant. */
export interface LifeCase {
  seen: MemberVersion
  life: LifeAsRead
}

/** A certificate with the life of its holder. */
export interface CertificateCase extends LifeCase {
  certificate: Pick<CertificateRecord, 'id' | 'memberId' | 'commonName'> & {
    /** A predecessor's, and this is the first time that anybody shows it. */
    unseen: boolean
  }
}

/** An attempt that goes on: it has a code for the portal. */
export type HandedOver = AttemptRecord & Required<Pick<AttemptRecord, 'codeHash' | 'codeExpiresAt'>>

/** An attempt whose code nobody has presented yet, with the life of him whose certificate was shown. */
export interface AttemptCase extends LifeCase {
  attempt: HandedOver
}

export interface OpenedSession {
  /** What was decided upon. */
  seen: MemberVersion
  /** Of the attempt: it is spent by this. */
  codeHash: Uint8Array
  session: Omit<SessionRecord, 'lastSeenAt'>
  tokenHash: Uint8Array
  event: AuditRow
}

/** All that issuing in a renewal looks at, as it was at one instant. */
export interface RenewalCase extends LifeCase {
  /** How many certificates were made for him. */
  certificateCount: number
  /** Undefined when he has no such renewal. */
  renewal: RenewalRecord | undefined
  /** Of his contract, which is theirs. */
  administrators: Omit<Recipient, 'contract'>[]
}

/** What a session looks at that asks for the certificate of a renewal: all of it as it was at one instant. */
export interface RenewerCase extends RenewalCase {
  session: SessionRecord
  /** The one that the session stands on. */
  certificate: CertificateFacts
  member: MemberRecord
}

/** What a client that shows a certificate asks about: all of it as it was at one instant. */
export interface ReenrolCase extends RenewalCase {
  /** The one that was shown; `renewal` is the one that runs for it. */
  certificate: CertificateCase['certificate']
  member: MemberRecord
}

export interface SignedInRenewal {
  /** As `record` left it. */
  seen: MemberVersion
  memberId: MemberId
  certificateId: CertificateId
  renewalId: RenewalId
  der: Uint8Array
  fingerprint: Uint8Array
  at: Temporal.Instant
  event: AuditRow
  mails: readonly OutboxItem[]
}

/** A session, with its certificate and its member as they are now. */
export interface SessionCase {
  session: SessionRecord
  certificate: CertificateRecord
  member: MemberRecord
}

/**
 * The hot path: what every page of a member asks first, logging on, and issuing in a renewal, where nobody else acts for
 * the member meanwhile. Each method is one statement without a lock, and concurrent calls of one method share the statement and its
 * commit. A write that answers `undefined` or `false` has written nothing: then it is done under the member's lock.
 */
export interface Swift {
  /** Undefined for an unknown token. */
  session(tokenHash: Uint8Array): Promise<SessionCase | undefined>
  /** Undefined for an unknown member. */
  renewalCase(member: MemberId, renewal: RenewalId): Promise<RenewalCase | undefined>
  /** Undefined for an unknown token. */
  renewerCase(tokenHash: Uint8Array, renewal: RenewalId): Promise<RenewerCase | undefined>
  /** Undefined for a fingerprint of no certificate here. */
  certificateCase(fingerprint: Uint8Array): Promise<CertificateCase | undefined>
  /** The same with what a renewal looks at. */
  reenrolCase(fingerprint: Uint8Array): Promise<ReenrolCase | undefined>
  /** Consumes the label of an attempt that goes on. False when it was consumed before. */
  consume(attempt: HandedOver): Promise<boolean>
  /** Undefined for a code that is unknown or spent. */
  attemptCase(codeHash: Uint8Array): Promise<AttemptCase | undefined>
  /**
   * Spends the code of an attempt, and with it come the session and the event of its log-on. False when somebody else
   * has spent it, or an act about the member came since.
   */
  openSession(opened: OpenedSession): Promise<boolean>
  /** The newest issuing CA, as it was a second ago at the most. */
  issuer(): Promise<IssuerRecord | undefined>
  /**
   * Records what will be signed, with its event. Answers with the version that this leaves; undefined when an act about
   * the member came since, or the key was used before. `opens` is the renewal that begins with it, where none runs.
   */
  record(
    seen: MemberVersion,
    certificate: UnsignedCertificate,
    event: AuditRow,
    at: Temporal.Instant,
    opens?: RenewalRecord,
  ): Promise<MemberVersion | undefined>
  /** signing → proving, the renewal is issued, and the mails are written. False when an act about the member came since. */
  recordSigned(signed: SignedInRenewal): Promise<boolean>
}
