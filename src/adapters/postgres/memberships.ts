import { sql } from 'kysely'
import type { InstitutionId, MemberId } from '../../domain/id.ts'
import type { MemberStop } from '../../domain/life.ts'
import type { Memberships } from '../../ports/desk-records.ts'
import type { Db } from './db.ts'

const columns = {
  suspended: 'suspended_at',
  held: 'held_at',
  'locked-by-administrator': 'locked_at',
  'loss-reported': 'loss_reported_at',
  ended: 'ended_at',
} as const satisfies Record<MemberStop, string>

export function memberships(db: Db, institution: InstitutionId): Memberships {
  const update = (id: MemberId) =>
    db.updateTable('member').where('institution_id', '=', institution).where('member_id', '=', id)
  const isThere = async (query: ReturnType<typeof sql<{ found: boolean }>>) =>
    (await query.execute(db)).rows[0]?.found ?? false

  return {
    async stop(id, stop, at) {
      const { numUpdatedRows } = await update(id)
        .set({ [columns[stop]]: at })
        .where(columns[stop], 'is', null)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },

    async lift(id, stop) {
      const { numUpdatedRows } = await update(id)
        .set({ [columns[stop]]: null })
        .where(columns[stop], 'is not', null)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },

    async setMailAddress(id, address) {
      await update(id).set({ mail_address: address }).execute()
    },

    hasAddress: (contract, address, besides) =>
      isThere(sql`
        select exists (
          select from member
           where institution_id = ${institution} and contract_id = ${contract} and ended_at is null
             and folded_mail = folded(${address}) and member_id is distinct from ${besides ?? null}) as found`),

    hasLoginId: (contract, loginId) =>
      isThere(sql`
        select exists (
          select from member
           where institution_id = ${institution} and contract_id = ${contract}
             and folded_login_id = folded(${loginId})) as found`),

    hasLeftSince: (contract, { displayName, mailAddress }, since) =>
      isThere(sql`
        select exists (
          select from member
           where institution_id = ${institution} and contract_id = ${contract} and ended_at >= ${since}
             and (folded_name = folded(${displayName}) or folded_mail = folded(${mailAddress ?? null}))) as found`),

    hasLoggedOnFrom: (id, origin) =>
      isThere(sql`
        select exists (
          select from audit_event
           where institution_id = ${institution} and member_id = ${id} and kind = 'logged-on'
             and origin = ${origin}) as found`),
  }
}
