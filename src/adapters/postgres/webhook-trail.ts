import { type Selectable, sql } from 'kysely'
import type { InstitutionId } from '../../domain/id.ts'
import { isWebhookType } from '../../domain/webhook-event.ts'
import type { Webhooks } from '../../ports/webhooks.ts'
import { readEvent } from './audit-trail.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

type Trail = Pick<Webhooks, 'sealedSince' | 'queue' | 'queueOne' | 'rewind' | 'requeue'>

/**
 * From the trail into the queue. The place is a number of the seal: without a gap, in the order in which seals were
 * committed, and each event has one, however late it was committed itself (db/002-audit-seal.sql).
 */
export function webhookTrail(db: Db, institution: InstitutionId): Trail {
  return {
    async sealedSince(id, kinds, limit) {
      const { rows: places } = await sql<{ position: number; types: string[]; up_to: number | null }>`
        select w.position, w.types,
               least(w.position + ${limit}, (select max(sequence) from audit_seal where institution_id = ${institution}))
                 as up_to
          from webhook w
         where w.institution_id = ${institution} and w.webhook_id = ${id} and w.ended_at is null
           for update skip locked`.execute(db)
      const [place] = places
      if (place === undefined || place.up_to === null || place.up_to <= place.position) return undefined
      const { rows } = await sql<Selectable<Schema['audit_event']> & { contract_number: string | null }>`
        select e.*, c.contract_number
          from audit_seal s
          join audit_event e
            on e.institution_id = s.institution_id and e.audit_event_id = s.audit_event_id and e.at = s.at
          left join member m on m.institution_id = e.institution_id and m.member_id = e.member_id
          left join contract c
            on c.institution_id = e.institution_id and c.contract_id = coalesce(e.contract_id, m.contract_id)
         where s.institution_id = ${institution}
           and s.sequence > ${place.position} and s.sequence <= ${place.up_to}
           and e.kind = any(${[...kinds]}::text[])
         order by s.sequence`.execute(db)
      const events = rows.map((row) => ({
        ...readEvent(row),
        ...(row.contract_number !== null && { contractNumber: row.contract_number }),
      }))
      const seals = place.up_to - place.position
      return { types: place.types.filter(isWebhookType), upTo: place.up_to, seals, events }
    },
    async queue(id, deliveries, upTo, now) {
      await sql`
        insert into webhook_delivery (institution_id, webhook_id, event_id, type, body, queued_at, due_at)
        select ${institution}, ${id}, made.*, ${now}::timestamptz, ${now}::timestamptz
          from unnest(${deliveries.map(({ eventId }) => eventId)}::uuid[], ${deliveries.map(({ type }) => type)}::text[],
                      ${deliveries.map(({ body }) => body)}::text[]) as made
            on conflict (institution_id, webhook_id, event_id) do update
           set state = 'waiting', settled_at = null, tries = 0, queued_at = excluded.queued_at, due_at = excluded.due_at
         where webhook_delivery.state <> 'waiting'`.execute(db)
      await db
        .updateTable('webhook')
        .set({ position: upTo })
        .where('institution_id', '=', institution)
        .where('webhook_id', '=', id)
        .execute()
    },
    async queueOne(id, { eventId, type, body }, now) {
      const row = { institution_id: institution, webhook_id: id, event_id: eventId, type, body }
      await db
        .insertInto('webhook_delivery')
        .values({ ...row, queued_at: now, due_at: now })
        .execute()
    },
    async rewind(id, since) {
      await sql`
        update webhook
           set position = least(position, coalesce(
                 (select sequence from audit_seal
                   where institution_id = ${institution} and sealed_at < ${since}::timestamptz
                   order by sequence desc limit 1), 0))
         where institution_id = ${institution} and webhook_id = ${id}`.execute(db)
    },
    async requeue(id, eventId, now) {
      const { numAffectedRows = 0n } = await sql`
        update webhook_delivery
           set state = 'waiting', settled_at = null, tries = 0, queued_at = ${now}::timestamptz,
               due_at = ${now}::timestamptz
         where institution_id = ${institution} and webhook_id = ${id} and event_id = ${eventId}`.execute(db)
      return numAffectedRows > 0n
    },
  }
}
