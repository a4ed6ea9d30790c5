import { sql } from 'kysely'
import type { InstitutionId } from '../../domain/id.ts'
import type { Door } from '../../domain/life.ts'
import type { Figures } from '../../ports/figures.ts'
import type { Db } from './db.ts'

/** Each from an index alone or from rows that are few (db/021-campaign.sql). */
export function figures(db: Db, institution: InstitutionId): Figures {
  return {
    async expiring(from, until) {
      const { rows } = await sql<{ day: Temporal.PlainDate; count: number }>`
        select expiry_date as day, count(*) as count
          from certificate
         where institution_id = ${institution} and stage = 'current'
           and expiry_date between ${from}::date and ${until}::date
         group by expiry_date
         order by expiry_date`.execute(db)
      return rows
    },

    async takenIntoUse(since, zone) {
      const { rows } = await sql<{ day: Temporal.PlainDate; acquired: number; renewed: number }>`
        select (proved_at at time zone ${zone})::date as day, count(*) filter (where origin <> 'renewal') as acquired,
               count(*) filter (where origin = 'renewal') as renewed
          from certificate
         where institution_id = ${institution} and proved_at >= ${since}::timestamptz and proved_at is not null
         group by 1
         order by 1`.execute(db)
      return rows
    },

    async refused(since) {
      const { rows } = await sql<{ kind: string; code: string | null; count: number }>`
        select kind, coalesce(facts->>'failure', facts->>'code') as code, count(*) as count
          from audit_event
         where institution_id = ${institution} and at >= ${since}::timestamptz
           and kind in ('log-on-refused', 'renewal-refused', 'acquisition-refused', 'proof-refused',
                        'identification-failed', 'pin-refused', 'pickup-code-refused', 'loss-report-refused')
         group by 1, 2
         order by count(*) desc, 1, 2`.execute(db)
      return rows.map(({ kind, code, count }) => ({ kind, ...(code !== null && { code }), count }))
    },

    async lockedDoors() {
      const { rows } = await sql<{ door: Door; count: number }>`
        select door, count(*) as count
          from door
         where institution_id = ${institution} and locked_at is not null
         group by door
         order by door`.execute(db)
      return rows
    },
  }
}
