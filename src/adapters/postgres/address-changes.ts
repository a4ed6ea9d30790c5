import { type Selectable, sql } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { AddressChangeRecord, AddressChanges } from '../../ports/desk-records.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

export function addressChanges(db: Db, institution: InstitutionId): AddressChanges {
  const update = () =>
    db.updateTable('address_change').where('institution_id', '=', institution).where('state', '=', 'open')
  const latest = async (condition: ReturnType<typeof sql>) => {
    const { rows } = await sql<{ at: Temporal.Instant | null }>`
      select max(a.closed_at) as at
        from address_change a
        join member m using (institution_id, member_id)
       where a.institution_id = ${institution} and a.state = 'confirmed' and ${condition}`.execute(db)
    return rows[0]?.at ?? undefined
  }

  return {
    async add({ id, memberId, oldAddress, newAddress, askedBy, askedAt, codeHash, expiresAt }) {
      await db
        .insertInto('address_change')
        .values({
          institution_id: institution,
          address_change_id: id,
          member_id: memberId,
          old_address: oldAddress ?? null,
          new_address: newAddress,
          asked_by_kind: askedBy.kind,
          asked_by: askedBy.id,
          asked_at: askedAt,
          code_hash: codeHash,
          expires_at: expiresAt,
          state: 'open',
        })
        .execute()
    },

    async openOf(member, now) {
      const row = await db
        .selectFrom('address_change')
        .selectAll()
        .where('institution_id', '=', institution)
        .where('member_id', '=', member)
        .where('state', '=', 'open')
        .where('expires_at', '>', now)
        .executeTakeFirst()
      return row && read(row)
    },

    async reserveTry(member, limit, now) {
      const row = await update()
        .set((eb) => ({ tries: eb('tries', '+', 1) }))
        .where('member_id', '=', member)
        .where('expires_at', '>', now)
        .where('tries', '<', limit)
        .returningAll()
        .executeTakeFirst()
      return row && read(row)
    },

    async close(id, as, at) {
      const { numUpdatedRows } = await update()
        .set({ state: as, closed_at: at })
        .where('address_change_id', '=', id)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },

    async withdrawOf(member, at) {
      const { numUpdatedRows } = await update()
        .set({ state: 'withdrawn', closed_at: at })
        .where('member_id', '=', member)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },

    lastChange: (member, contract) =>
      latest(sql`m.contract_id = ${contract} and (m.member_id = ${member} or m.role = 'administrator')`),
    lastChangeOf: (member) => latest(sql`m.member_id = ${member}`),
  }
}

function read(row: Selectable<Schema['address_change']>): AddressChangeRecord {
  return {
    id: row.address_change_id,
    memberId: parseId(row.member_id),
    ...(row.old_address === null ? {} : { oldAddress: row.old_address }),
    newAddress: row.new_address,
    askedBy: { kind: row.asked_by_kind, id: row.asked_by },
    askedAt: row.asked_at,
    codeHash: row.code_hash,
    expiresAt: row.expires_at,
    tries: row.tries,
  }
}
