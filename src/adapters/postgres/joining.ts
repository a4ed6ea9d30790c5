import { sql } from 'kysely'
import { type InstitutionId, type MemberId, parseId } from '../../domain/id.ts'
import type { Holder, Joining, JoiningEntitlement, JoiningMember } from '../../ports/joining.ts'
import type { ContractRecord } from '../../ports/member-records.ts'
import { readBranch } from './contracts.ts'
import type { Db } from './db.ts'
import { importFiles } from './import-files.ts'
import { predecessorCounts } from './predecessor-counts.ts'

export function joining(db: Db, institution: InstitutionId): Joining {
  return {
    async contracts(numbers) {
      const rows = await db
        .selectFrom('contract')
        .selectAll()
        .where('institution_id', '=', institution)
        .where('contract_number', '=', sql<string>`any(${numbers}::text[])`)
        .execute()
      return rows.map((row) => ({
        id: parseId(row.contract_id),
        number: row.contract_number,
        name: { ja: row.name_ja, en: row.name_en },
        ...(row.name_kana !== null && { kana: row.name_kana }),
        ...readBranch(row),
      }))
    },
    holders: (of) => holders(db, institution, of),
    async certificates(issuer, fingerprints, serialNumbers) {
      const { rows } = await sql<{ fingerprint: string | null; serial_number: string | null }>`
        select encode(c.fingerprint, 'hex') as fingerprint, null as serial_number
          from certificate c
         where c.institution_id = ${institution}
           and c.fingerprint = any(select decode(f, 'hex') from unnest(${fingerprints}::text[]) as f)
        union all
        select null, c.serial_number
          from certificate c
         where c.institution_id = ${institution} and c.issuer_id = ${issuer}
           and c.serial_number = any(${serialNumbers}::text[])`.execute(db)
      return {
        fingerprints: rows.flatMap(({ fingerprint }) => fingerprint ?? []),
        serialNumbers: rows.flatMap(({ serial_number }) => serial_number ?? []),
      }
    },
    addContracts: (contracts, at) => addContracts(db, institution, contracts, at),
    addMembers: (members, at) => addMembers(db, institution, members, at),
    addEntitlements: (entitlements, at) => addEntitlements(db, institution, entitlements, at),
    ...importFiles(db, institution),
    async withoutPins(limit) {
      const rows = await withoutPins(db, institution)
        .select('member_id')
        .orderBy('created_at')
        .orderBy('member_id')
        .limit(limit)
        .execute()
      return rows.map(({ member_id }) => parseId<MemberId>(member_id))
    },
    async countWithoutPins() {
      const { count } = await withoutPins(db, institution)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return count
    },
    ...predecessorCounts(db, institution),
  }
}

const withoutPins = (db: Db, institution: InstitutionId) =>
  db
    .selectFrom('member')
    .where('institution_id', '=', institution)
    .where('pin_hash', 'is', null)
    .where('ended_at', 'is', null)

async function holders(
  db: Db,
  institution: InstitutionId,
  of: readonly { contract: string; loginId: string }[],
): Promise<Holder[]> {
  const { rows } = await sql<{
    contract_number: string
    login_id: string
    asked: string
    member_id: string
    has_left: boolean
    has_certificate: boolean
  }>`
    select k.contract_number, m.login_id, asked.login_id as asked, m.member_id, m.ended_at is not null as has_left,
           exists (select from certificate c
                    where c.institution_id = ${institution} and c.member_id = m.member_id
                      and c.stage in ('signing', 'proving', 'current', 'retiring')) as has_certificate
      from unnest(${of.map(({ contract }) => contract)}::text[], ${of.map(({ loginId }) => loginId)}::text[])
           as asked (contract_number, login_id)
      join contract k on k.institution_id = ${institution} and k.contract_number = asked.contract_number
      join member m on m.institution_id = ${institution} and m.contract_id = k.contract_id
       and m.folded_login_id = folded(asked.login_id)`.execute(db)
  return rows.map((row) => ({
    contract: row.contract_number,
    loginId: row.login_id,
    asked: row.asked,
    id: parseId(row.member_id),
    hasLeft: row.has_left,
    hasCertificate: row.has_certificate,
  }))
}

async function addContracts(
  db: Db,
  institution: InstitutionId,
  contracts: readonly ContractRecord[],
  at: Temporal.Instant,
): Promise<void> {
  const column = <T>(of: (one: ContractRecord) => T) => contracts.map(of)
  await sql`
    insert into contract (institution_id, contract_id, contract_number, name_ja, name_en, name_kana, branch_code,
                          branch_name, created_at)
    select ${institution}, c.*, ${at}::timestamptz
      from unnest(${column(({ id }) => id)}::uuid[], ${column(({ number }) => number)}::text[],
                  ${column(({ name }) => name.ja)}::text[], ${column(({ name }) => name.en)}::text[],
                  ${column(({ kana }) => kana ?? null)}::text[],
                  ${column(({ branch }) => branch?.code ?? null)}::text[],
                  ${column(({ branch }) => branch?.name ?? null)}::text[]) as c`.execute(db)
}

/** Whoever comes into a contract that is stopped is stopped with it, also when that happens at the same moment. */
async function addMembers(
  db: Db,
  institution: InstitutionId,
  members: readonly JoiningMember[],
  at: Temporal.Instant,
): Promise<void> {
  const column = <T>(of: (one: JoiningMember) => T) => members.map(of)
  const contracts = [...new Set(column(({ contractId }) => contractId))]
  await sql`
    with k as materialized (
      select contract_id, stopped_at from contract
       where institution_id = ${institution} and contract_id = any(${contracts}::uuid[])
       order by contract_id
         for share)
    insert into member (institution_id, member_id, contract_id, role, login_id, display_name, mail_address, language,
                        subject, holder_number, created_at, suspended_at)
    select ${institution}, m.*, ${at}::timestamptz, k.stopped_at
      from unnest(${column(({ id }) => id)}::uuid[], ${column(({ contractId }) => contractId)}::uuid[],
                  ${column(({ role }) => role)}::text[], ${column(({ loginId }) => loginId)}::text[],
                  ${column(({ displayName }) => displayName)}::text[],
                  ${column(({ mailAddress }) => mailAddress ?? null)}::text[],
                  ${column(({ language }) => language)}::text[], ${column(({ subject }) => subject)}::uuid[],
                  ${column(({ holderNumber }) => holderNumber)}::text[])
           as m (member_id, contract_id, role, login_id, display_name, mail_address, language, subject, holder_number)
      join k on k.contract_id = m.contract_id`.execute(db)
}

async function addEntitlements(
  db: Db,
  institution: InstitutionId,
  entitlements: readonly JoiningEntitlement[],
  at: Temporal.Instant,
): Promise<void> {
  const column = <T>(of: (one: JoiningEntitlement) => T) => entitlements.map(of)
  await sql`
    insert into entitlement (institution_id, entitlement_id, member_id, reason, state, opened_at, deadline)
    select ${institution}, e.entitlement_id, e.member_id, 'issue', 'open', ${at}::timestamptz, e.deadline
      from unnest(${column(({ id }) => id)}::uuid[], ${column(({ memberId }) => memberId)}::uuid[],
                  ${column(({ deadline }) => deadline)}::date[])
           as e (entitlement_id, member_id, deadline)`.execute(db)
}
