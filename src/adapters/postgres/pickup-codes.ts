import { type Selectable, sql } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { PickupCodeRecord, PickupCodes } from '../../ports/acquisition-records.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

export function pickupCodes(db: Db, institution: InstitutionId): PickupCodes {
  const update = () => db.updateTable('pickup_code').where('institution_id', '=', institution)

  return {
    async add(code) {
      await db
        .insertInto('pickup_code')
        .values({
          institution_id: institution,
          pickup_code_id: code.id,
          member_id: code.memberId,
          entitlement_id: code.entitlementId ?? null,
          channel: code.channel,
          code_hash: code.codeHash,
          made_at: code.madeAt,
          expires_at: code.expiresAt,
        })
        .execute()
    },

    async usableOf(member, now) {
      const rows = await db
        .selectFrom('pickup_code')
        .selectAll()
        .where('institution_id', '=', institution)
        .where('member_id', '=', member)
        .where('withdrawn_at', 'is', null)
        .where('expires_at', '>', now)
        .orderBy('made_at', 'desc')
        .execute()
      return rows.map(read)
    },

    async byId(id) {
      const row = await db
        .selectFrom('pickup_code')
        .selectAll()
        .where('institution_id', '=', institution)
        .where('pickup_code_id', '=', id)
        .executeTakeFirst()
      return row && read(row)
    },

    async reserveTries(member, limit, now) {
      const rows = await update()
        .set((eb) => ({ tries: eb('tries', '+', 1) }))
        .where('member_id', '=', member)
        .where('withdrawn_at', 'is', null)
        .where('expires_at', '>', now)
        .where('tries', '<', limit)
        .returningAll()
        .execute()
      return rows.map(read)
    },

    async giveBackTry(id) {
      await update().set({ tries: sql`greatest(tries - 1, 0)` }).where('pickup_code_id', '=', id).execute()
    },

    async countIssue(id, limit) {
      const { numUpdatedRows } = await update()
        .set((eb) => ({ issues: eb('issues', '+', 1) }))
        .where('pickup_code_id', '=', id)
        .where('issues', '<', limit)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },

    async withdrawOf(member, at, channel) {
      await update()
        .set({ withdrawn_at: at })
        .where('member_id', '=', member)
        .where('withdrawn_at', 'is', null)
        .$if(channel !== undefined, (query) => query.where('channel', '=', channel ?? 'mail'))
        .execute()
    },
  }
}

function read(row: Selectable<Schema['pickup_code']>): PickupCodeRecord {
  return {
    id: row.pickup_code_id,
    memberId: parseId(row.member_id),
    ...(row.entitlement_id === null ? {} : { entitlementId: parseId(row.entitlement_id) }),
    channel: row.channel,
    codeHash: row.code_hash,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
    tries: row.tries,
    issues: row.issues,
  }
}
