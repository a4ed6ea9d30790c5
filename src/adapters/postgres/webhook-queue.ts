import { type Selectable, sql } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { ClaimedDelivery, DeliveryRecord, Webhooks } from '../../ports/webhooks.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

type Queue = Pick<Webhooks, 'busy' | 'claim' | 'settle' | 'deliveries' | 'delivery' | 'forget'>

/** What waits, and what has become of it. */
export function webhookQueue(db: Db, institution: InstitutionId): Queue {
  const ofOne = (id: string) =>
    db
      .selectFrom('webhook_delivery')
      .selectAll()
      .where('institution_id', '=', institution)
      .where('webhook_id', '=', id)
  return {
    ...attempts(db, institution),
    async busy(now) {
      const { rows } = await sql<{ webhook_id: string; is_lagging: boolean; is_due: boolean }>`
        select w.webhook_id,
               w.position < coalesce((select max(sequence) from audit_seal where institution_id = ${institution}), 0)
                 as is_lagging,
               w.paused_at is null and coalesce(w.resting_until <= ${now}::timestamptz, true)
                 and exists (select from webhook_secret s
                              where s.institution_id = w.institution_id and s.webhook_id = w.webhook_id)
                 and exists (select from webhook_delivery d
                              where d.institution_id = w.institution_id and d.webhook_id = w.webhook_id
                                and d.state = 'waiting' and d.due_at <= ${now}::timestamptz
                                and (d.leased_until is null or d.leased_until <= ${now}::timestamptz)) as is_due
          from webhook w
         where w.institution_id = ${institution} and w.ended_at is null`.execute(db)
      return {
        lagging: rows.filter((row) => row.is_lagging).map((row) => parseId(row.webhook_id)),
        due: rows.filter((row) => row.is_due).map((row) => parseId(row.webhook_id)),
      }
    },
    async deliveries(id, limit, before) {
      const all = ofOne(id).orderBy('queued_at', 'desc').orderBy('event_id', 'desc').limit(limit)
      const rows = await (before === undefined
        ? all
        : all.where(({ eb, refTuple, tuple }) =>
            eb(refTuple('queued_at', 'event_id'), '<', tuple(before.queuedAt, before.eventId)),
          )
      ).execute()
      return rows.map(readDelivery)
    },
    async delivery(id, eventId) {
      const row = await ofOne(id).where('event_id', '=', eventId).executeTakeFirst()
      return row && readDelivery(row)
    },
    async forget(before, now) {
      const gone = await Promise.all(
        [
          sql`delete from webhook_delivery
               where institution_id = ${institution} and state <> 'waiting' and settled_at < ${before}::timestamptz`,
          sql`delete from webhook_secret where institution_id = ${institution} and until <= ${now}::timestamptz`,
        ].map((statement) => statement.execute(db)),
      )
      return gone.reduce((sum, { numAffectedRows = 0n }) => sum + Number(numAffectedRows), 0)
    },
  }
}

function attempts(db: Db, institution: InstitutionId): Pick<Webhooks, 'claim' | 'settle'> {
  return {
    async claim(id, atOnce, now, leasedUntil) {
      // One after the other for each endpoint, on all nodes: who waits here counts what the one before has taken.
      await sql`
        select from webhook where institution_id = ${institution} and webhook_id = ${id} for no key update`.execute(
        db,
      )
      // Once, before anything is taken: read again for each row, it would go on to the next that is free.
      const { rows } = await sql<ClaimedDelivery & { event_id: string }>`
        with taken as materialized (
          select c.event_id
            from webhook_delivery c
            join webhook w on w.institution_id = c.institution_id and w.webhook_id = c.webhook_id
           where c.institution_id = ${institution} and c.webhook_id = ${id} and c.state = 'waiting'
             and c.due_at <= ${now}::timestamptz
             and (c.leased_until is null or c.leased_until <= ${now}::timestamptz)
             and w.ended_at is null and w.paused_at is null
             and coalesce(w.resting_until <= ${now}::timestamptz, true)
           order by c.due_at, c.event_id
           limit greatest(0, ${atOnce} - (
                   select count(*) from webhook_delivery h
                    where h.institution_id = ${institution} and h.webhook_id = ${id} and h.state = 'waiting'
                      and h.leased_until > ${now}::timestamptz))
             for update of c skip locked)
        update webhook_delivery d
           set leased_until = ${leasedUntil}::timestamptz, tries = d.tries + 1, last_at = ${now}::timestamptz,
               last_status = null, last_failure = null
          from taken
         where d.institution_id = ${institution} and d.webhook_id = ${id} and d.event_id = taken.event_id
        returning d.event_id, d.body, d.tries`.execute(db)
      return rows.map(({ event_id: eventId, body, tries }) => ({ eventId, body, tries }))
    },
    async settle(id, { eventId, tries, state, dueAt, status, failure }, at) {
      await sql`
        update webhook_delivery
           set state = ${state}, leased_until = null, due_at = coalesce(${dueAt ?? null}::timestamptz, due_at),
               last_status = ${status ?? null}, last_failure = ${failure ?? null},
               settled_at = ${state === 'waiting' ? null : at}::timestamptz
         where institution_id = ${institution} and webhook_id = ${id} and event_id = ${eventId}
           and state = 'waiting' and tries = ${tries}`.execute(db)
    },
  }
}

function readDelivery(row: Selectable<Schema['webhook_delivery']>): DeliveryRecord {
  return {
    eventId: row.event_id,
    type: row.type,
    state: row.state,
    tries: row.tries,
    queuedAt: row.queued_at,
    dueAt: row.due_at,
    ...(row.last_at !== null && { lastAt: row.last_at }),
    ...(row.last_status !== null && { lastStatus: row.last_status }),
    ...(row.last_failure !== null && { lastFailure: row.last_failure }),
    ...(row.settled_at !== null && { settledAt: row.settled_at }),
  }
}
