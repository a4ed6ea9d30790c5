import type { MemberId } from '../domain/id.ts'

/** One event as it will lie in the trail: ids and salted hashes only. */
export interface AuditRow {
  id: string
  at: Temporal.Instant
  kind: string
  actor: string
  /** Whom it is about. */
  memberId?: MemberId
  facts: Readonly<Record<string, unknown>>
  leafHash: Uint8Array
}

/** Insert-only. */
export interface AuditTrail {
  append(row: AuditRow): Promise<void>
  /** For the member's history: his events, newest first. */
  ofMember(memberId: MemberId, limit: number): Promise<Omit<AuditRow, 'leafHash'>[]>
}
