import type { InstitutionId } from '../../domain/id.ts'
import type { Entitlements } from '../../ports/member-records.ts'
import type { Db } from './db.ts'
import { readEntitlements } from './life.ts'

export function entitlements(db: Db, institution: InstitutionId): Entitlements {
  return {
    async add({ id, memberId, reason, deadline }, at) {
      await db
        .insertInto('entitlement')
        .values({
          institution_id: institution,
          entitlement_id: id,
          member_id: memberId,
          reason,
          state: 'open',
          opened_at: at,
          deadline,
        })
        .execute()
    },

    async openOf(member) {
      const all = await readEntitlements(db, institution, member)
      return all.find(({ state }) => state === 'open')
    },

    async close(id, as, at) {
      const { numUpdatedRows } = await db
        .updateTable('entitlement')
        .set({ state: as, closed_at: at })
        .where('institution_id', '=', institution)
        .where('entitlement_id', '=', id)
        .where('state', '=', 'open')
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
  }
}
