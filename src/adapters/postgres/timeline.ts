import { type Selectable, sql } from 'kysely'
import type { InstitutionId } from '../../domain/id.ts'
import { certificateMails } from '../../domain/reminder.ts'
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

    async lastMail(member) {
      const { rows } = await sql<{
        created_at: Temporal.Instant
        sent_at: Temporal.Instant | null
        state: 'waiting' | 'sending' | 'sent' | 'failed'
        bounced_at: Temporal.Instant | null
      }>`
        select created_at, sent_at, state, bounced_at from outbox
         where institution_id = ${institution} and member_id = ${member} and channel = 'mail'
           and kind = any(${certificateMails}::text[]) and state <> 'withdrawn'
         order by created_at desc
         limit 1`.execute(db)
      const [row] = rows
      if (row === undefined) return undefined
      const state = row.bounced_at !== null ? 'returned' : row.state === 'sending' ? 'waiting' : row.state
      return { at: row.sent_at ?? row.created_at, state }
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
