import { type Selectable, sql } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { OpenidRecords, RelyingParties, RelyingPartyRecord } from '../../ports/openid-records.ts'
import type { Db } from './db.ts'
import { openidStates } from './openid-states.ts'
import type { Schema } from './schema.ts'
import { serviceLogOns } from './service-log-ons.ts'

/** The first half of the advisory locks; the second is the institution's. */
const keysLock = 41

export function openidRecords(db: Db, institution: InstitutionId): OpenidRecords {
  return {
    parties: relyingParties(db, institution),
    logOns: serviceLogOns(db, institution),
    states: openidStates(db, institution),
    keys: keys(db, institution),
    async forget(now, logOutsBefore) {
      const states = await db
        .deleteFrom('openid_state')
        .where('institution_id', '=', institution)
        .where('expires_at', '<', now)
        .executeTakeFirst()
      const told = await db
        .deleteFrom('service_log_on')
        .where('institution_id', '=', institution)
        .where('until', '<', logOutsBefore)
        .where((is) => is.or([is('told_at', 'is not', null), is('given_up_at', 'is not', null)]))
        .executeTakeFirst()
      return Number(states.numDeletedRows + told.numDeletedRows)
    },
  }
}

function relyingParties(db: Db, institution: InstitutionId): RelyingParties {
  const parties = () => db.selectFrom('relying_party').selectAll().where('institution_id', '=', institution)
  return {
    async register({ clientId, ...party }) {
      const told = {
        name_ja: party.name.ja,
        name_en: party.name.en,
        redirect_uris: [...party.redirectUris],
        post_logout_uris: [...party.postLogoutUris],
        logout_uri: party.logoutUri,
        login_uri: party.loginUri,
        keys: [...party.keys],
        approval_id: party.approvalId,
        registered_at: party.registeredAt,
        ended_at: null,
      }
      await db
        .insertInto('relying_party')
        .values({ institution_id: institution, client_id: clientId, ...told })
        .onConflict((is) => is.columns(['institution_id', 'client_id']).doUpdateSet(told))
        .execute()
    },
    async byId(clientId) {
      const row = await parties().where('client_id', '=', clientId).executeTakeFirst()
      return row && readParty(row)
    },
    async all() {
      return (await parties().orderBy('client_id').execute()).map(readParty)
    },
    async end(clientId, at) {
      const { numUpdatedRows } = await db
        .updateTable('relying_party')
        .set({ ended_at: at })
        .where('institution_id', '=', institution)
        .where('client_id', '=', clientId)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
  }
}

function keys(db: Db, institution: InstitutionId): OpenidRecords['keys'] {
  return {
    async all() {
      const rows = await db
        .selectFrom('openid_key')
        .selectAll()
        .where('institution_id', '=', institution)
        .execute()
      return rows.map(({ key_id, public_key, sealed, made_at }) => ({
        keyId: key_id,
        publicKey: public_key,
        sealed,
        madeAt: made_at,
      }))
    },
    async lock() {
      await sql`select pg_advisory_xact_lock(${keysLock}, hashtext(${institution}))`.execute(db)
    },
    async add({ keyId, publicKey, sealed, madeAt }) {
      await db
        .insertInto('openid_key')
        .values({
          institution_id: institution,
          key_id: keyId,
          public_key: publicKey,
          sealed,
          made_at: madeAt,
        })
        .execute()
    },
    async remove(keyIds) {
      if (keyIds.length === 0) return
      await db
        .deleteFrom('openid_key')
        .where('institution_id', '=', institution)
        .where('key_id', 'in', [...keyIds])
        .execute()
    },
  }
}

function readParty(row: Selectable<Schema['relying_party']>): RelyingPartyRecord {
  return {
    clientId: row.client_id,
    name: { ja: row.name_ja, en: row.name_en },
    redirectUris: row.redirect_uris,
    postLogoutUris: row.post_logout_uris,
    logoutUri: row.logout_uri,
    loginUri: row.login_uri,
    keys: row.keys,
    approvalId: parseId(row.approval_id),
    registeredAt: row.registered_at,
    ...(row.ended_at && { endedAt: row.ended_at }),
  }
}
