import { type Selectable, sql } from 'kysely'
import type { InstitutionId, IssuerId } from '../../domain/id.ts'
import type { KeyId } from '../../ports/signer.ts'
import type { OcspRecords, RecordedState } from '../../ports/status.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

export function ocspRecords(db: Db, institution: InstitutionId): OcspRecords {
  return {
    async responders(issuerId) {
      const rows = await db
        .selectFrom('ocsp_responder')
        .select(['serial_number', 'key_id', 'certificate', 'not_before', 'not_after'])
        .where('institution_id', '=', institution)
        .where('issuer_id', '=', issuerId)
        .where('certificate', 'is not', null)
        .orderBy('not_after', 'desc')
        .execute()
      return rows.flatMap(({ certificate, ...row }) =>
        certificate === null ? [] : [{ issuerId, certificate, ...readResponder(row) }],
      )
    },

    async unsigned(issuerId) {
      const row = await db
        .selectFrom('ocsp_responder')
        .select(['serial_number', 'key_id', 'tbs', 'certificate', 'not_before', 'not_after'])
        .where('institution_id', '=', institution)
        .where('issuer_id', '=', issuerId)
        .orderBy('recorded_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (row === undefined || row.certificate !== null) return undefined
      return { issuerId, tbs: row.tbs, ...readResponder(row) }
    },

    async tryAgain({ issuerId, serialNumber }, before, at) {
      const { numUpdatedRows } = await db
        .updateTable('ocsp_responder')
        .set({ tried_at: at })
        .where('institution_id', '=', institution)
        .where('issuer_id', '=', issuerId)
        .where('serial_number', '=', serialNumber)
        .where('certificate', 'is', null)
        .where((eb) => eb(eb.fn.coalesce('tried_at', 'recorded_at'), '<=', before))
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },

    async recordResponder({ issuerId, serialNumber, keyId, tbs, notBefore, notAfter }, at) {
      await db
        .insertInto('ocsp_responder')
        .values({
          institution_id: institution,
          issuer_id: issuerId,
          serial_number: serialNumber,
          key_id: keyId,
          tbs,
          not_before: notBefore,
          not_after: notAfter,
          recorded_at: at,
        })
        .execute()
    },

    async responderSigned({ issuerId, serialNumber }, certificate) {
      await db
        .updateTable('ocsp_responder')
        .set({ certificate })
        .where('institution_id', '=', institution)
        .where('issuer_id', '=', issuerId)
        .where('serial_number', '=', serialNumber)
        .where('certificate', 'is', null)
        .execute()
    },

    states: (issuer, serialNumbers) => states(db, institution, issuer, serialNumbers),

    changes: (since) => changes(db, institution, since),
  }
}

type ResponderRow = Pick<
  Selectable<Schema['ocsp_responder']>,
  'serial_number' | 'key_id' | 'not_before' | 'not_after'
>

const readResponder = (row: ResponderRow) => ({
  serialNumber: row.serial_number,
  keyId: row.key_id as KeyId, // written as the KeyMaker gave it
  notBefore: row.not_before,
  notAfter: row.not_after,
})

async function changes(db: Db, institution: InstitutionId, since: string | undefined) {
  // One statement: whatever this snapshot does not see yet has a number that is not below `up_to`.
  const { rows } = await sql<{ up_to: string; serial_numbers: string[] }>`
      select pg_snapshot_xmin(pg_current_snapshot())::text as up_to,
             coalesce((select array_agg(serial_number) from status_entry
                        where institution_id = ${institution} and changed_in >= ${since ?? null}::text::xid8),
                      '{}') as serial_numbers`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('the database has no snapshot')
  return { upTo: row.up_to, serialNumbers: row.serial_numbers }
}

interface StateRow {
  serial_number: string
  reason: Schema['status_entry']['reason'] | null
  revoked_at: Temporal.Instant | null
  signing_since: Temporal.Instant | null
}

async function states(
  db: Db,
  institution: InstitutionId,
  issuer: IssuerId,
  serialNumbers: readonly string[],
): Promise<ReadonlyMap<string, RecordedState>> {
  const { rows } = await sql<StateRow>`
    select asked.serial_number, e.reason, e.revoked_at,
           case when c.stage = 'signing' then c.recorded_at end as signing_since
      from (select distinct unnest(${serialNumbers}::text[]) as serial_number) asked
      left join status_entry e on e.institution_id = ${institution} and e.issuer_id = ${issuer}
           and e.serial_number = asked.serial_number
      left join certificate c on c.institution_id = ${institution} and c.issuer_id = ${issuer}
           and c.serial_number = asked.serial_number
      left join ocsp_responder r on r.institution_id = ${institution} and r.issuer_id = ${issuer}
           and r.serial_number = asked.serial_number
     where num_nonnulls(e.serial_number, c.serial_number, r.serial_number) > 0`.execute(db)
  return new Map(rows.map((row) => [row.serial_number, stateOf(row)]))
}

function stateOf({ reason, revoked_at, signing_since }: StateRow): RecordedState {
  if (reason !== null && reason !== 'removeFromCRL' && revoked_at !== null)
    return { state: 'revoked', reason, at: revoked_at }
  return signing_since === null ? { state: 'issued' } : { state: 'signing', since: signing_since }
}
