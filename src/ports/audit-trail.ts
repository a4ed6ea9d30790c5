/** One event as it will lie in the trail: ids and salted hashes only. */
export interface AuditRow {
  id: string
  at: Temporal.Instant
  kind: string
  actor: string
  facts: Readonly<Record<string, unknown>>
  leafHash: Uint8Array
}

/** Insert-only. */
export interface AuditTrail {
  append(row: AuditRow): Promise<void>
  /** For the member's history: his events, newest first. */
  ofMember(memberId: string, limit: number): Promise<Omit<AuditRow, 'leafHash'>[]>
}
