import { type RawBuilder, sql } from 'kysely'
import { type ContractId, type InstitutionId, type MemberId, parseId } from '../../domain/id.ts'
import type { Role } from '../../domain/life.ts'
import { type CertificateMail, certificateMails } from '../../domain/reminder.ts'
import type {
  ContractPeople,
  ExpiringPerson,
  ExpiryDay,
  PersonOfContract,
} from '../../ports/contract-people.ts'
import type { Db } from './db.ts'
import { type LifeRow, lifeColumns, lifeOf } from './life.ts'

export function contractPeople(db: Db, institution: InstitutionId): ContractPeople {
  return {
    page: (contract, limit, after) => readPage(db, institution, contract, { limit, after }),
    unreachable: (contract, limit) =>
      readPage(db, institution, contract, { limit, after: undefined, only: sql`${bounced}` }),

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

interface PageOf {
  limit: number
  after: MemberId | undefined
  only?: RawBuilder<unknown>
}

/** Mails to the address that he still has come back. */
const bounced = sql`exists (
  select 1 from mail_trouble t
   where t.institution_id = m.institution_id and t.member_id = m.member_id and t.address = m.mail_address)`

async function readPage(
  db: Db,
  institution: InstitutionId,
  contract: ContractId,
  { limit, after, only = sql`true` }: PageOf,
): Promise<PersonOfContract[]> {
  const { rows } = await sql<PersonRow>`
    with person as (
      select m.*, coalesce(x.expiry_date, 'infinity'::date) as expires
        from member m
        left join certificate x
          on x.institution_id = m.institution_id and x.member_id = m.member_id and x.stage = 'current'
       where m.institution_id = ${institution} and m.contract_id = ${contract} and m.ended_at is null and ${only}
    ), page as (
      select *
        from person
       where ${after ?? null}::uuid is null
          or (expires, login_id collate "C") >
             (select expires, login_id collate "C" from person where member_id = ${after ?? null}::uuid)
       order by expires, login_id collate "C"
       limit ${limit}
    )
    select m.member_id, m.login_id, m.display_name, m.mail_address is not null as has_address,
           ${bounced} as bounced, mail.kind as mail_kind, mail.created_at as mail_at,
           mail.state as mail_state, mail.came_back as mail_came_back, ${life}
      from page m
      left join lateral (
           select o.kind, o.created_at, o.state, o.bounced_at is not null as came_back
             from outbox o
            where o.institution_id = m.institution_id and o.member_id = m.member_id
              and o.kind = any(${certificateMails})
            order by o.created_at desc
            limit 1) mail on true
     order by m.expires, m.login_id collate "C"`.execute(db)
  return rows.map(readPerson)
}

const life = sql.raw(lifeColumns('m.institution_id', 'm.member_id'))

interface PersonRow extends LifeRow {
  member_id: string
  login_id: string
  display_name: string
  has_address: boolean
  bounced: boolean
  mail_kind: CertificateMail | null
  mail_at: Temporal.Instant | null
  mail_state: 'waiting' | 'sending' | 'sent' | 'failed' | 'withdrawn' | null
  mail_came_back: boolean | null
}

function readPerson(row: PersonRow): PersonOfContract {
  const id = parseId<MemberId>(row.member_id)
  return {
    id,
    role: row.role,
    loginId: row.login_id,
    name: row.display_name,
    mailAddress: row.bounced ? 'bounced' : row.has_address ? 'there' : 'absent',
    life: lifeOf(id, row),
    ...lastMail(row),
  }
}

function lastMail(row: PersonRow): Pick<PersonOfContract, 'lastMail'> {
  const { mail_kind: kind, mail_at: at, mail_state: state } = row
  if (kind === null || at === null || state === null) return {}
  const sent = state === 'sending' ? 'waiting' : state
  return { lastMail: { kind, at, delivery: row.mail_came_back ? 'bounced' : sent } }
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
