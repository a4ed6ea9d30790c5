import { type Selectable, sql } from 'kysely'
import type { InstitutionId } from '../../domain/id.ts'
import type { Timeline } from '../../ports/staff-records.ts'
import { readEvent } from './audit-trail.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

/** The audit trail of one member, as people read it. */
export function timeline(db: Db, institution: InstitutionId): Timeline {
  return {
    async ofMember(member, limit, before) {
      const at = before?.at ?? null
      const { rows } = await sql<Selectable<Schema['audit_event']> & { actor_name: string | null }>`
        select e.*, s.display_name as actor_name
          from audit_event e
          left join staff s
            on e.actor = 'staff' and s.institution_id = e.institution_id and s.staff_id::text = e.actor_id
         where e.institution_id = ${institution} and e.member_id = ${member}
           and (${at}::timestamptz is null or e.at <= ${at}::timestamptz)
           and (${at}::timestamptz is null
                or (e.at, e.audit_event_id) < (${at}::timestamptz, ${before?.id ?? null}::uuid))
         order by e.at desc, e.audit_event_id desc
         limit ${limit}`.execute(db)
      return rows.map((row) => ({
        event: readEvent(row),
        ...(row.actor_name !== null && { actorName: row.actor_name }),
      }))
    },

    async wasRead(member, by, since) {
      const row = await db
        .selectFrom('audit_event')
        .select('audit_event_id')
        .where('institution_id', '=', institution)
        .where('member_id', '=', member)
        .where('at', '>', since)
        .where('kind', '=', 'member-read')
        .where('actor_id', '=', by)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },
  }
}
