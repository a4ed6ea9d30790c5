import { sql } from 'kysely'
import { type InstitutionId, parseId, type StaffId } from '../../domain/id.ts'
import type { Staff } from '../../ports/staff-records.ts'
import type { Db } from './db.ts'

/** Activation codes of which two people hold one half each. */
export function staffCodes(
  db: Db,
  institution: InstitutionId,
): Pick<Staff, 'keepHalf' | 'takeHalf' | 'halvesOf' | 'eraseHalves'> {
  return {
    async keepHalf({ staffId, half, heldBy, approvalId, sealed }) {
      const kept = { held_by: heldBy, approval_id: approvalId, sealed }
      await db
        .insertInto('staff_code_half')
        .values({ institution_id: institution, staff_id: staffId, half, ...kept })
        .onConflict((conflict) => conflict.columns(['institution_id', 'staff_id', 'half']).doUpdateSet(kept))
        .execute()
    },
    async takeHalf(id, heldBy) {
      const row = await db
        .selectFrom('staff_code_half')
        .select(['half', 'sealed'])
        .where('institution_id', '=', institution)
        .where('staff_id', '=', id)
        .where('held_by', '=', heldBy)
        .where('sealed', 'is not', null)
        .forUpdate()
        .executeTakeFirst()
      if (row === undefined || row.sealed === null) return undefined
      await db
        .updateTable('staff_code_half')
        .set({ sealed: null })
        .where('institution_id', '=', institution)
        .where('staff_id', '=', id)
        .where('half', '=', row.half)
        .execute()
      return { half: row.half, sealed: row.sealed }
    },
    async eraseHalves(now) {
      const { numAffectedRows = 0n } = await sql`
        update staff_code_half h
           set sealed = null
          from staff s
         where h.institution_id = ${institution} and h.sealed is not null
           and s.institution_id = h.institution_id and s.staff_id = h.staff_id
           and (s.disabled_at is not null or s.activation_expires_at is null
                or s.activation_expires_at <= ${now}::timestamptz)`.execute(db)
      return Number(numAffectedRows)
    },
    async halvesOf(heldBy) {
      const rows = await db
        .selectFrom('staff_code_half')
        .select('staff_id')
        .where('institution_id', '=', institution)
        .where('held_by', '=', heldBy)
        .where('sealed', 'is not', null)
        .execute()
      return rows.map(({ staff_id }) => parseId<StaffId>(staff_id))
    },
  }
}
