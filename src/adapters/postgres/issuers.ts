import type { Selectable } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { IssuerRecord, Issuers } from '../../ports/certificate-records.ts'
import type { KeyId } from '../../ports/signer.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

export function issuers(db: Db, institution: InstitutionId): Issuers {
  const newestFirst = () =>
    db
      .selectFrom('issuer')
      .selectAll()
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
        })
        .execute()
    },

    async all() {
      return (await newestFirst().execute()).map(read)
    },

    async issuing() {
      const row = await newestFirst().where('level', '=', 'issuing').executeTakeFirst()
      return row && read(row)
    },
  }
}

function read(row: Selectable<Schema['issuer']>): IssuerRecord {
  return {
    id: parseId(row.issuer_id),
    level: row.level,
    signedBy: parseId(row.signed_by),
    // Written by make-authority.ts as the KeyMaker gave it.
    keyId: row.key_id as KeyId,
    signatureAlgorithm: row.signature_algorithm,
    certificate: row.certificate,
    notAfter: row.not_after,
  }
}
