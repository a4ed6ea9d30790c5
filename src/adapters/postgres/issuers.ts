import { type Selectable, sql } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import { issuingAuthority } from '../../domain/issuing-authority.ts'
import type { IssuerRecord, Issuers } from '../../ports/certificate-records.ts'
import type { KeyId } from '../../ports/signer.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

export function issuers(db: Db, institution: InstitutionId): Issuers {
  const newestFirst = () =>
    db
      .selectFrom('issuer')
      .select(columns)
      .where('institution_id', '=', institution)
      .orderBy('created_at', 'desc')
      .orderBy('level')

  return {
    async add(issuer, at) {
      await db
        .insertInto('issuer')
        .values({
          institution_id: institution,
          issuer_id: issuer.id,
          level: issuer.level,
          signed_by: issuer.signedBy,
          key_id: issuer.keyId,
          signature_algorithm: issuer.signatureAlgorithm,
          certificate: issuer.certificate,
          not_after: issuer.notAfter,
          created_at: at,
          issues_from: issuer.issuesFrom ?? null,
          key_here: issuer.isKeyHere,
        })
        .execute()
    },

    async all() {
      return (await newestFirst().execute()).map(read)
    },

    async beginToIssue(id, at) {
      const { numUpdatedRows } = await db
        .updateTable('issuer')
        .set({ issues_from: at })
        .where('institution_id', '=', institution)
        .where('issuer_id', '=', id)
        .where('level', '=', 'issuing')
        .where('issues_from', 'is', null)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },

    ...broughtLists(db, institution),

    async revoke(id, serialNumber, reason, at) {
      const { rows } = await sql<{ done: boolean }>`
        select revoke_issuer(${institution}::uuid, ${id}::uuid, ${serialNumber}, ${at}::timestamptz, ${reason}) as done`.execute(
        db,
      )
      return rows[0]?.done === true
    },

    async lock() {
      await sql`select pg_advisory_xact_lock(hashtextextended('issuer/' || ${institution}, 0))`.execute(db)
      return (await newestFirst().execute()).map(read)
    },

    async issuing() {
      const rows = await newestFirst().where('level', '=', 'issuing').execute()
      return issuingAuthority(rows.map(read))
    },
  }
}

type BroughtLists = Pick<Issuers, 'bringList' | 'broughtList'>

function broughtLists(db: Db, institution: InstitutionId): BroughtLists {
  return {
    async bringList(id, { der, number, thisUpdate, nextUpdate }) {
      await db
        .updateTable('issuer')
        .set({
          brought_list: der,
          brought_number: String(number),
          brought_this_update: thisUpdate,
          brought_next_update: nextUpdate,
        })
        .where('institution_id', '=', institution)
        .where('issuer_id', '=', id)
        .execute()
    },

    async broughtList(id) {
      const row = await db
        .selectFrom('issuer')
        .select(['brought_list', 'brought_number'])
        .where('institution_id', '=', institution)
        .where('issuer_id', '=', id)
        .executeTakeFirst()
      const { brought_list: der = null, brought_number: number = null } = row ?? {}
      return der === null || number === null ? undefined : { der, number: BigInt(number) }
    },
  }
}

/** Every second, by every node: without the list that was brought in, which may be long. */
const columns = [
  'issuer_id',
  'level',
  'signed_by',
  'key_id',
  'signature_algorithm',
  'certificate',
  'not_after',
  'issues_from',
  'revoked_at',
  'revoked_for',
  'key_here',
  'brought_number',
  'brought_this_update',
  'brought_next_update',
] as const satisfies (keyof Schema['issuer'])[]

type Row = Pick<Selectable<Schema['issuer']>, (typeof columns)[number]>

function read(row: Row): IssuerRecord {
  return {
    id: parseId(row.issuer_id),
    level: row.level,
    signedBy: parseId(row.signed_by),
    // Written by make-issuer.ts as the KeyMaker gave it.
    keyId: row.key_id as KeyId,
    signatureAlgorithm: row.signature_algorithm,
    certificate: row.certificate,
    notAfter: row.not_after,
    isKeyHere: row.key_here,
    ...(row.issues_from && { issuesFrom: row.issues_from }),
    ...(row.revoked_at && row.revoked_for && { revokedAt: row.revoked_at, revokedFor: row.revoked_for }),
    ...readBrought(row),
  }
}

function readBrought(row: Row): Pick<IssuerRecord, 'broughtList'> {
  const { brought_number: number } = row
  const { brought_this_update: thisUpdate, brought_next_update: nextUpdate } = row
  if (number === null || thisUpdate === null || nextUpdate === null) return {}
  return { broughtList: { number: BigInt(number), thisUpdate, nextUpdate } }
}
