import { sql } from 'kysely'
import type { InstitutionId, MemberId } from '../../domain/id.ts'
import type { Door } from '../../domain/life.ts'
import type { Doors } from '../../ports/member-records.ts'
import type { Db } from './db.ts'

export function doors(db: Db, institution: InstitutionId): Doors {
  const update = (member: MemberId, door: Door) =>
    db
      .updateTable('door')
      .where('institution_id', '=', institution)
      .where('member_id', '=', member)
      .where('door', '=', door)

  return {
    /** One statement, so that 200 parallel entries take exactly `limit` tries between them. */
    async reserveTry(member, door, limit, at) {
      const { rows } = await sql<{ tries: number }>`
        insert into door as d (institution_id, member_id, door, tries, locked_at)
        values (${institution}, ${member}, ${door}, 1, case when ${limit}::int <= 1 then ${at}::timestamptz end)
        on conflict (institution_id, member_id, door) do update
           set tries = d.tries + 1,
               locked_at = case when d.tries + 1 >= ${limit} then ${at}::timestamptz end
         where d.tries < ${limit}
        returning tries`.execute(db)
      return rows[0]?.tries ?? 'locked'
    },

    async clearTries(member, door) {
      await update(member, door).set({ tries: 0, locked_at: null }).execute()
    },

    async giveBackTry(member, door) {
      await update(member, door).set({ tries: sql`greatest(tries - 1, 0)`, locked_at: null }).execute()
    },

    async openLockOfBefore(member, door, before) {
      await update(member, door).set({ tries: 0, locked_at: null }).where('locked_at', '<', before).execute()
    },
  }
}
