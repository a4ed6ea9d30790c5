import { type RawBuilder, sql } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { Door, Role } from '../../domain/life.ts'
import type { FoundPlace, MemberSearch, MemberSummary, SearchTerms } from '../../ports/member-search.ts'
import type { Db } from './db.ts'
import { readStops } from './life.ts'

/**
 * One statement: each way of being found is a branch with its own index, its own order and at most a page of results, and
 * excludes whom an earlier branch has found. `folded` and `folded_company` are the database's (db/005-office.sql), which
 * keeps the folded columns by them: what was typed and what is indexed are folded alike.
 */
export function memberSearch(db: Db, institution: InstitutionId): MemberSearch {
  return {
    async find(terms, limit, after) {
      const branches = branchesFor(institution, terms).map((branch) =>
        page(branch, institution, limit, after),
      )
      const { rows } = await sql<Row>`
        with found as (
          select * from (${sql.join(branches, sql` union all `)}) every_way
           order by rank, key collate "C", member_id
           limit ${limit})
        select found.rank, found.key, m.member_id, c.contract_number, c.name_ja, c.name_en, m.login_id, m.display_name,
               m.role, m.suspended_at, m.held_at, m.locked_at, m.loss_reported_at, m.ended_at,
               (select e.expiry_date from certificate e
                 where e.institution_id = m.institution_id and e.member_id = m.member_id and e.stage = 'current'
               ) as expiry_date,
               array(select d.door from door d
                      where d.institution_id = m.institution_id and d.member_id = m.member_id
                        and d.locked_at is not null
                      order by d.door) as locked_doors
          from found
          join member m on m.institution_id = ${institution} and m.member_id = found.member_id
          join contract c on c.institution_id = m.institution_id and c.contract_id = m.contract_id
         order by found.rank, found.key collate "C", found.member_id`.execute(db)
      return rows.map((row) => ({
        member: read(row),
        place: { rank: row.rank, key: row.key, id: row.member_id },
      }))
    },
  }
}

interface Branch {
  rank: number
  key: RawBuilder<unknown>
  /** Whether a member `m` of a contract `c` is found by it. */
  condition: RawBuilder<unknown>
}

/** The order is that of the ranks: whoever is named wholly comes before whoever only begins so. */
function branchesFor(institution: InstitutionId, { text, serialNumber, fingerprint }: SearchTerms): Branch[] {
  const ofCertificate = (name: RawBuilder<unknown>) =>
    sql`m.member_id in (select e.member_id from certificate e where e.institution_id = ${institution} and ${name})`
  const typed = sql`folded(${text}::text)`
  const company = sql`folded_company(${text}::text)`
  const names: [RawBuilder<unknown>, RawBuilder<unknown>][] = [
    [sql`m.folded_login_id`, typed],
    [sql`m.folded_name`, typed],
    [sql`c.folded_name_ja`, company],
    [sql`c.folded_name_en`, company],
    [sql`c.folded_name_kana`, company],
  ]
  const candidates: [RawBuilder<unknown>, RawBuilder<unknown>][] = [
    [sql`''`, sql`c.contract_number = ${typed}`],
    [sql`''`, sql`(m.folded_mail is not null and m.folded_mail = ${typed})`],
    ...names.map(([column, words]): [RawBuilder<unknown>, RawBuilder<unknown>] => [
      column,
      begins(column, words),
    ]),
  ]
  if (fingerprint) candidates.unshift([sql`''`, ofCertificate(sql`e.fingerprint = ${fingerprint}`)])
  if (serialNumber) {
    // By the index of serial numbers, which begins with the issuer.
    const issuers = sql`select i.issuer_id from issuer i where i.institution_id = ${institution}`
    const name = sql`e.issuer_id in (${issuers}) and e.serial_number = ${serialNumber}`
    candidates.unshift([sql`''`, ofCertificate(name)])
  }
  return candidates.map(([key, condition], rank) => {
    const earlier = candidates.slice(0, rank).map(([, before]) => sql`not (${before})`)
    return { rank, key, condition: sql.join([condition, ...earlier], sql` and `) }
  })
}

/** A range of the index, which a pattern in a parameter would not be. U+10FFFF comes after every character there is. */
function begins(column: RawBuilder<unknown>, typed: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${typed} <> '' and ${column} >= ${typed} and ${column} < ${typed} || ${'\u{10ffff}'}::text)`
}

function page(
  { rank, key, condition }: Branch,
  institution: InstitutionId,
  limit: number,
  after: FoundPlace | undefined,
): RawBuilder<unknown> {
  const behind =
    after === undefined || after.rank < rank
      ? sql`true`
      : after.rank > rank
        ? sql`false`
        : sql`(${key} collate "C", m.member_id) > (${after.key}::text, ${after.id}::uuid)`
  return sql`(
    select ${rank}::int as rank, ${key} as key, m.member_id
      from member m join contract c using (institution_id, contract_id)
     where m.institution_id = ${institution} and ${condition} and ${behind}
     order by ${key} collate "C", m.member_id
     limit ${limit})`
}

interface Row {
  rank: number
  key: string
  member_id: string
  contract_number: string
  name_ja: string
  name_en: string
  login_id: string
  display_name: string
  role: Role
  suspended_at: Temporal.Instant | null
  held_at: Temporal.Instant | null
  locked_at: Temporal.Instant | null
  loss_reported_at: Temporal.Instant | null
  ended_at: Temporal.Instant | null
  expiry_date: Temporal.PlainDate | null
  locked_doors: Door[]
}

function read(row: Row): MemberSummary {
  return {
    id: parseId(row.member_id),
    contractNumber: row.contract_number,
    contractName: { ja: row.name_ja, en: row.name_en },
    loginId: row.login_id,
    name: row.display_name,
    role: row.role,
    stops: readStops(row),
    lockedDoors: row.locked_doors,
    ...(row.expiry_date !== null && { expiryDate: row.expiry_date }),
  }
}
