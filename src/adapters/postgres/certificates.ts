import { type Selectable, sql } from 'kysely'
import type { CertificateStage } from '../../domain/certificate-stage.ts'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { CertificateFacts } from '../../domain/life.ts'
import type {
  CertificateRecord,
  Certificates,
  EndedCertificate,
  UnsignedCertificate,
} from '../../ports/certificate-records.ts'
import type { Db } from './db.ts'
import { foreignCertificates } from './foreign-certificates.ts'
import { type PullInJson, pullsOf, readPulls } from './renewal-pulls.ts'
import type { Schema } from './schema.ts'
import { dateInJson, type InJson, instantInJson } from './values.ts'

export type CertificateRow = Selectable<Schema['certificate']>

export function certificates(db: Db, institution: InstitutionId): Certificates {
  const every = () =>
    db
      .selectFrom('certificate')
      .selectAll()
      .select(sql<readonly PullInJson[] | null>`${sql.raw(pullsOf('certificate'))}`.as('pulls'))
      .where('institution_id', '=', institution)
  const one = () => every().limit(1)
  const found = async (query: ReturnType<typeof one>) => {
    const row = await query.executeTakeFirst()
    return row && readCertificate(row)
  }
  const update = () => db.updateTable('certificate').where('institution_id', '=', institution)

  return {
    async record(certificate, at) {
      await db
        .insertInto('certificate')
        .values(certificateRow(institution, certificate, at))
        .execute()
    },

    async recordSigned(id, der, fingerprint, at) {
      const { numUpdatedRows } = await update()
        .set({ stage: 'proving', der, fingerprint, signed_at: at })
        .where('certificate_id', '=', id)
        .where('stage', '=', 'signing')
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },

    byId: (id) => found(one().where('certificate_id', '=', id)),
    byFingerprint: (fingerprint) => found(one().where('fingerprint', '=', fingerprint)),
    byPublicKeyHash: (hash) => found(one().where('public_key_hash', '=', hash)),
    bySerial: (issuers, serialNumber) =>
      found(one().where('issuer_id', 'in', issuers).where('serial_number', '=', serialNumber)),

    async ofMember(member) {
      const rows = await every().where('member_id', '=', member).orderBy('recorded_at', 'desc').execute()
      return rows.map(readCertificate)
    },

    async move(id, { from, to, at, retireAt, revokedFor }) {
      const { numUpdatedRows } = await update()
        .set({
          stage: to,
          ...(to === 'current' ? { proved_at: at } : {}),
          ...(to === 'retiring' ? { retire_at: retireAt ?? at } : {}),
          ...(isEnd(to) ? { ended_at: at, revoked_for: revokedFor ?? null } : {}),
        })
        .where('certificate_id', '=', id)
        .where('stage', '=', from)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },

    async tellRecovery(id, { kind, lastDay }) {
      await update()
        .set({ told_recovery: kind, told_recovery_day: lastDay })
        .where('certificate_id', '=', id)
        .where((eb) => eb.or([eb('told_recovery_day', 'is', null), eb('told_recovery_day', '<', lastDay)]))
        .execute()
    },

    async tellRecoveries(told) {
      await sql`
        update certificate c
           set told_recovery = t.kind, told_recovery_day = t.last_day
          from unnest(${told.map(({ id }) => id)}::uuid[], ${told.map(({ kind }) => kind)}::text[],
                      ${told.map(({ lastDay }) => lastDay)}::date[]) as t (certificate_id, kind, last_day)
         where c.institution_id = ${institution} and c.certificate_id = t.certificate_id
           and (c.told_recovery_day is null or c.told_recovery_day < t.last_day)`.execute(db)
    },

    ...foreignCertificates(db, institution, readCertificate),

    async inUseByIssuer() {
      const { rows } = await sql<{ issuer_id: string; in_use: number; last: Temporal.Instant }>`
        select issuer_id, count(*)::int as in_use, max(not_after) as last
          from certificate
         where institution_id = ${institution} and stage in ('proving', 'current', 'retiring')
         group by issuer_id`.execute(db)
      return new Map(
        rows.map((row) => [parseId(row.issuer_id), { inUse: row.in_use, lastNotAfter: row.last }]),
      )
    },
    endOfRevokedIssuers: (now, limit) => endOfRevokedIssuers(db, institution, now, limit),
    endOverdue: (now, unsignedSince) => endOverdue(db, institution, now, unsignedSince),
  }
}

