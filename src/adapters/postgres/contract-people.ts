import { sql } from 'kysely'
import { type ContractId, type InstitutionId, parseId } from '../../domain/id.ts'
import type { Role } from '../../domain/life.ts'
import type { ContractPeople, ExpiringPerson, ExpiryDay } from '../../ports/contract-people.ts'
import { bounced, readOne, readPage } from './contract-person.ts'
import type { Db } from './db.ts'

export function contractPeople(db: Db, institution: InstitutionId): ContractPeople {
  return {
    page: (contract, limit, wanted) => readPage(db, institution, contract, { limit, ...wanted }),
    unreachable: (contract, limit) =>
      readPage(db, institution, contract, { limit, sort: 'expiry', only: bounced }),
    one: (contract, id) => readOne(db, institution, contract, id),

    async expiryDays(contract, from, until, peoplePerDay) {
      const { rows } = await sql<ExpiringRow & { count: number }>`
        select *
          from (select ${expiringColumns},
                       count(*) over (partition by x.expiry_date)::integer as count,
                       row_number() over (partition by x.expiry_date order by m.login_id collate "C") as place
                  from ${inUse(institution, contract)} and x.expiry_date between ${from} and ${until}) placed
         where place <= ${peoplePerDay}
         order by expiry_date, place`.execute(db)
      return byDay(rows)
    },

    async expiryMonths(contract) {
      const { rows } = await sql<{ month: string; count: number }>`
        select to_char(x.expiry_date, 'YYYY-MM') as month, count(*)::integer as count
          from ${inUse(institution, contract)}
         group by 1
         order by 1`.execute(db)
      return rows.map(({ month, count }) => ({ month: Temporal.PlainYearMonth.from(month), count }))
    },

    async expiring(contract) {
      const { rows } = await sql<ExpiringRow>`
        select ${expiringColumns}
          from ${inUse(institution, contract)}
         order by x.expiry_date, m.login_id collate "C"`.execute(db)
      return rows.map(readExpiring)
    },
  }
}

interface ExpiringRow {
  member_id: string
  certificate_id: string
  role: Role
  login_id: string
  display_name: string
  expiry_date: Temporal.PlainDate
}

const expiringColumns = sql`m.member_id, x.certificate_id, m.role, m.login_id, m.display_name, x.expiry_date`

const inUse = (institution: InstitutionId, contract: ContractId) => sql`
  member m
  join certificate x on x.institution_id = m.institution_id and x.member_id = m.member_id and x.stage = 'current'
 where m.institution_id = ${institution} and m.contract_id = ${contract} and m.ended_at is null`

function readExpiring(row: ExpiringRow): ExpiringPerson {
  return {
    id: parseId(row.member_id),
    certificateId: parseId(row.certificate_id),
    role: row.role,
    loginId: row.login_id,
    name: row.display_name,
    expiryDate: row.expiry_date,
  }
}

function byDay(rows: readonly (ExpiringRow & { count: number })[]): ExpiryDay[] {
  const days = new Map<string, ExpiryDay>()
  for (const row of rows) {
    const { expiry_date: day, count } = row
    const known = days.get(day.toString()) ?? { day, count, people: [] }
    known.people.push(readExpiring(row))
    days.set(day.toString(), known)
  }
  return [...days.values()]
}
