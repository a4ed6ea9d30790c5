import type { Selectable } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { AttemptRecord, LogonAttempts } from '../../ports/logon-records.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

export function logonAttempts(db: Db, institution: InstitutionId): LogonAttempts {
  return {
    async consume(attempt) {
      const inserted = await db
        .insertInto('logon_attempt')
        .values(attemptRow(institution, attempt))
        .onConflict((conflict) =>
          conflict.columns(['institution_id', 'label_hash', 'label_expires_at']).doNothing(),
        )
        .returning('judgement')
        .executeTakeFirst()
      if (inserted !== undefined) return 'consumed'
      const before = await db
        .selectFrom('logon_attempt')
        .select('judgement')
        .where('institution_id', '=', institution)
        .where('label_hash', '=', attempt.labelHash)
        .where('label_expires_at', '=', attempt.labelExpiresAt)
        .executeTakeFirstOrThrow()
      return { judgedBefore: before.judgement }
    },

    async spend(codeHash, at) {
      const row = await db
        .updateTable('logon_attempt')
        .set({ code_spent_at: at })
        .where('institution_id', '=', institution)
        .where('code_hash', '=', codeHash)
        .where('code_spent_at', 'is', null)
        .returningAll()
        .executeTakeFirst()
      return row && readAttempt(row)
    },
  }
}

export function attemptRow(institution: InstitutionId, attempt: AttemptRecord) {
  return {
    institution_id: institution,
    label_hash: attempt.labelHash,
    label_expires_at: attempt.labelExpiresAt,
    purpose: attempt.purpose,
    possession: attempt.possession,
    cookie_hash: attempt.cookieHash,
    judgement: attempt.judgement,
    certificate_id: attempt.certificateId,
    member_id: attempt.memberId,
    judged_at: attempt.judgedAt,
    code_hash: attempt.codeHash ?? null,
    code_expires_at: attempt.codeExpiresAt ?? null,
  }
}

export type AttemptRow = Omit<Selectable<Schema['logon_attempt']>, 'institution_id' | 'code_spent_at'>

export function readAttempt(row: AttemptRow): AttemptRecord {
  return {
    labelHash: row.label_hash,
    labelExpiresAt: row.label_expires_at,
    purpose: row.purpose,
    possession: row.possession,
    cookieHash: row.cookie_hash,
    judgement: row.judgement,
    certificateId: parseId(row.certificate_id),
    memberId: parseId(row.member_id),
    judgedAt: row.judged_at,
    ...(row.code_hash === null ? {} : { codeHash: row.code_hash }),
    ...(row.code_expires_at === null ? {} : { codeExpiresAt: row.code_expires_at }),
  }
}