function isEnd(stage: CertificateStage): boolean {
  return stage === 'superseded' || stage === 'abandoned' || stage === 'revoked'
}

/**
 * One statement for any number of rows; each partial index serves its own branch. It takes the members' locks as every
 * act does, and passes over whoever is in the middle of one.
 */
async function endOverdue(
  db: Db,
  institution: InstitutionId,
  now: Temporal.Instant,
  unsignedSince: Temporal.Instant,
) {
  const { rows } = await sql<EndedRow>`
    with overdue as (
      select c.certificate_id, c.stage as was
        from certificate c
        join member m using (institution_id, member_id)
       where c.institution_id = ${institution}
         and ((c.stage = 'proving' and c.prove_until < ${now}::timestamptz)
           or (c.stage = 'retiring' and c.retire_at <= ${now}::timestamptz)
           or (c.stage = 'signing' and c.recorded_at < ${unsignedSince}::timestamptz))
         for no key update of m, c skip locked)
    update certificate c
       set stage = case overdue.was when 'signing' then 'abandoned' else 'superseded' end,
           ended_at = ${now}::timestamptz
      from overdue
     where c.institution_id = ${institution} and c.certificate_id = overdue.certificate_id
    returning c.certificate_id, c.member_id, overdue.was, c.stage`.execute(db)
  return rows.map(readEnded)
}

/** Where no CA is revoked it looks at nothing but the few rows of CAs. */
async function endOfRevokedIssuers(db: Db, institution: InstitutionId, now: Temporal.Instant, limit: number) {
  const { rows } = await sql<EndedRow>`
    with ending as materialized (
      select c.certificate_id, c.stage as was
        from issuer i
        join certificate c using (institution_id, issuer_id)
        join member m using (institution_id, member_id)
       where i.institution_id = ${institution} and i.revoked_at is not null
         and c.stage in ('signing', 'proving', 'current', 'retiring')
       limit ${limit}
         for no key update of m, c skip locked)
    update certificate c
       set stage = case ending.was when 'signing' then 'abandoned' else 'revoked' end,
           revoked_for = case ending.was when 'signing' then null else 'superseded' end,
           ended_at = ${now}::timestamptz
      from ending
     where c.institution_id = ${institution} and c.certificate_id = ending.certificate_id
    returning c.certificate_id, c.member_id, ending.was, c.stage`.execute(db)
  return rows.map(readEnded)
}

interface EndedRow {
  certificate_id: string
  member_id: string
  was: CertificateStage
  stage: CertificateStage
}

function readEnded(row: EndedRow): EndedCertificate {
  return {
    id: parseId<CertificateFacts['id']>(row.certificate_id),
    memberId: parseId<CertificateRecord['memberId']>(row.member_id),
    from: row.was,
    to: row.stage,
  }
}

export function certificateRow(
  institution: InstitutionId,
  certificate: UnsignedCertificate,
  at: Temporal.Instant,
) {
  return {
    institution_id: institution,
    certificate_id: certificate.id,
    member_id: certificate.memberId,
    issuer_id: certificate.issuerId,
    stage: 'signing' as const,
    origin: certificate.origin,
    by_protocol: certificate.byProtocol ?? null,
    acquisition_id: certificate.acquisitionId ?? null,
    entitlement_id: certificate.entitlementId ?? null,
    renewal_id: certificate.renewalId ?? null,
    serial_number: certificate.serialNumber,
    public_key_hash: certificate.publicKeyHash,
    key_algorithm: certificate.keyAlgorithm,
    common_name: certificate.commonName,
    tbs: certificate.tbs,
    signature_algorithm: certificate.signatureAlgorithm,
    not_before: certificate.notBefore,
    not_after: certificate.notAfter,
    expiry_date: certificate.expiryDate,
    policy_version: certificate.policyVersion,
    recorded_at: at,
    prove_until: certificate.proveUntil,
  }
}

