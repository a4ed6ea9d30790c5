import { sql } from 'kysely'
import type { CampaignSpan } from '../../domain/campaign.ts'
import type { InstitutionId } from '../../domain/id.ts'
import type { Campaign, CampaignCount } from '../../ports/campaign.ts'
import { readSilent, remindSilent } from './campaign-silent.ts'
import { readBranch } from './contracts.ts'
import type { Db } from './db.ts'

/**
 * Who expires on which day and how far he has come, counted when it is asked: each part from an index alone
 * (db/021-campaign.sql), so that a month of a million people is counted while one waits.
 */
export function campaign(db: Db, institution: InstitutionId): Campaign {
  return {
    async byDay(span) {
      const { rows } = await sql<Counted & { day: Temporal.PlainDate }>`
        with ${parts(institution, span)},
        old as (select day, count(*) as count from current_ones group by day),
        new as (select day, count(*) as count from replaced group by day),
        going as (
          select day, count(*) filter (where state = 'open') as begun, count(*) filter (where state = 'issued') as issued
            from started group by day),
        heard as (
          select day, count(*) filter (where mailed) as told, count(*) filter (where opened) as opened
            from noticed group by day)
        select d.day::date as day, coalesce(old.count, 0) as current, coalesce(new.count, 0) as proved,
               coalesce(begun, 0) as begun, coalesce(issued, 0) as issued, coalesce(told, 0) as told,
               coalesce(opened, 0) as opened
          from generate_series(${span.from}::date, ${span.until}::date, interval '1 day') as d (day)
          left join old on old.day = d.day::date
          left join new on new.day = d.day::date
          left join going on going.day = d.day::date
          left join heard on heard.day = d.day::date
         order by d.day`.execute(db)
      return rows.map(({ day, ...row }) => ({ day, ...countOf(row) }))
    },

    async byBranch(span) {
      const { rows } = await sql<Counted & { branch_code: string | null; branch_name: string | null }>`
        with ${parts(institution, span)},
        people as (
          select certificate_id, member_id, true as is_current from current_ones
          union all
          select certificate_id, member_id, false from replaced),
        counted as (
          select k.branch_code,
                 count(*) filter (where p.is_current) as current, count(*) filter (where not p.is_current) as proved,
                 count(*) filter (where s.state = 'open') as begun, count(*) filter (where s.state = 'issued') as issued,
                 count(*) filter (where n.mailed) as told, count(*) filter (where n.opened) as opened
            from people p
            join member m on m.institution_id = ${institution} and m.member_id = p.member_id
            join contract k on k.institution_id = ${institution} and k.contract_id = m.contract_id
            left join started s on s.certificate_id = p.certificate_id
            left join noticed n on n.subject_id = p.certificate_id
           group by k.branch_code)
        select c.*, b.branch_name
          from counted c
          left join lateral (
            select branch_name from contract
             where institution_id = ${institution} and branch_code = c.branch_code
             order by created_at desc limit 1) b on true
         order by c.branch_code nulls last`.execute(db)
      return rows.map(({ branch_code, branch_name, ...row }) => ({
        ...readBranch({ branch_code, branch_name }),
        ...countOf(row),
      }))
    },

    silent: (wish, limit, after) => readSilent(db, institution, wish, limit, after),
    remindSilent: (reminding) => remindSilent(db, institution, reminding),
  }
}

/**
 * Certificates in use that expire within the span; those that were, and were replaced by newer ones; renewals of the
 * former that were begun; and whose holders were told.
 */
const parts = (institution: InstitutionId, { from, until }: CampaignSpan) => sql`
  current_ones as (
    select expiry_date as day, certificate_id, member_id from certificate
     where institution_id = ${institution} and stage = 'current' and expiry_date between ${from}::date and ${until}::date),
  replaced as (
    select expiry_date as day, certificate_id, member_id from certificate
     where institution_id = ${institution} and (proved_at is not null or prove_until is null) and stage in ('retiring', 'superseded')
       and expiry_date between ${from}::date and ${until}::date),
  started as (
    select c.expiry_date as day, c.certificate_id, r.state
      from renewal r
      join certificate c on c.institution_id = ${institution} and c.certificate_id = r.replaces and c.stage = 'current'
     where r.institution_id = ${institution} and r.is_running
       and c.expiry_date between ${from}::date and ${until}::date),
  noticed as (
    select useful_until as day, subject_id, bool_or(channel = 'mail') as mailed, bool_or(read_at is not null) as opened
      from notice
     where institution_id = ${institution} and kind in ('before-expiry', 'renewal') and state = 'written'
       and recipient = holder and useful_until between ${from}::date and ${until}::date
     group by useful_until, subject_id)`

interface Counted extends Omit<CampaignCount, 'expiring' | 'silent'> {
  current: number
}

function countOf({ current, proved, begun, issued, told, opened }: Counted): CampaignCount {
  return {
    expiring: current + proved,
    told,
    opened,
    silent: current - begun - issued,
    begun,
    issued,
    proved,
  }
}
