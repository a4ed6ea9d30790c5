import type { AuditEvent } from '../domain/audit-event.ts'
import type { MemberId } from '../domain/id.ts'

/** One event as it lies in the trail. */
export interface AuditRow {
  event: AuditEvent
  /** The decision with its inputs as JSON text; its hash stands in the event's facts. */
  decision?: string
  /** RFC 9162 §2.1.1, over the canonical bytes of the event. */
  leafHash: Uint8Array
}

/** Insert-only. */
export interface AuditTrail {
  append(row: AuditRow): Promise<void>
  /** Many in one statement. */
  appendAll(rows: readonly AuditRow[]): Promise<void>
  /** His events, newest first. */
  ofMember(memberId: MemberId, limit: number): Promise<AuditEvent[]>
}
