import { sql } from 'kysely'
import type { InstitutionId, StaffId } from '../../domain/id.ts'
import type { StaffDoor, StaffDoors } from '../../ports/staff-records.ts'
import type { Db } from './db.ts'

export function staffDoors(db: Db, institution: InstitutionId): StaffDoors {
  const update = (id: StaffId, door: StaffDoor) =>
    db
      .updateTable('staff_door')
      .where('institution_id', '=', institution)
      .where('staff_id', '=', id)
      .where('door', '=', door)

  return {
    /** One statement, so that 200 parallel entries take exactly `limit` tries between them. */
    async reserveTry(id, door, limit, at, openedBy) {
      const { rows } = await sql<{ tries: number }>`
        insert into staff_door as d (institution_id, staff_id, door, tries, locked_at)
        values (${institution}, ${id}, ${door}, 1, case when ${limit}::int <= 1 then ${at}::timestamptz end)
        on conflict (institution_id, staff_id, door) do update
           set tries = case when d.locked_at <= ${openedBy}::timestamptz then 1 else d.tries + 1 end,
               locked_at = case when d.locked_at <= ${openedBy}::timestamptz and ${limit}::int > 1 then null
                                when d.tries + 1 >= ${limit}::int then ${at}::timestamptz end
         where d.locked_at is null or d.locked_at <= ${openedBy}::timestamptz
        returning tries`.execute(db)
      return rows[0]?.tries ?? 'locked'
    },
    async clearTries(id, door) {
      await update(id, door).set({ tries: 0, locked_at: null }).execute()
    },
    async giveBackTry(id, door) {
      await update(id, door).set({ tries: sql`greatest(tries - 1, 0)`, locked_at: null }).execute()
    },
  }
}
