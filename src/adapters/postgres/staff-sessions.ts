import type { Selectable } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { StaffSessionId, StaffSessionRecord, StaffSessions } from '../../ports/staff-records.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'
import { readStaff } from './staff.ts'

export function staffSessions(db: Db, institution: InstitutionId): StaffSessions {
  return {
    ...endings(db, institution),
    async add({ id, staffId, method, createdAt }, tokenHash) {
      await db
        .insertInto('staff_session')
        .values({
          institution_id: institution,
          session_id: id,
          token_hash: tokenHash,
          staff_id: staffId,
          method,
          created_at: createdAt,
          last_seen_at: createdAt,
        })
        .execute()
    },
    async byToken(tokenHash) {
      const session = await db
        .selectFrom('staff_session')
        .selectAll()
        .where('institution_id', '=', institution)
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst()
      if (session === undefined) return undefined
      const person = await db
        .selectFrom('staff')
        .selectAll()
        .where('institution_id', '=', institution)
        .where('staff_id', '=', session.staff_id)
        .executeTakeFirstOrThrow()
      const passkey = await db
        .selectFrom('staff_passkey')
        .select('credential_id')
        .where('institution_id', '=', institution)
        .where('staff_id', '=', session.staff_id)
        .where('retired_at', 'is', null)
        .limit(1)
        .executeTakeFirst()
      return { session: read(session), person: readStaff(person), hasPasskey: passkey !== undefined }
    },
    async touch(id, at) {
      await openSessions(db, institution).set({ last_seen_at: at }).where('session_id', '=', id).execute()
    },
  }
}

function endings(
  db: Db,
  institution: InstitutionId,
): Pick<StaffSessions, 'end' | 'endAllOf' | 'hold' | 'endAll'> {
  const update = () => openSessions(db, institution)
  return {
    async end(id, reason, at) {
      const { numUpdatedRows } = await update()
        .set({ ended_at: at, end_reason: reason })
        .where('session_id', '=', id)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async endAllOf(id, reason, at) {
      const { numUpdatedRows } = await update()
        .set({ ended_at: at, end_reason: reason })
        .where('staff_id', '=', id)
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },
    async hold(id) {
      const row = await db
        .selectFrom('staff_session')
        .select('session_id')
        .where('institution_id', '=', institution)
        .where('session_id', '=', id)
        .where('ended_at', 'is', null)
        .forShare()
        .executeTakeFirst()
      return row !== undefined
    },
    async endAll(reason, at) {
      const { numUpdatedRows } = await update().set({ ended_at: at, end_reason: reason }).executeTakeFirst()
      return Number(numUpdatedRows)
    },
  }
}

const openSessions = (db: Db, institution: InstitutionId) =>
  db.updateTable('staff_session').where('institution_id', '=', institution).where('ended_at', 'is', null)

function read(row: Selectable<Schema['staff_session']>): StaffSessionRecord {
  return {
    // Made by ports/random as a UUID; the column is one.
    id: row.session_id as StaffSessionId,
    staffId: parseId(row.staff_id),
    method: row.method,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    ...(row.end_reason !== null && { ended: row.end_reason }),
  }
}
