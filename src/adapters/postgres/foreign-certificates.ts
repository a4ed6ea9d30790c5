import { type Selectable, sql } from 'kysely'
import type { InstitutionId } from '../../domain/id.ts'
import type { CertificateFacts } from '../../domain/life.ts'
import type {
  CertificateRecord,
  Certificates,
  ForeignCertificate,
  SeenForeign,
} from '../../ports/certificate-records.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

/** What is its own of certificates that a predecessor's CA has issued. */
export function foreignCertificates(
  db: Db,
  institution: InstitutionId,
  read: (row: Selectable<Schema['certificate']> & { pulls: null }) => CertificateRecord,
): Pick<Certificates, 'addForeign' | 'unseenBySerial' | 'see'> {
  return {
    addForeign: (certificates, at) => addForeign(db, institution, certificates, at),
    async unseenBySerial(issuer, serialNumber) {
      const row = await db
        .selectFrom('certificate')
        .selectAll()
        .where('institution_id', '=', institution)
        .where('issuer_id', '=', issuer)
        .where('serial_number', '=', serialNumber)
        .where('origin', '=', 'predecessor')
        .where('der', 'is', null)
        .executeTakeFirst()
      return row && read({ ...row, pulls: null })
    },
    see: (id, seen) => see(db, institution, id, seen),
  }
}

/** In use from now on: for the rules it logged on for the first time when its span began. */
async function addForeign(
  db: Db,
  institution: InstitutionId,
  certificates: readonly ForeignCertificate[],
  at: Temporal.Instant,
): Promise<void> {
  const column = <T>(of: (one: ForeignCertificate) => T) => certificates.map(of)
  await sql`
    insert into certificate (institution_id, certificate_id, member_id, issuer_id, stage, origin, serial_number,
                             fingerprint, not_before, not_after, expiry_date, policy_version, recorded_at, signed_at,
                             proved_at)
    select ${institution}, c.certificate_id, c.member_id, c.issuer_id, 'current', 'predecessor', c.serial_number,
           c.fingerprint, c.not_before, c.not_after, c.expiry_date, c.policy_version, ${at}::timestamptz,
           c.not_before, c.not_before
      from unnest(${column(({ id }) => id)}::uuid[], ${column(({ memberId }) => memberId)}::uuid[],
                  ${column(({ issuerId }) => issuerId)}::uuid[],
                  ${column(({ serialNumber }) => serialNumber ?? null)}::text[],
                  ${column(({ fingerprint }) => fingerprint ?? null)}::bytea[],
                  ${column(({ notBefore }) => notBefore)}::timestamptz[],
                  ${column(({ notAfter }) => notAfter)}::timestamptz[],
                  ${column(({ expiryDate }) => expiryDate)}::date[],
                  ${column(({ policyVersion }) => policyVersion)}::integer[])
           as c (certificate_id, member_id, issuer_id, serial_number, fingerprint, not_before, not_after, expiry_date,
                 policy_version)`.execute(db)
}

/**
 * A key that somebody has here already is not noted a second time: the predecessor may have certified it twice. For a
 * certificate of ours it is taken all the same.
 */
async function see(
  db: Db,
  institution: InstitutionId,
  id: CertificateFacts['id'],
  seen: SeenForeign,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update certificate c
       set der = ${seen.der}, fingerprint = ${seen.fingerprint}, serial_number = ${seen.serialNumber},
           key_algorithm = ${seen.keyAlgorithm}, common_name = ${seen.commonName},
           public_key_hash = case when exists (
             select from certificate o
              where o.institution_id = ${institution} and o.public_key_hash = ${seen.publicKeyHash}::bytea)
             then null else ${seen.publicKeyHash}::bytea end,
           not_before = ${seen.notBefore}::timestamptz, signed_at = ${seen.notBefore}::timestamptz,
           proved_at = ${seen.notBefore}::timestamptz,
           not_after = ${seen.notAfter}::timestamptz, expiry_date = ${seen.expiryDate}::date
     where c.institution_id = ${institution} and c.certificate_id = ${id} and c.der is null`.execute(db)
  return numAffectedRows === 1n
}
