import { type RawBuilder, sql } from 'kysely'
import { type ContractId, type InstitutionId, type MemberId, parseId } from '../../domain/id.ts'
import type { PeopleSort } from '../../domain/people-filter.ts'
import { type CertificateMail, certificateMails } from '../../domain/reminder.ts'
import type { PeopleWanted, PersonOfContract } from '../../ports/contract-people.ts'
import type { Db } from './db.ts'
import { type LifeRow, lifeColumns, lifeOf } from './life.ts'

interface PageOf extends PeopleWanted {
  limit: number
  only?: RawBuilder<unknown>
}

/** Mails to the address that he still has come back. */
export const bounced = sql`exists (
  select 1 from mail_trouble t
   where t.institution_id = m.institution_id and t.member_id = m.member_id and t.address = m.mail_address)`

const lastLogon = sql`(
  select e.at from audit_event e
   where e.institution_id = m.institution_id and e.member_id = m.member_id and e.kind = 'logged-on'
   order by e.at desc limit 1)`

/** What comes first; those alike come in the order of their IDs. */
const sortKeys: Record<PeopleSort, RawBuilder<unknown>> = {
  expiry: sql`coalesce(x.expiry_date, 'infinity'::date)`,
  name: sql`m.folded_name`,
  'login-id': sql`m.login_id collate "C"`,
  'last-logon': sql`coalesce(${lastLogon}, '-infinity'::timestamptz)`,
}

const [katakana, hiragana] = [0x30a1, 0x3041].map((first) =>
  String.fromCodePoint(...Array.from({ length: 86 }, (_, n) => first + n)),
)

/** As the folded columns are, and with one kana for both. */
const kana = (words: RawBuilder<unknown>) => sql`translate(${words}, ${katakana}, ${hiragana})`

const found = (search: string) => {
  const wanted = kana(sql`folded(${search})`)
  return sql`(position(${wanted} in ${kana(sql`m.folded_name`)}) > 0 or position(${wanted} in m.folded_login_id) > 0)`
}

/** The one after whom the page begins keeps his place when he is not among those wanted any more. */
export async function readPage(
  db: Db,
  institution: InstitutionId,
  contract: ContractId,
  { limit, sort, search, after, only = sql`true` }: PageOf,
): Promise<PersonOfContract[]> {
  const { rows } = await sql<PersonRow>`
    with person as (
      select m.member_id, m.login_id, ${sortKeys[sort]} as sort_key, ${only} and ${search === undefined ? sql`true` : found(search)} as is_wanted
        from member m
        left join certificate x
          on x.institution_id = m.institution_id and x.member_id = m.member_id and x.stage = 'current'
       where m.institution_id = ${institution} and m.contract_id = ${contract} and m.ended_at is null
    ), page as (
      select member_id, sort_key
        from person
       where is_wanted
         and (${after ?? null}::uuid is null
          or (sort_key, login_id collate "C") >
             (select sort_key, login_id collate "C" from person where member_id = ${after ?? null}::uuid))
       order by sort_key, login_id collate "C"
       limit ${limit}
    )
    select ${columns}
      from page p
      join member m on m.institution_id = ${institution} and m.member_id = p.member_id
      ${mail}
     order by p.sort_key, m.login_id collate "C"`.execute(db)
  return rows.map(readPerson)
}

export async function readOne(
  db: Db,
  institution: InstitutionId,
  contract: ContractId,
  id: MemberId,
): Promise<PersonOfContract | undefined> {
  const { rows } = await sql<PersonRow>`
    select ${columns}
      from member m
      ${mail}
     where m.institution_id = ${institution} and m.contract_id = ${contract} and m.member_id = ${id}
       and m.ended_at is null`.execute(db)
  return rows.map(readPerson)[0]
}

const life = sql.raw(lifeColumns('m.institution_id', 'm.member_id'))

const columns = sql`
  m.member_id, m.login_id, m.display_name, m.mail_address is not null as has_address,
  ${bounced} as bounced, ${lastLogon} as last_logon_at, mail.kind as mail_kind, mail.created_at as mail_at,
  mail.state as mail_state, mail.came_back as mail_came_back, ${life}`

const mail = sql`
  left join lateral (
       select o.kind, o.created_at, o.state, o.bounced_at is not null as came_back
         from outbox o
        where o.institution_id = m.institution_id and o.member_id = m.member_id
          and o.kind = any(${certificateMails}) and o.state <> 'withdrawn'
        order by o.created_at desc
        limit 1) mail on true`

interface PersonRow extends LifeRow {
  member_id: string
  login_id: string
  display_name: string
  has_address: boolean
  bounced: boolean
  last_logon_at: Temporal.Instant | null
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
    ...(row.last_logon_at && { lastLogonAt: row.last_logon_at }),
  }
}

function lastMail(row: PersonRow): Pick<PersonOfContract, 'lastMail'> {
  const { mail_kind: kind, mail_at: at, mail_state: state } = row
  if (kind === null || at === null || state === null) return {}
  const sent = state === 'sending' ? 'waiting' : state
  return { lastMail: { kind, at, delivery: row.mail_came_back ? 'bounced' : sent } }
}
