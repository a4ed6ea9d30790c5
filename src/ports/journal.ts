import type { AuditEvent } from '../domain/audit-event.ts'
import type { InstitutionId } from '../domain/id.ts'

/** Where in the journal something is not as it was written. */
export interface JournalFault {
  file: string
  line: number
  /** `torn`: the last line of a file, on which its writer was killed; nobody was told that it is there. */
  kind: 'torn' | 'damaged'
}

/** A piece of a journal, in the order in which it was written. */
export interface JournalPiece {
  file: string
  events: AuditEvent[]
  faults: JournalFault[]
}

/** The journal beside the database (docs/decisions/034-journal.md): what a restored database must not have forgotten. */
export interface Journal {
  /** Durable when it answers. What it could not write stays with it and goes ahead of the next. */
  append(events: readonly AuditEvent[]): Promise<void>
  /** Tries again what could not be written. */
  retry(): Promise<void>
  /** Closes what is open; whoever appends afterwards begins another file. */
  end(): Promise<void>
  /** Some of what was written last, in this file and in those of others: enough to see that the database lost its end. */
  tails(): Promise<AuditEvent[]>
  /** Every file that is there, of this node and of others. */
  read(): AsyncIterable<JournalPiece>
  /** Takes files out of the way, and keeps them: they are not read any more. What could be read of them is written anew. */
  setAside(files: readonly string[]): Promise<void>
}

/** Whether the doors may be open. */
export interface JournalGate {
  /** True while the database lacks what the journal says was acknowledged. */
  isBehind(institution: InstitutionId): boolean
  /** Why an institution's doors are closed; undefined while they are open. */
  closed(institution: InstitutionId): ClosedDoors | undefined
}

/** What may be told of it to the institution's own staff. */
export interface ClosedDoors {
  /** When this process found it. */
  since: Temporal.Instant
  /** A line of a journal is not as it was written: nobody can say what else it said. */
  isDamaged: boolean
  /** What the database does not know, and when the first of it happened. */
  lacking?: { events: number; from: Temporal.Instant }
}

/** What the database is asked about a journal. */
export interface JournalRecords {
  /** Those that are neither in the trail nor were reconciled. */
  missing(events: readonly AuditEvent[]): Promise<AuditEvent[]>
  /** From now on they count as known. */
  reconciled(events: readonly AuditEvent[], at: Temporal.Instant): Promise<void>
  /** A certificate was issued that the database does not know: its status is told as revoked (db/028). Once for each serial number. */
  addLost(lost: LostCertificate, at: Temporal.Instant): Promise<void>
}

export interface LostCertificate {
  issuerId: string
  serialNumber: string
  certificateId: string
}
