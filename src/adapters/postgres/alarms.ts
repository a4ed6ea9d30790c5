import { type Selectable, sql } from 'kysely'
import * as z from 'zod'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { AlarmId, AlarmKey, AlarmRecord, Alarms } from '../../ports/alarms.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

export function alarms(db: Db, institution: InstitutionId): Alarms {
  const all = () => db.selectFrom('alarm').selectAll().where('institution_id', '=', institution)
  const newestFirst = () => all().orderBy('raised_at', 'desc').orderBy('alarm_id', 'desc')

  return {
    async raise({ id, kind, memberId, staffId, certificateId, raisedAt, facts }) {
      await db
        .insertInto('alarm')
        .values({
          institution_id: institution,
          alarm_id: id,
          kind,
          member_id: memberId ?? null,
          staff_id: staffId ?? null,
          certificate_id: certificateId ?? null,
          raised_at: raisedAt,
          facts: JSON.stringify(facts),
        })
        .execute()
    },

    async open(limit, after) {
      const rows = await all()
        .where('seen_at', 'is', null)
        .$if(after !== undefined, (query) => query.where(sql<boolean>`${place} > ${placeOf(after)}`))
        .orderBy('raised_at')
        .orderBy('alarm_id')
        .limit(limit)
        .execute()
      return rows.map(read)
    },

    async page(limit, before) {
      const rows = await newestFirst()
        .$if(before !== undefined, (query) => query.where(sql<boolean>`${place} < ${placeOf(before)}`))
        .limit(limit)
        .execute()
      return rows.map(read)
    },

    async isUnseen(kind) {
      const row = await all()
        .where('seen_at', 'is', null)
        .where('kind', '=', kind)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },

    async isRaised(kind, wanted) {
      const row = await all()
        .where('kind', '=', kind)
        .where(sql<boolean>`facts @> ${JSON.stringify(wanted)}::jsonb`)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },

    async byId(id) {
      const row = await all().where('alarm_id', '=', id).executeTakeFirst()
      return row && read(row)
    },

    async ofMember(member) {
      return (await newestFirst().where('member_id', '=', member).execute()).map(read)
    },

    async see(id, by, at) {
      const { numUpdatedRows } = await db
        .updateTable('alarm')
        .set({ seen_at: at, seen_by: by })
        .where('institution_id', '=', institution)
        .where('alarm_id', '=', id)
        .where('seen_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
  }
}

const place = sql`(raised_at, alarm_id)`

function placeOf(key: AlarmKey | undefined) {
  return sql`(${key?.raisedAt}::timestamptz, ${key?.id}::uuid)`
}

const facts = z.record(z.string(), z.string())

function read(row: Selectable<Schema['alarm']>): AlarmRecord {
  return {
    // Made by ports/random as a UUID; the column is one.
    id: row.alarm_id as AlarmId,
    kind: row.kind,
    ...(row.member_id === null ? {} : { memberId: parseId(row.member_id) }),
    ...(row.staff_id === null ? {} : { staffId: parseId(row.staff_id) }),
    ...(row.certificate_id === null ? {} : { certificateId: parseId(row.certificate_id) }),
    raisedAt: row.raised_at,
    facts: facts.parse(row.facts),
    ...(row.seen_at === null || row.seen_by === null
      ? {}
      : { seen: { at: row.seen_at, by: parseId(row.seen_by) } }),
  }
}
