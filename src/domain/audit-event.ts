import { canonicalJson } from './canonical-json.ts'
import type {
  CertificateId,
  ContractId,
  EntitlementId,
  InstitutionId,
  IssuerId,
  MemberId,
  RenewalId,
} from './id.ts'

/** Everything that is ever written into the trail. A new kind is added at the end; none is taken out or renamed. */
export type AuditEventKind =
  | 'institution-made'
  | 'policy-version-added'
  | 'issuer-made'
  | 'member-added'
  | 'entitlement-opened'
  | 'entitlement-used'
  | 'pickup-code-made'
  | 'pickup-code-sent'
  | 'pickup-code-accepted'
  | 'pickup-code-refused'
  | 'identification-failed'
  | 'pin-refused'
  | 'door-locked'
  | 'acquisition-refused'
  | 'certificate-recorded'
  | 'certificate-signed'
  | 'certificate-proved'
  | 'certificate-retiring'
  | 'certificate-superseded'
  | 'certificate-abandoned'
  | 'certificate-revoked'
  | 'renewal-opened'
  | 'renewal-consented'
  | 'renewal-ended'
  | 'renewal-refused'
  | 'proof-refused'
  | 'logged-on'
  | 'log-on-refused'
  | 'logged-off'
  | 'session-ended'
  | 'pins-changed'
  | 'notice-written'
  | 'clock-moved'
  | 'acquisition-consented'
  | 'pin-accepted'
  | 'loss-reported'
  | 'loss-report-refused'
  | 'staff-alarmed'
  | 'staff-added'
  | 'staff-activated'
  | 'staff-activation-refused'
  | 'staff-signed-in'
  | 'staff-sign-in-refused'
  | 'staff-signed-out'
  | 'staff-session-ended'
  | 'staff-act-refused'
  | 'member-read'
  | 'unlock-requested'
  | 'unlock-approved'
  | 'unlock-rejected'
  | 'unlock-withdrawn'
  | 'unlock-expired'
  | 'unlock-target-changed'
  | 'doors-unlocked'
  | 'alarm-seen'
  | 'members-found'
  | 'staff-disabled'
  | 'staff-renewed'
  | 'unlock-requester-gone'
  | 'request-made'
  | 'request-approved'
  | 'request-rejected'
  | 'request-withdrawn'
  | 'request-expired'
  | 'request-requester-gone'
  | 'request-target-changed'
  | 'board-message-published'
  | 'board-message-withdrawn'
  | 'member-reminded'
  | 'expiry-dates-exported'
  | 'mail-sent'
  | 'mail-failed'
  | 'mail-withdrawn'
  | 'mail-repeated'
  | 'mail-returned'
  | 'test-mail-sent'
  | 'members-listed'
  | 'notices-settled'
  | 'staff-mail-set'
  | 'switch-engaged'
  | 'switch-released'
  | 'help-given'
  | 'login-id-reminded'
  | 'recovery-approval-asked'
  | 'recovery-approved'
  | 'recovery-rejected'
  | 'passkey-registered'
  | 'passkey-removed'
  | 'passkey-accepted'
  | 'passkey-refused'
  | 'people-exported'
  | 'letter-printed'
  | 'import-file-brought'
  | 'people-imported'
  | 'certificates-imported'
  | 'predecessor-registered'
  | 'predecessor-certificate-added'
  | 'predecessor-certificate-seen'
  | 'temporary-pins-made'
  | 'desk-act-refused'
  | 'desk-act-confirmed'
  | 'certificates-revoked'
  | 'member-reissued'
  | 'new-pc-opened'
  | 'member-locked'
  | 'member-unlocked'
  | 'member-stopped'
  | 'stop-released'
  | 'contract-stopped'
  | 'contract-released'
  | 'address-change-asked'
  | 'address-changed'
  | 'address-change-ended'
  | 'address-code-refused'
  | 'member-removed'
  | 'silent-reminded'
  | 'call-list-exported'
  | 'staff-roles-changed'
  | 'staff-code-shown'
  | 'new-pc-withdrawn'
  | 'member-held'
  | 'journal-reconciled'
  | 'api-client-added'
  | 'api-client-ended'
  | 'api-token-issued'
  | 'api-token-refused'
  | 'api-act-refused'
  | 'est-secret-made'
  | 'est-secret-shown'
  | 'est-secret-refused'
  | 'ca-switched'
  | 'ca-revoked'
  | 'webhook-added'
  | 'webhook-ended'
  | 'webhook-paused'
  | 'webhook-resumed'
  | 'webhook-secret-made'
  | 'webhook-replayed'
  | 'webhook-tested'
  | 'renewal-pulled'
  | 'renewal-pull-withdrawn'
  | 'ca-list-brought'
  | 'relying-party-registered'
  | 'relying-party-ended'
  | 'service-entered'
  | 'service-log-out-untold'

export type AuditActor = 'visitor' | 'member' | 'staff' | 'system' | 'api-client'

/** Ids, codes, dates and salted hashes. Never a name or an address: the trail can be published, and people erased. */
export interface AuditEvent {
  /** A UUID: two events are never the same leaf. */
  id: string
  institutionId: InstitutionId
  kind: AuditEventKind
  at: Temporal.Instant
  actor: AuditActor
  /** Who did it, when the actor is a member, of the staff, or a client of the API. */
  actorId?: string
  contractId?: ContractId
  memberId?: MemberId
  certificateId?: CertificateId
  entitlementId?: EntitlementId
  renewalId?: RenewalId
  issuerId?: IssuerId
  /** Salted hash of where it came from, lower-case hex. */
  origin?: string
  facts?: Readonly<Record<string, string | number>>
}

/**
 * The bytes of an event, version 1: 「warifu-audit-1」, a line feed, and the JSON object of its fields as RFC 8785 writes it
 * (members sorted, no blanks, UTF-8). Members are strings, whole numbers and `facts`; `at` has six decimals, as the
 * database does, so that what is read back gives the same bytes.
 */
export function encodeAuditEvent({ at, ...fields }: AuditEvent): Uint8Array {
  const whole = { ...fields, at: at.toString({ smallestUnit: 'microsecond' }) }
  return new TextEncoder().encode(`warifu-audit-1\n${canonicalJson(whole)}`)
}

/** RFC 9162 §2.1.1: the leaf hash is the SHA-256 of these bytes, 0x00 and then the event. */
export function auditLeaf(event: AuditEvent): Uint8Array {
  const bytes = encodeAuditEvent(event)
  const leaf = new Uint8Array(bytes.length + 1)
  leaf.set(bytes, 1)
  return leaf
}
