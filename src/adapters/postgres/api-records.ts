import { type Selectable, sql } from 'kysely'
import { type ApiScope, isApiScope } from '../../domain/api-scope.ts'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { ApiClientRecord, ApiRecords } from '../../ports/api-records.ts'
import { readContract } from './contracts.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

export function apiRecords(db: Db, institution: InstitutionId): ApiRecords {
  const clients = () => db.selectFrom('api_client').selectAll().where('institution_id', '=', institution)
  return {
    ...answers(db, institution),
    ...tokens(db, institution),
    async addClient({ id, name, way, key, fingerprint, scopes, approvalId, addedAt }) {
      await db
        .insertInto('api_client')
        .values({
          institution_id: institution,
          client_id: id,
          name,
          way,
          key,
          fingerprint,
          scopes: [...scopes],
          approval_id: approvalId,
          added_at: addedAt,
        })
        .execute()
    },
    async client(id) {
      const row = await clients().where('client_id', '=', id).executeTakeFirst()
      return row && readClient(row)
    },
    async clients() {
      return (await clients().orderBy('added_at', 'desc').orderBy('client_id').execute()).map(readClient)
    },
    async endClient(id, at) {
      const { numUpdatedRows } = await db
        .updateTable('api_client')
        .set({ ended_at: at })
        .where('institution_id', '=', institution)
        .where('client_id', '=', id)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async contracts(limit, after) {
      const rows = await db
        .selectFrom('contract')
        .selectAll()
        .where('institution_id', '=', institution)
        .where('contract_number', '>', after ?? '')
        .orderBy('contract_number')
        .limit(limit)
        .execute()
      return rows.map(readContract)
    },
  }
}

function tokens(
  db: Db,
  institution: InstitutionId,
): Pick<ApiRecords, 'addToken' | 'token' | 'spend' | 'forget'> {
  return {
    async addToken({ hash, clientId, scopes, boundTo, issuedAt, expiresAt }) {
      await db
        .insertInto('api_token')
        .values({
          institution_id: institution,
          token_hash: hash,
          client_id: clientId,
          scopes: [...scopes],
          bound_to: boundTo ?? null,
          issued_at: issuedAt,
          expires_at: expiresAt,
        })
        .execute()
    },
    async token(hash) {
      const row = await db
        .selectFrom('api_token as t')
        .innerJoin('api_client as c', (join) =>
          join.onRef('c.institution_id', '=', 't.institution_id').onRef('c.client_id', '=', 't.client_id'),
        )
        .selectAll('c')
        .select(['t.scopes as granted', 't.bound_to', 't.issued_at', 't.expires_at'])
        .where('t.institution_id', '=', institution)
        .where('t.token_hash', '=', hash)
        .executeTakeFirst()
      if (row === undefined) return undefined
      const client = readClient(row)
      const token = {
        hash,
        clientId: client.id,
        scopes: scopesOf(row.granted),
        ...(row.bound_to !== null && { boundTo: row.bound_to }),
        issuedAt: row.issued_at,
        expiresAt: row.expires_at,
      }
      return { token, client }
    },
    async spend(clientId, jtiHash, until) {
      const added = await db
        .insertInto('api_assertion')
        .values({ institution_id: institution, client_id: clientId, jti_hash: jtiHash, until })
        .onConflict((conflict) => conflict.doNothing())
        .returning('client_id')
        .executeTakeFirst()
      return added !== undefined
    },
    async forget(now, answersBefore) {
      const gone = await Promise.all(
        [
          sql`delete from api_token where institution_id = ${institution} and expires_at < ${now}::timestamptz`,
          sql`delete from api_assertion where institution_id = ${institution} and until < ${now}::timestamptz`,
          sql`delete from api_answer where institution_id = ${institution} and made_at < ${answersBefore}::timestamptz`,
        ].map((statement) => statement.execute(db)),
      )
      return gone.reduce((sum, { numAffectedRows = 0n }) => sum + Number(numAffectedRows), 0)
    },
  }
}

function answers(db: Db, institution: InstitutionId): Pick<ApiRecords, 'beginAnswer' | 'keepAnswer'> {
  return {
    async beginAnswer({ clientId, key, requestHash }, at) {
      const begun = await db
        .insertInto('api_answer')
        .values({
          institution_id: institution,
          client_id: clientId,
          idempotency_key: key,
          request_hash: requestHash,
          made_at: at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('client_id')
        .executeTakeFirst()
      if (begun !== undefined) return undefined
      const kept = await db
        .selectFrom('api_answer')
        .select(['request_hash', 'status', 'body'])
        .where('institution_id', '=', institution)
        .where('client_id', '=', clientId)
        .where('idempotency_key', '=', key)
        .executeTakeFirstOrThrow()
      // Both are written in the transaction that began it.
      if (kept.status === null || kept.body === null) throw new Error('an answer was begun and not kept')
      return { requestHash: kept.request_hash, status: kept.status, body: kept.body }
    },
    async keepAnswer({ clientId, key }, status, body) {
      await db
        .updateTable('api_answer')
        .set({ status, body })
        .where('institution_id', '=', institution)
        .where('client_id', '=', clientId)
        .where('idempotency_key', '=', key)
        .execute()
    },
  }
}

function readClient(row: Selectable<Schema['api_client']>): ApiClientRecord {
  return {
    id: parseId(row.client_id),
    name: row.name,
    // A check holds it to the two that there are.
    way: row.way === 'mtls' ? 'mtls' : 'private_key_jwt',
    key: row.key,
    fingerprint: row.fingerprint,
    scopes: scopesOf(row.scopes),
    approvalId: parseId(row.approval_id),
    addedAt: row.added_at,
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
  }
}

/** One that we do not know any more allows nothing. */
const scopesOf = (kept: readonly string[]): ApiScope[] => kept.filter(isApiScope)
