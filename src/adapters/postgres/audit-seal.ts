import { sql } from 'kysely'
import type { AuditSeal } from '../../domain/audit-seal.ts'
import type { InstitutionId } from '../../domain/id.ts'
import type { AuditKey, AuditKeys, AuditSeals } from '../../ports/audit-seal.ts'
import type { KeyId } from '../../ports/signer.ts'
import type { Db } from './db.ts'

/** The first half of the advisory locks; the second is the institution's. */
const sealersLock = 5
const keysLock = 6

export function auditSeals(db: Db, institution: InstitutionId): AuditSeals {
  return {
    async isWaiting() {
      const row = await db
        .selectFrom('audit_unsealed')
        .select('at')
        .where('institution_id', '=', institution)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },

    async tryLock() {
      const { rows } = await sql<{ taken: boolean }>`
        select pg_try_advisory_xact_lock(${sealersLock}, hashtext(${institution})) as taken`.execute(db)
      return rows[0]?.taken === true
    },

    async head() {
      const row = await db
        .selectFrom('audit_seal')
        .select(['sequence as count', 'chain_hash as hash'])
        .where('institution_id', '=', institution)
        .orderBy('sequence', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row
    },

    async unsealed(limit) {
      return await db
        .selectFrom('audit_unsealed as q')
        .innerJoin('audit_event as e', (join) =>
          join
            .onRef('e.institution_id', '=', 'q.institution_id')
            .onRef('e.audit_event_id', '=', 'q.audit_event_id')
            .onRef('e.at', '=', 'q.at'),
        )
        .select(['e.audit_event_id as id', 'e.at', 'e.leaf_hash as leafHash'])
        .where('q.institution_id', '=', institution)
        .orderBy('q.at')
        .orderBy('q.audit_event_id')
        .limit(limit)
        .execute()
    },

    async add(seals) {
      if (seals.length === 0) return
      const column = <K extends keyof AuditSeal>(name: K) => seals.map((seal) => seal[name])
      await sql`
        insert into audit_seal (institution_id, sequence, audit_event_id, at, leaf_hash, chain_hash, sealed_at)
        select ${institution}, sealed.*
          from unnest(${column('sequence')}::bigint[], ${column('eventId')}::uuid[], ${column('at')}::timestamptz[],
                      ${column('leafHash')}::bytea[], ${column('chainHash')}::bytea[],
                      ${column('sealedAt')}::timestamptz[]) as sealed`.execute(db)
      await sql`
        delete from audit_unsealed q
         using unnest(${seals.map(({ eventId }) => eventId)}::uuid[], ${seals.map(({ at }) => at)}::timestamptz[])
               as sealed (audit_event_id, at)
         where q.institution_id = ${institution}
           and q.at = sealed.at
           and q.audit_event_id = sealed.audit_event_id`.execute(db)
    },
  }
}

export function auditKeys(db: Db, institution: InstitutionId): AuditKeys {
  return {
    all: () => readKeys(db, institution),

    async addFirst(key, at) {
      return await db.transaction().execute(async (tx) => {
        await sql`select pg_advisory_xact_lock(${keysLock}, hashtext(${institution}))`.execute(tx)
        const [first] = await readKeys(tx, institution)
        if (first !== undefined) return first
        await tx
          .insertInto('audit_key')
          .values({
            institution_id: institution,
            key_id: key.keyId,
            // The table takes what a key of ours may sign with, and nothing else.
            signature_algorithm: 'ecdsa-with-SHA256',
            spki: key.spki,
            created_at: at,
          })
          .execute()
        return key
      })
    },
  }
}

async function readKeys(db: Db, institution: InstitutionId): Promise<AuditKey[]> {
  const rows = await db
    .selectFrom('audit_key')
    .selectAll()
    .where('institution_id', '=', institution)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map((row) => ({
    // As the KeyMaker gave it; the table takes 64 hex digits only.
    keyId: row.key_id as KeyId,
    signatureAlgorithm: row.signature_algorithm,
    spki: row.spki,
  }))
}
