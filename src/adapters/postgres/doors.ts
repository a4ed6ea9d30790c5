import { sql } from 'kysely'
import type { InstitutionId, MemberId } from '../../domain/id.ts'
import type { Door } from '../../domain/life.ts'
import type { Doors } from '../../ports/member-records.ts'
import type { Db } from './db.ts'

/** As many rows as the table allows for each institution. */
const buckets = 64

export function doors(db: Db, institution: InstitutionId): Doors {
  const update = (member: MemberId, door: Door) =>
    db
      .updateTable('door')
      .where('institution_id', '=', institution)
      .where('member_id', '=', member)
      .where('door', '=', door)

  return {
    /** One statement, so that 200 parallel entries take exactly `limit` tries between them. */
    async reserveTry(member, door, limit, at, { since, openedBy } = {}) {
      // domain/door-tries.ts, areForgotten: with the tries goes the lock that they set.
      const lastTry = sql`coalesce(d.tried_at, d.locked_at)`
      const forgotten = sql`(${lastTry} < ${since ?? null}::timestamptz
             or d.tries >= ${limit} and ${lastTry} <= ${openedBy ?? null}::timestamptz)`
      const next = sql`case when ${forgotten} then 1 else d.tries + 1 end`
      const { rows } = await sql<{ tries: number }>`
        insert into door as d (institution_id, member_id, door, tries, locked_at, tried_at)
        values (${institution}, ${member}, ${door}, 1, case when ${limit}::int <= 1 then ${at}::timestamptz end, ${at})
        on conflict (institution_id, member_id, door) do update
           set tries = ${next},
               locked_at = case when ${next} >= ${limit} then ${at}::timestamptz end,
               tried_at = ${at}
         where d.tries < ${limit} or ${forgotten}
        returning tries`.execute(db)
      return rows[0]?.tries ?? 'locked'
    },

    async countStranger(chance, at) {
      await sql`
        insert into stranger_door as d (institution_id, bucket, tries, tried_at)
        values (${institution}, ${chance % buckets}, 1, ${at})
        on conflict (institution_id, bucket) do update set tries = d.tries + 1, tried_at = ${at}`.execute(db)
    },

    async clearTries(member, door) {
      await update(member, door).set({ tries: 0, locked_at: null }).execute()
    },

    async giveBackTry(member, door) {
      await update(member, door).set({ tries: sql`greatest(tries - 1, 0)`, locked_at: null }).execute()
    },
  }
}
