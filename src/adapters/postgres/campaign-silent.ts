import { sql } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { Door, Role } from '../../domain/life.ts'
import { certificateMails } from '../../domain/reminder.ts'
import type { RemindedCount, Reminding, SilentPerson, SilentPlace, SilentWish } from '../../ports/campaign.ts'
import { readBranch } from './contracts.ts'
import type { Db } from './db.ts'
import { readStops } from './life.ts'
import { isStopped } from './notice-conditions.ts'

/** Of the certificate `c`: its holder has begun no renewal of it. */
const hasBegunNothing = (institution: InstitutionId) => sql`
  not exists (
    select from renewal r
     where r.institution_id = ${institution} and r.replaces = c.certificate_id and r.is_running)`

/** Of the contract `k`. An empty code asks for those without one. */
const ofBranch = (code: string | undefined) =>
  code === undefined ? sql`true` : sql`k.branch_code is not distinct from nullif(${code}::text, '')`

export async function readSilent(
  db: Db,
  institution: InstitutionId,
  { from, until, branchCode }: SilentWish,
  limit: number,
  after: SilentPlace | undefined,
): Promise<SilentPerson[]> {
  const behind =
    after === undefined
      ? sql`true`
      : sql`(c.expiry_date, c.certificate_id) > (${after.day}::date, ${after.certificateId}::uuid)`
  const { rows } = await sql<Row>`
    with found as materialized (
      select c.expiry_date, c.certificate_id, c.member_id
        from certificate c
        join member m on m.institution_id = ${institution} and m.member_id = c.member_id
        join contract k on k.institution_id = ${institution} and k.contract_id = m.contract_id
       where c.institution_id = ${institution} and c.stage = 'current'
         and c.expiry_date between ${from}::date and ${until}::date and ${behind}
         and ${hasBegunNothing(institution)} and ${ofBranch(branchCode)}
       order by c.expiry_date, c.certificate_id
       limit ${limit})
    select f.expiry_date, f.certificate_id, m.member_id, m.display_name, m.login_id, m.role, m.mail_address is not null as has_address,
           m.suspended_at, m.held_at, m.locked_at, m.loss_reported_at, m.ended_at,
           k.contract_number, k.name_ja, k.name_en, k.branch_code, k.branch_name,
           array(select d.door from door d
                  where d.institution_id = ${institution} and d.member_id = m.member_id and d.locked_at is not null
                  order by d.door) as locked_doors,
           o.created_at as mailed_at, o.sent_at, o.state as mail_state, o.bounced_at
      from found f
      join member m on m.institution_id = ${institution} and m.member_id = f.member_id
      join contract k on k.institution_id = ${institution} and k.contract_id = m.contract_id
      left join lateral (
        select created_at, sent_at, state, bounced_at from outbox
         where institution_id = ${institution} and member_id = m.member_id and channel = 'mail'
           and kind = any(${certificateMails}::text[]) and state <> 'withdrawn'
         order by created_at desc
         limit 1) o on true
     order by f.expiry_date, f.certificate_id`.execute(db)
  return rows.map(readPerson)
}

/** One statement: who is silent, why somebody is not reminded, and a row for each of the others. */
export async function remindSilent(
  db: Db,
  institution: InstitutionId,
  { days, branchCode, now, today, dayBegan }: Reminding,
): Promise<RemindedCount> {
  const { rows } = await sql<{ outcome: keyof RemindedCount; count: number }>`
    with plan as materialized (
      select * from unnest(
        ${days.map(({ day }) => day)}::date[], ${days.map(({ milestone }) => milestone)}::text[],
        ${days.map(({ policyVersion }) => policyVersion)}::integer[]) as p (day, milestone, policy_version)),
    silent as materialized (
      select c.certificate_id, m.member_id, p.*,
             case
               when ${isStopped} then 'stopped'
               when m.mail_address is null then 'noAddress'
               when exists (
                      select from outbox o
                       where o.institution_id = ${institution} and o.member_id = m.member_id
                         and o.created_at >= ${dayBegan}::timestamptz and o.channel = 'mail'
                         and o.kind = any(${certificateMails}::text[]) and o.state <> 'withdrawn')
                 or exists (
                      select from notice n
                       where n.institution_id = ${institution} and n.recipient = m.member_id and n.state = 'owed')
                 then 'mailedToday'
               else 'reminded'
             end as outcome
        from plan p
        join certificate c on c.institution_id = ${institution} and c.stage = 'current' and c.expiry_date = p.day
         and c.not_after > ${now}::timestamptz
        join member m on m.institution_id = ${institution} and m.member_id = c.member_id
        join contract k on k.institution_id = ${institution} and k.contract_id = m.contract_id
       where ${hasBegunNothing(institution)} and ${ofBranch(branchCode)}),
    owed as (
      insert into notice (institution_id, certificate_id, holder, kind, milestone, recipient, channel, policy_version,
                          due_on, useful_until, state, owed_at)
      select ${institution}, certificate_id, member_id, 'before-expiry', milestone, member_id, 'mail', policy_version,
             ${today}::date, day, 'owed', ${now}::timestamptz
        from silent where outcome = 'reminded'
      on conflict do nothing
      returning subject_id)
    select case when s.outcome = 'reminded' and o.subject_id is null then 'mailedToday' else s.outcome end as outcome,
           count(*) as count
      from silent s
      left join owed o on o.subject_id = s.certificate_id
     group by 1`.execute(db)
  const of = (outcome: keyof RemindedCount) => rows.find((row) => row.outcome === outcome)?.count ?? 0
  return {
    reminded: of('reminded'),
    mailedToday: of('mailedToday'),
    noAddress: of('noAddress'),
    stopped: of('stopped'),
  }
}

type Time = Temporal.Instant | null

interface Row {
  expiry_date: Temporal.PlainDate
  certificate_id: string
  member_id: string
  display_name: string
  login_id: string
  role: Role
  has_address: boolean
  suspended_at: Time
  held_at: Time
  locked_at: Time
  loss_reported_at: Time
  ended_at: Time
  contract_number: string
  name_ja: string
  name_en: string
  branch_code: string | null
  branch_name: string | null
  locked_doors: Door[]
  mailed_at: Time
  sent_at: Time
  mail_state: 'waiting' | 'sending' | 'sent' | 'failed' | null
  bounced_at: Time
}

function readPerson(row: Row): SilentPerson {
  return {
    id: parseId(row.member_id),
    name: row.display_name,
    loginId: row.login_id,
    role: row.role,
    contractNumber: row.contract_number,
    contractName: { ja: row.name_ja, en: row.name_en },
    ...readBranch(row),
    expiryDate: row.expiry_date,
    stops: readStops(row),
    lockedDoors: row.locked_doors,
    hasAddress: row.has_address,
    ...readLastMail(row),
    place: { day: row.expiry_date, certificateId: parseId(row.certificate_id) },
  }
}

function readLastMail({ mailed_at, sent_at, mail_state, bounced_at }: Row): Pick<SilentPerson, 'lastMail'> {
  if (mailed_at === null || mail_state === null) return {}
  const state = bounced_at !== null ? 'returned' : mail_state === 'sending' ? 'waiting' : mail_state
  return { lastMail: { at: sent_at ?? mailed_at, state } }
}
