import { sql } from 'kysely'
import type { InstitutionId } from '../../domain/id.ts'
import type { Judging } from '../../ports/notices.ts'
import type { Db } from './db.ts'
import { isStopped, isStoppedReader, needsNone, works } from './notice-conditions.ts'
import { planTable } from './notice-plan-table.ts'

/**
 * Owes what the plan says to those of whom their state says so: the most urgent milestone to the holder and to the
 * administrators of his contract, and overtakes the less urgent ones that were not told. What was told stays told.
 */
export async function owe(
  db: Db,
  institution: InstitutionId,
  judging: Judging,
): Promise<{ owed: number; overtaken: number }> {
  const { now } = judging
  const { rows } = await sql<{ state: string; count: number }>`
    with plan as materialized (${planTable(judging.plan)}),
    proving as materialized (
      select certificate_id, member_id, signed_at from certificate
       where institution_id = ${institution} and stage = 'proving' and prove_until >= ${now}::timestamptz),
    reached as materialized (${reached(institution)}),
    wanted as materialized (${wanted(institution, judging)}),
    recipients as (
      select place, certificate_id, entitlement_id, member_id as holder, made_at, member_id as recipient, mail_address
        from wanted
      union all
      select w.place, w.certificate_id, w.entitlement_id, w.member_id, w.made_at, a.member_id, a.mail_address
        from wanted w
        join member a on a.institution_id = ${institution} and a.contract_id = w.contract_id
         and a.role = 'administrator' and a.ended_at is null and a.member_id <> w.member_id
         and not ${isStoppedReader('a')}),
    written as (
      insert into notice (institution_id, certificate_id, entitlement_id, holder, kind, milestone, recipient,
                          channel, policy_version, due_on, useful_until, state, reason, owed_at, settled_at)
      select ${institution}, r.certificate_id, r.entitlement_id, r.holder, p.kind, p.milestone, r.recipient,
             'mail', p.policy_version, p.due_on, p.useful_until, s.state, s.reason, ${now}::timestamptz,
             case when s.state <> 'owed' then ${now}::timestamptz end
        from recipients r
        join plan p on p.place = r.place and p.due_from > r.made_at
       cross join lateral (
             select case when p.rank > 0 then 'overtaken' when r.mail_address is null then 'impossible' else 'owed' end,
                    case when p.rank > 0 then 'more-urgent' when r.mail_address is null then 'no-address' end
             ) as s (state, reason)
      on conflict (institution_id, subject_id, milestone, recipient, channel) do update
         set state = excluded.state, reason = excluded.reason, policy_version = excluded.policy_version,
             due_on = excluded.due_on, useful_until = excluded.useful_until, owed_at = excluded.owed_at,
             settled_at = excluded.settled_at, outbox_id = null
       where case excluded.state
               when 'overtaken' then notice.state = 'owed'
               else notice.state in ('withdrawn', 'overtaken')
             end
      returning state)
    select state, count(*) as count from written group by state`.execute(db)
  const counted = (state: string) => rows.find((row) => row.state === state)?.count ?? 0
  return { owed: counted('owed'), overtaken: counted('overtaken') }
}

/**
 * Those of a planned day who were not told its most urgent milestone: all of that day but those who were, both read from
 * an index alone, so that a run in which nothing is due costs little however many people there are.
 */
const reached = (institution: InstitutionId) => sql`
  select p.*, x.subject_id, x.subject_id as certificate_id, null::uuid as entitlement_id, x.member_id
    from plan p
   cross join lateral (
         select certificate_id as subject_id, member_id from certificate
          where institution_id = ${institution} and stage = 'current' and expiry_date = p.day
            and (p.any_told or told_recovery_day is not distinct from p.told)
         except ${told(institution)}) x
   where p.of = 'expiry' and p.rank = 0
  union all
  select p.*, x.subject_id, x.subject_id, null::uuid, x.member_id
    from plan p
   cross join lateral (
         select certificate_id as subject_id, member_id from proving
          where signed_at >= p.day_from and signed_at < p.day_until
         except ${told(institution)}) x
   where p.of = 'issue' and p.rank = 0
  union all
  select p.*, x.subject_id, null::uuid, x.subject_id, x.member_id
    from plan p
   cross join lateral (
         select entitlement_id as subject_id, member_id from entitlement
          where institution_id = ${institution} and state = 'open' and deadline = p.day
         except ${told(institution)}) x
   where p.of = 'deadline' and p.rank = 0`

const told = (institution: InstitutionId) => sql`
         select subject_id, recipient from notice
          where institution_id = ${institution} and channel = 'mail' and state in ('owed', 'written', 'impossible')
            and milestone = p.milestone and due_on = p.due_on`

/** Of these whom it still concerns: nobody who is stopped, and nobody who was told something more urgent of the same. */
const wanted = (institution: InstitutionId, judging: Judging) => sql`
  select r.*, m.contract_id, m.mail_address, s.made_at
    from reached r
    join member m on m.institution_id = ${institution} and m.member_id = r.member_id and not ${isStopped}
    left join certificate c on c.institution_id = ${institution} and c.certificate_id = r.certificate_id
    left join entitlement e on e.institution_id = ${institution} and e.entitlement_id = r.entitlement_id
   cross join lateral (select coalesce(c.signed_at, e.opened_at)) as s (made_at)
   where s.made_at < r.due_from
     and (r.kind <> 'before-expiry' or ${works(judging)})
     and (r.of <> 'deadline' or not ${needsNone(institution, judging)})
     and not exists (
           select from notice n
            where n.institution_id = ${institution} and n.subject_id = r.subject_id and n.recipient = r.member_id
              and n.channel = 'mail'
              and n.state in ('owed', 'written') and n.due_on > r.due_on)`
