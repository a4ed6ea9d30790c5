import { sql } from 'kysely'
import type { AuditEvent } from '../../domain/audit-event.ts'
import type { InstitutionId } from '../../domain/id.ts'
import type { JournalRecords } from '../../ports/journal.ts'
import type { Db } from './db.ts'

export function journalRecords(db: Db, institution: InstitutionId): JournalRecords {
  return {
    async missing(events) {
      const { rows } = await sql<{ n: number }>`
        select e.n::integer as n
          from unnest(${events.map(({ id }) => id)}::uuid[], ${instants(events)}::timestamptz[])
               with ordinality as e (audit_event_id, at, n)
         where not exists (
               select from audit_event
                where institution_id = ${institution}
                  and audit_event_id = e.audit_event_id and at = e.at)
           and not exists (
               select from journal_reconciled
                where institution_id = ${institution}
                  and audit_event_id = e.audit_event_id and at = e.at)
         order by e.n`.execute(db)
      return rows.flatMap(({ n }) => events[n - 1] ?? [])
    },

    async reconciled(events, at) {
      await sql`
        insert into journal_reconciled (institution_id, audit_event_id, at, reconciled_at)
        select ${institution}, e.audit_event_id, e.at, ${at}
          from unnest(${events.map(({ id }) => id)}::uuid[], ${instants(events)}::timestamptz[]) as e (audit_event_id, at)
            on conflict do nothing`.execute(db)
    },

    async addLost({ issuerId, serialNumber, certificateId }, at) {
      await sql`
        insert into lost_certificate (institution_id, issuer_id, serial_number, certificate_id, lost_at)
        values (${institution}, ${issuerId}, ${serialNumber}, ${certificateId}, ${at})
            on conflict do nothing`.execute(db)
    },
  }
}

function instants(events: readonly AuditEvent[]): string[] {
  return events.map(({ at }) => at.toString())
}
