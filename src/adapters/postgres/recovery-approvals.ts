import { type Selectable, sql } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { RecoveryApproval, RecoveryApprovals } from '../../ports/recovery-records.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

type Row = Selectable<Schema['recovery_approval']>

export function recoveryApprovals(db: Db, institution: InstitutionId): RecoveryApprovals {
  return {
    async ask({ acquisitionId, memberId, askedAt, expiresAt }) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('recovery_approval')
        .values({
          institution_id: institution,
          acquisition_id: acquisitionId,
          member_id: memberId,
          state: 'open',
          asked_at: askedAt,
          expires_at: expiresAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    },

    async byAcquisition(acquisitionId) {
      const row = await db
        .selectFrom('recovery_approval')
        .selectAll()
        .where('institution_id', '=', institution)
        .where('acquisition_id', '=', acquisitionId)
        .executeTakeFirst()
      return row && read(row)
    },

    async openFor(administrator, now) {
      const { rows } = await sql<Row>`
        select r.*
          from member a
          join member m on m.institution_id = a.institution_id and m.contract_id = a.contract_id
                       and m.member_id <> a.member_id
          join recovery_approval r on r.institution_id = m.institution_id and r.member_id = m.member_id
          join acquisition q on q.institution_id = r.institution_id and q.acquisition_id = r.acquisition_id
         where a.institution_id = ${institution} and a.member_id = ${administrator} and a.role = 'administrator'
           and r.state = 'open' and r.expires_at > ${now}::timestamptz and q.ended_at is null
         order by r.asked_at, r.acquisition_id`.execute(db)
      return rows.map(read)
    },

    async decide(acquisitionId, as, by, at) {
      const { numUpdatedRows } = await db
        .updateTable('recovery_approval')
        .set({ state: as, decided_by: by, decided_at: at })
        .where('institution_id', '=', institution)
        .where('acquisition_id', '=', acquisitionId)
        .where('state', '=', 'open')
        .where('expires_at', '>', at)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
  }
}

function read({ acquisition_id, member_id, state, asked_at, expires_at }: Row): RecoveryApproval {
  return {
    acquisitionId: acquisition_id,
    memberId: parseId(member_id),
    state,
    askedAt: asked_at,
    expiresAt: expires_at,
  }
}
