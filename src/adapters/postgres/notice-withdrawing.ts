import { type RawBuilder, sql } from 'kysely'
import type { InstitutionId, MemberId } from '../../domain/id.ts'
import type { Judging } from '../../ports/notices.ts'
import type { Db } from './db.ts'
import { isStopped, isStoppedReader, needsNone, works } from './notice-conditions.ts'
import { planTable } from './notice-plan-table.ts'

/** Takes back what is owed and wanted no more, to anybody or to these, each row with its reason. Answers with how many. */
export async function withdrawOwed(
  db: Db,
  institution: InstitutionId,
  judging: Judging,
  recipients?: readonly MemberId[],
) {
  const theirs = recipients === undefined ? sql`true` : sql`n.recipient = any(${recipients}::uuid[])`
  const rows = await withdraw(db, institution, judging, sql`n.state in ('owed', 'impossible') and ${theirs}`)
  return {
    overtaken: rows.filter(({ state }) => state === 'overtaken').length,
    withdrawn: rows.filter(({ state }) => state === 'withdrawn').length,
  }
}

/**
 * The same of notices whose mails were written. What else stood in those mails is owed again, and so is what was written
 * to an address that is his no more or, not tried yet, before `dayBegan`: a mail says how many days are left. Answers with
 * the mails that are not to go.
 */
export async function withdrawWritten(
  db: Db,
  institution: InstitutionId,
  outboxIds: readonly string[],
  judging: Judging,
  dayBegan: Temporal.Instant,
): Promise<string[]> {
  const taken = await withdraw(
    db,
    institution,
    judging,
    sql`n.state = 'written' and n.outbox_id = any(${outboxIds}::uuid[])`,
  )
  const touched = taken.map(({ outbox_id }) => outbox_id).filter((id) => id !== null)
  const { rows } = await sql<{ outbox_id: string }>`
    with untrue as (
      select o.outbox_id
        from outbox o
        join member m on m.institution_id = ${institution} and m.member_id = o.member_id
       where o.institution_id = ${institution} and o.outbox_id = any(${outboxIds}::uuid[])
         and (o.outbox_id = any(${touched}::uuid[])
           or o.address is distinct from m.mail_address
           or (o.attempts = 0 and o.created_at < ${dayBegan}::timestamptz))),
    again as (
      update notice n
         set state = 'owed', outbox_id = null, settled_at = null
        from untrue u
       where n.institution_id = ${institution} and n.outbox_id = u.outbox_id and n.channel = 'mail'
         and n.state = 'written'
      returning u.outbox_id)
    select unnest(${touched}::uuid[]) as outbox_id
    union
    select outbox_id from again`.execute(db)
  return rows.map(({ outbox_id }) => outbox_id)
}

/**
 * A row is found again by its place, and only where it is still as it was asked for: by any other way a plan that was made
 * while the table was small reads the whole of it for each.
 */
async function withdraw(
  db: Db,
  institution: InstitutionId,
  judging: Judging,
  which: RawBuilder<unknown>,
): Promise<{ state: string; outbox_id: string | null }[]> {
  const { now } = judging
  const { rows } = await sql<{ state: string; outbox_id: string | null }>`
    with plan as materialized (${planTable(judging.plan)}),
    asked as materialized (
      select n.ctid as place, n.subject_id, n.milestone, n.recipient, n.holder, n.kind, n.state, n.due_on, n.useful_until, n.certificate_id,
             n.entitlement_id
        from notice n
       where n.institution_id = ${institution} and n.channel = 'mail' and ${which}),
    judged as materialized (
      select a.place, ${reason(institution, judging)} as reason
        from asked a
        left join certificate c on c.institution_id = ${institution} and c.certificate_id = a.certificate_id
        left join entitlement e on e.institution_id = ${institution} and e.entitlement_id = a.entitlement_id
        join member m on m.institution_id = ${institution} and m.member_id = a.holder
        join member r on r.institution_id = ${institution} and r.member_id = a.recipient
        left join plan p on p.milestone = a.milestone and p.due_on = a.due_on
         and (p.of = 'issue' or p.day = coalesce(c.expiry_date, e.deadline))
         and (p.any_told or p.told is not distinct from c.told_recovery_day))
    update notice n
       set state = case j.reason when 'more-urgent' then 'overtaken' when 'no-address' then 'impossible' else 'withdrawn' end,
           reason = j.reason, settled_at = ${now}::timestamptz
      from judged j
     where n.ctid = j.place and n.institution_id = ${institution} and n.channel = 'mail' and ${which}
       and j.reason is not null
    returning n.state, n.outbox_id`.execute(db)
  return rows
}

/**
 * Why it is wanted no more; null while it is. First what became of the person, then of the thing, then of the day. What staff
 * have asked for (R-…) is in no plan, and wanted until E, but not beside a milestone of the same day.
 */
const reason = (institution: InstitutionId, judging: Judging) => sql`
  case
    when m.ended_at is not null then 'ended'
    when ${isStopped} then 'stopped'
    when c.stage = 'revoked' then 'revoked'
    when a.kind = 'unproved' and c.proved_at is not null then 'proved'
    when a.kind = 'unproved' and c.stage = 'abandoned' then 'renewed'
    when a.kind = 'unproved' and (c.stage <> 'proving' or c.prove_until < ${judging.now}::timestamptz) then 'expired'
    when a.kind in ('before-expiry', 'after-expiry', 'grace-ends') and c.stage <> 'current' then 'renewed'
    when a.kind = 'before-expiry' and not ${works(judging)} then 'expired'
    when e.state = 'used' then 'acquired'
    when e.state = 'withdrawn' then 'ended'
    when a.kind = 'not-acquired' and ${needsNone(institution, judging)} then 'acquired'
    when r.ended_at is not null then 'ended'
    when ${isStoppedReader('r')} then 'stopped'
    when r.member_id <> m.member_id and (r.role <> 'administrator' or r.contract_id <> m.contract_id) then 'ended'
    when a.milestone like 'R-%' then case
      when a.state = 'owed' and r.mail_address is null then 'no-address'
      when a.useful_until < ${judging.today}::date then 'expired'
      when a.state = 'owed' and exists (
             select from notice x
               join plan q on q.milestone = x.milestone and q.due_on = x.due_on and q.rank = 0 and q.day = c.expiry_date
              where x.institution_id = ${institution} and x.subject_id = a.subject_id and x.recipient = a.recipient
                and x.channel = 'mail' and x.kind = a.kind
                and (x.state = 'owed' or x.state = 'written' and x.due_on = ${judging.today}::date)) then 'more-urgent'
    end
    when p.rank > 0 then 'more-urgent'
    when p.rank = 0 and a.state = 'owed' and r.mail_address is null then 'no-address'
    when p.rank = 0 then null
    when a.useful_until < ${judging.today}::date then 'expired'
    else 'policy'
  end`
