import type { AuditEvent } from '../domain/audit-event.ts'
import type { CertificateId, MemberId } from '../domain/id.ts'
import type { Role } from '../domain/life.ts'
import type { ListPlace } from './staff-records.ts'

/** How much an institution has, counted when it is asked. */
export interface RegisterCounts {
  contracts: number
  /** Who have not left. */
  members: number
  /** In use, proved. */
  certificates: number
}

/** A certificate in use. */
export interface ExpiringEntry {
  id: CertificateId
  expiryDate: Temporal.PlainDate
  serialNumber?: string
  memberId: MemberId
  contractNumber: string
  role: Role
  loginId: string
  name: string
}

/** Where a page of them goes on: behind this one. */
export interface ExpiryPlace {
  day: Temporal.PlainDate
  id: string
}

export interface ExpiringWanted {
  from?: Temporal.PlainDate
  until?: Temporal.PlainDate
  limit: number
  after?: ExpiryPlace
}

export interface EventsWanted {
  kind?: string
  memberId?: MemberId
  since?: Temporal.Instant
  /** Exclusive. */
  before?: Temporal.Instant
  limit: number
  after?: ListPlace
}

/** One event of the trail; `sequence` is its number in the chain once it is sealed. */
export interface ListedEvent {
  event: AuditEvent
  sequence?: number
}

/** What an operator looks up at the terminal, across all contracts of an institution. */
export interface Register {
  counts(): Promise<RegisterCounts>
  /** By expiry date. */
  expiring(wanted: ExpiringWanted): Promise<ExpiringEntry[]>
  /** One serial number may have been given by several CAs. */
  certificatesNamed(
    named: { id: CertificateId } | { serialNumber: string } | { fingerprint: Uint8Array },
  ): Promise<{ id: CertificateId; memberId: MemberId }[]>
  /** Newest first. */
  events(wanted: EventsWanted): Promise<ListedEvent[]>
}
