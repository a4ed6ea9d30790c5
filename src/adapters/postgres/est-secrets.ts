import type { InstitutionId } from '../../domain/id.ts'
import type { EstSecrets } from '../../ports/est-secrets.ts'
import type { Db } from './db.ts'

export function estSecrets(db: Db, institution: InstitutionId): EstSecrets {
  const update = () => db.updateTable('est_secret_half').where('institution_id', '=', institution)
  return {
    async keepHalf({ approvalId, half, heldBy, acquisitionId, expiresAt, sealed }) {
      const kept = { held_by: heldBy, acquisition_id: acquisitionId, expires_at: expiresAt, sealed }
      await db
        .insertInto('est_secret_half')
        .values({ institution_id: institution, approval_id: approvalId, half, ...kept })
        .onConflict((conflict) =>
          conflict.columns(['institution_id', 'approval_id', 'half']).doUpdateSet(kept),
        )
        .execute()
    },
    async takeHalf(approval, heldBy) {
      const row = await db
        .selectFrom('est_secret_half')
        .select(['half', 'acquisition_id', 'expires_at', 'sealed'])
        .where('institution_id', '=', institution)
        .where('approval_id', '=', approval)
        .where('held_by', '=', heldBy)
        .where('sealed', 'is not', null)
        .forUpdate()
        .executeTakeFirst()
      if (row === undefined || row.sealed === null) return undefined
      const { half, acquisition_id: acquisitionId, expires_at: expiresAt, sealed } = row
      await update()
        .set({ sealed: null })
        .where('approval_id', '=', approval)
        .where('half', '=', half)
        .execute()
      return { half, acquisitionId, expiresAt, sealed }
    },
    async eraseOver(now) {
      const { numUpdatedRows } = await update()
        .set({ sealed: null })
        .where('sealed', 'is not', null)
        .where('expires_at', '<=', now)
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },
  }
}
