import { type Selectable, sql } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { Role } from '../../domain/life.ts'
import type {
  EventsWanted,
  ExpiringEntry,
  ExpiringWanted,
  Register,
  RegisterCounts,
} from '../../ports/register.ts'
import { readEvent } from './audit-trail.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

export function register(db: Db, institution: InstitutionId): Register {
  return {
    async counts() {
      const { rows } = await sql<RegisterCounts>`
        select (select count(*) from contract where institution_id = ${institution})::integer as contracts,
               (select count(*) from member where institution_id = ${institution} and ended_at is null)::integer as members,
               (select count(*) from certificate
                 where institution_id = ${institution} and stage = 'current')::integer as certificates`.execute(
        db,
      )
      return rows[0] ?? { contracts: 0, members: 0, certificates: 0 }
    },

    expiring: (wanted) => readExpiring(db, institution, wanted),

    async certificatesNamed(named) {
      const query = db
        .selectFrom('certificate')
        .select(['certificate_id', 'member_id'])
        .where('institution_id', '=', institution)
        .limit(10)
      const found =
        'id' in named
          ? query.where('certificate_id', '=', named.id)
          : 'fingerprint' in named
            ? query.where('fingerprint', '=', named.fingerprint)
            : query
                .where('issuer_id', 'in', issuersOf(db, institution)) // by the index, which begins with the issuer
                .where('serial_number', '=', named.serialNumber)
      const rows = await found.execute()
      return rows.map((row) => ({ id: parseId(row.certificate_id), memberId: parseId(row.member_id) }))
    },

    events: (wanted) => readEvents(db, institution, wanted),
  }
}

const issuersOf = (db: Db, institution: InstitutionId) =>
  db.selectFrom('issuer').select('issuer_id').where('institution_id', '=', institution)

async function readExpiring(
  db: Db,
  institution: InstitutionId,
  { from, until, limit, after }: ExpiringWanted,
): Promise<ExpiringEntry[]> {
  const { rows } = await sql<{
    certificate_id: string
    expiry_date: Temporal.PlainDate
    serial_number: string | null
    member_id: string
    contract_number: string
    role: Role
    login_id: string
    display_name: string
  }>`
    select x.certificate_id, x.expiry_date, x.serial_number, m.member_id, c.contract_number, m.role, m.login_id,
           m.display_name
      from certificate x
      join member m on m.institution_id = x.institution_id and m.member_id = x.member_id
      join contract c on c.institution_id = m.institution_id and c.contract_id = m.contract_id
     where x.institution_id = ${institution} and x.stage = 'current'
       and x.expiry_date >= ${from ?? '-infinity'}::date
       and x.expiry_date <= ${until ?? 'infinity'}::date
       and (x.expiry_date, x.certificate_id)
           > (${after?.day ?? '-infinity'}::date, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
     order by x.expiry_date, x.certificate_id
     limit ${limit}`.execute(db)
  return rows.map((row) => ({
    id: parseId(row.certificate_id),
    expiryDate: row.expiry_date,
    ...(row.serial_number !== null && { serialNumber: row.serial_number }),
    memberId: parseId(row.member_id),
    contractNumber: row.contract_number,
    role: row.role,
    loginId: row.login_id,
    name: row.display_name,
  }))
}

async function readEvents(
  db: Db,
  institution: InstitutionId,
  { kind, memberId, since, before, limit, after }: EventsWanted,
) {
  const at = after?.at ?? null
  const { rows } = await sql<Selectable<Schema['audit_event']> & { sequence: number | null }>`
    select e.*, s.sequence
      from audit_event e
      left join audit_seal s
        on s.institution_id = e.institution_id and s.audit_event_id = e.audit_event_id and s.at = e.at
     where e.institution_id = ${institution}
       and (${kind ?? null}::text is null or e.kind = ${kind ?? null}::text)
       and (${memberId ?? null}::uuid is null or e.member_id = ${memberId ?? null}::uuid)
       and e.at >= ${since ?? '-infinity'}::timestamptz
       and e.at < ${before ?? 'infinity'}::timestamptz
       and (${at}::timestamptz is null
            or (e.at, e.audit_event_id) < (${at}::timestamptz, ${after?.id ?? null}::uuid))
     order by e.at desc, e.audit_event_id desc
     limit ${limit}`.execute(db)
  return rows.map((row) => ({
    event: readEvent(row),
    ...(row.sequence !== null && { sequence: Number(row.sequence) }),
  }))
}
