import type { Selectable } from 'kysely'
import { type InstitutionId, parseId, type StaffId } from '../../domain/id.ts'
import type { Ceremonies, CeremonyPurpose, CeremonyRecord } from '../../ports/staff-records.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

export function ceremonies(db: Db, institution: InstitutionId): Ceremonies {
  return {
    async add({ id, purpose, challenge, expiresAt }) {
      await db
        .insertInto('ceremony')
        .values({
          institution_id: institution,
          ceremony_id: id,
          kind: purpose.kind,
          staff_id: purpose.kind === 'sign-in' ? null : purpose.staffId,
          approval_id: purpose.kind === 'approval' ? purpose.approvalId : null,
          challenge,
          expires_at: expiresAt,
        })
        .execute()
    },
    async spend(id, at) {
      const row = await db
        .updateTable('ceremony')
        .set({ spent_at: at })
        .where('institution_id', '=', institution)
        .where('ceremony_id', '=', id)
        .where('spent_at', 'is', null)
        .returningAll()
        .executeTakeFirst()
      return row && read(row)
    },
    async removeExpired(before) {
      const { numDeletedRows } = await db
        .deleteFrom('ceremony')
        .where('institution_id', '=', institution)
        .where('expires_at', '<', before)
        .executeTakeFirst()
      return Number(numDeletedRows)
    },
  }
}

function read(row: Selectable<Schema['ceremony']>): CeremonyRecord {
  return {
    id: row.ceremony_id,
    purpose: readPurpose(row),
    challenge: row.challenge,
    expiresAt: row.expires_at,
  }
}

/** Checks of the table hold what belongs to which kind. */
function readPurpose({ kind, staff_id, approval_id }: Selectable<Schema['ceremony']>): CeremonyPurpose {
  if (kind === 'sign-in') return { kind }
  const staffId = parseId<StaffId>(staff_id ?? '')
  if (kind === 'activation') return { kind, staffId }
  return { kind, staffId, approvalId: parseId(approval_id ?? '') }
}
