import type { Selectable } from 'kysely'
import type { InstitutionId } from '../../domain/id.ts'
import type { OpenidModel, OpenidState, OpenidStates } from '../../ports/openid-records.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

/** What the provider of OpenID Connect keeps between two requests. */
export function openidStates(db: Db, institution: InstitutionId): OpenidStates {
  const living = (model: OpenidModel, now: Temporal.Instant) =>
    db
      .selectFrom('openid_state')
      .selectAll()
      .where('institution_id', '=', institution)
      .where('model', '=', model)
      .where('expires_at', '>', now)
  const insert = (model: OpenidModel, { idHash, ...state }: OpenidState) =>
    db
      .insertInto('openid_state')
      .values({ institution_id: institution, model, id_hash: idHash, ...columns(state) })
  return {
    async put(model, state) {
      await insert(model, state)
        .onConflict((is) => is.columns(['institution_id', 'model', 'id_hash']).doUpdateSet(columns(state)))
        .execute()
    },
    async putNew(model, state) {
      const { numInsertedOrUpdatedRows = 0n } = await insert(model, state)
        .onConflict((is) => is.doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows > 0n
    },
    async find(model, idHash, now) {
      const row = await living(model, now).where('id_hash', '=', idHash).executeTakeFirst()
      return row && readState(row)
    },
    async findByUid(model, uidHash, now) {
      const row = await living(model, now)
        .where('uid_hash', '=', uidHash)
        .orderBy('expires_at', 'desc')
        .executeTakeFirst()
      return row && readState(row)
    },
    async consume(model, idHash, at) {
      const { numUpdatedRows } = await db
        .updateTable('openid_state')
        .set({ consumed_at: at })
        .where('institution_id', '=', institution)
        .where('model', '=', model)
        .where('id_hash', '=', idHash)
        .where('consumed_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async remove(model, idHash) {
      await db
        .deleteFrom('openid_state')
        .where('institution_id', '=', institution)
        .where('model', '=', model)
        .where('id_hash', '=', idHash)
        .execute()
    },
    async removeOfGrant(grantHash) {
      await db
        .deleteFrom('openid_state')
        .where('institution_id', '=', institution)
        .where('grant_hash', '=', grantHash)
        .execute()
    },
  }
}

function columns({ grantHash, uidHash, payload, consumedAt, expiresAt }: Omit<OpenidState, 'idHash'>) {
  return {
    grant_hash: grantHash ?? null,
    uid_hash: uidHash ?? null,
    payload,
    consumed_at: consumedAt ?? null,
    expires_at: expiresAt,
  }
}

function readState(row: Selectable<Schema['openid_state']>): OpenidState {
  return {
    idHash: row.id_hash,
    ...(row.grant_hash && { grantHash: row.grant_hash }),
    ...(row.uid_hash && { uidHash: row.uid_hash }),
    payload: row.payload,
    ...(row.consumed_at && { consumedAt: row.consumed_at }),
    expiresAt: row.expires_at,
  }
}