/** What the rules look at: all but the bytes and the names. */
export const factsColumns = [
  'certificate_id',
  'stage',
  'origin',
  'by_protocol',
  'entitlement_id',
  'renewal_id',
  'not_before',
  'not_after',
  'expiry_date',
  'recorded_at',
  'signed_at',
  'prove_until',
  'proved_at',
  'retire_at',
  'ended_at',
  'revoked_for',
  'told_recovery',
  'told_recovery_day',
] as const satisfies (keyof CertificateRow)[]

export type FactsRow = Pick<CertificateRow, (typeof factsColumns)[number]> & {
  pulls: readonly PullInJson[] | null
}

export function factsInJson(row: InJson<FactsRow>): CertificateFacts {
  return certificateFacts({
    ...row,
    not_before: instantInJson(row.not_before),
    not_after: instantInJson(row.not_after),
    expiry_date: dateInJson(row.expiry_date),
    recorded_at: instantInJson(row.recorded_at),
    signed_at: instantInJson(row.signed_at),
    prove_until: instantInJson(row.prove_until),
    proved_at: instantInJson(row.proved_at),
    retire_at: instantInJson(row.retire_at),
    ended_at: instantInJson(row.ended_at),
    told_recovery_day: dateInJson(row.told_recovery_day),
  })
}

function certificateFacts(row: FactsRow): CertificateFacts {
  return {
    id: parseId(row.certificate_id),
    stage: row.stage,
    origin: row.origin,
    ...(row.by_protocol === null ? {} : { byProtocol: row.by_protocol }),
    ...(row.entitlement_id === null ? {} : { entitlementId: parseId(row.entitlement_id) }),
    notBefore: row.not_before,
    notAfter: row.not_after,
    expiryDate: row.expiry_date,
    issuedAt: row.signed_at ?? row.recorded_at,
    ...(row.signed_at === null ? {} : { signedAt: row.signed_at }),
    ...(row.proved_at === null ? {} : { provedAt: row.proved_at }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    // Kept where it ended unproved: then its page says that the time for the first log-on is over.
    ...(row.prove_until === null || row.proved_at !== null ? {} : { proveUntil: row.prove_until }),
    ...(row.retire_at === null ? {} : { retireAt: row.retire_at }),
    ...(row.revoked_for === null ? {} : { revokedFor: row.revoked_for }),
    ...(row.stage === 'revoked' && row.ended_at !== null ? { revokedAt: row.ended_at } : {}),
    ...toldRecovery(row),
    ...readPulls(row.pulls),
  }
}

function toldRecovery({
  told_recovery,
  told_recovery_day,
}: FactsRow): Pick<CertificateFacts, 'toldRecovery'> {
  if (told_recovery === null || told_recovery_day === null) return {}
  return { toldRecovery: { kind: told_recovery, lastDay: told_recovery_day } }
}

export function readCertificate(row: CertificateRow & Pick<FactsRow, 'pulls'>): CertificateRecord {
  return {
    ...certificateFacts(row),
    memberId: parseId(row.member_id),
    issuerId: parseId(row.issuer_id),
    ...(row.acquisition_id === null ? {} : { acquisitionId: row.acquisition_id }),
    ...(row.renewal_id === null ? {} : { renewalId: parseId(row.renewal_id) }),
    ...(row.serial_number === null ? {} : { serialNumber: row.serial_number }),
    ...(row.common_name === null ? {} : { commonName: row.common_name }),
    ...(row.key_algorithm === null ? {} : { keyAlgorithm: row.key_algorithm }),
    ...(row.tbs === null ? {} : { tbs: row.tbs }),
    ...(row.signature_algorithm === null ? {} : { signatureAlgorithm: row.signature_algorithm }),
    ...(row.der === null ? {} : { der: row.der }),
    ...(row.fingerprint === null ? {} : { fingerprint: row.fingerprint }),
    policyVersion: row.policy_version,
    recordedAt: row.recorded_at,
  }
}
