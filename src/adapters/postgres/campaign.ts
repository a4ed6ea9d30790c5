import { type RawBuilder, sql } from 'kysely'
import type { CampaignSpan } from '../../domain/campaign.ts'
import type { InstitutionId } from '../../domain/id.ts'
import type { Campaign, CampaignCount, CountGood } from '../../ports/campaign.ts'
import { countedOf, keepCount, lastCount } from './campaign-counting.ts'
import { readSilent, remindSilent } from './campaign-silent.ts'
import { readBranch } from './contracts.ts'
import type { Db } from './db.ts'

/**
 * Who expires on which day and how far he has come: counted when it is asked, each part from an index alone
 * (db/021-campaign.sql), or read from the last counting where that is good.
 */
export function campaign(db: Db, institution: InstitutionId): Campaign {
  /** The rows of the last counting where it is good, else counted now. */
  const source = async (
    span: CampaignSpan,
    good: CountGood,
    now: () => RawBuilder<unknown>,
  ): Promise<{ rows: RawBuilder<unknown>; countedAt?: Temporal.Instant }> => {
    const countedAt = await lastCount(db, institution, span)
    const isGood =
      countedAt !== undefined &&
      Temporal.Instant.compare(countedAt, good.since) >= 0 &&
      Temporal.Instant.compare(countedAt, good.until) <= 0
    return isGood ? { rows: countedOf(institution, span, countedAt), countedAt } : { rows: now() }
  }

  return {
    async byDay(span, good) {
      const { rows: from, ...counted } = await source(span, good, () => dayCounts(institution, span))
      const { rows } = await sql<Counted & { day: Temporal.PlainDate }>`
        select d.day::date as day, ${sums}
          from generate_series(${span.from}::date, ${span.until}::date, interval '1 day') as d (day)
          left join (${from}) c on c.day = d.day::date
         group by d.day
         order by d.day`.execute(db)
      return { ...counted, rows: rows.map(({ day, ...row }) => ({ day, ...countOf(row) })) }
    },

    async byBranch(span, good) {
      const { rows: from, ...counted } = await source(span, good, () => branchCounts(institution, span))
      const { rows } = await sql<Counted & { branch_code: string | null; branch_name: string | null }>`
        select nullif(c.branch_code, '') as branch_code, max(c.branch_name) as branch_name, ${sums}
          from (${from}) c
         group by c.branch_code
         order by nullif(c.branch_code, '') nulls last`.execute(db)
      return {
        ...counted,
        rows: rows.map(({ branch_code, branch_name, ...row }) => ({
          ...readBranch({ branch_code, branch_name }),
          ...countOf(row),
        })),
      }
    },

    async expireAtLeast(count, { from, until }) {
      const { rows } = await sql<{ found: number }>`
        select count(*) as found
          from (select from certificate
                 where institution_id = ${institution} and stage = 'current'
                   and expiry_date between ${from}::date and ${until}::date
                 limit ${count}) c`.execute(db)
      return (rows[0]?.found ?? 0) >= count
    },

    lastCount: () => lastCount(db, institution),
    count: (span, at) => keepCount(db, institution, span, at, branchCounts(institution, span)),
    silent: (wish, limit, after) => readSilent(db, institution, wish, limit, after),
    remindSilent: (reminding) => remindSilent(db, institution, reminding),
  }
}

const sums = sql.raw(
  ['current', 'proved', 'begun', 'issued', 'told', 'opened']
    .map((name) => `coalesce(sum(c.${name}), 0)::bigint as ${name}`)
    .join(', '),
)

/** Without a look at whose contract it is: a count of each kind and day. */
const dayCounts = (institution: InstitutionId, span: CampaignSpan) => sql`
  with ${parts(institution, span)}
  select day, count(*) as current, 0 as proved, 0 as begun, 0 as issued, 0 as told, 0 as opened
    from current_ones group by day
  union all
  select day, 0, count(*), 0, 0, 0, 0 from replaced group by day
  union all
  select day, 0, 0, count(*) filter (where state = 'open'), count(*) filter (where state = 'issued'), 0, 0
    from started group by day
  union all
  select day, 0, 0, 0, 0, count(*) filter (where mailed), count(*) filter (where opened) from noticed group by day`

/** By day and branch. */
const branchCounts = (institution: InstitutionId, span: CampaignSpan) => sql`
  with ${parts(institution, span)},
  people as (
    select day, certificate_id, member_id, true as is_current from current_ones
    union all
    select day, certificate_id, member_id, false from replaced)
  select p.day, coalesce(k.branch_code, '') as branch_code, max(k.branch_name) as branch_name,
         count(*) filter (where p.is_current) as current, count(*) filter (where not p.is_current) as proved,
         count(*) filter (where s.state = 'open') as begun, count(*) filter (where s.state = 'issued') as issued,
         count(*) filter (where n.mailed) as told, count(*) filter (where n.opened) as opened
    from people p
    join member m on m.institution_id = ${institution} and m.member_id = p.member_id
    join contract k on k.institution_id = ${institution} and k.contract_id = m.contract_id
    left join started s on s.certificate_id = p.certificate_id
    left join noticed n on n.subject_id = p.certificate_id
   group by 1, 2`

/**
 * Certificates in use that expire within the span; those that were, and were replaced by newer ones; renewals of the
 * former that were begun, which are few and found one by one; and whose holders were told.
 */
const parts = (institution: InstitutionId, { from, until }: CampaignSpan) => sql`
  current_ones as (
    select expiry_date as day, certificate_id, member_id from certificate
     where institution_id = ${institution} and stage = 'current' and expiry_date between ${from}::date and ${until}::date),
  replaced as (
    select expiry_date as day, certificate_id, member_id from certificate
     where institution_id = ${institution} and (proved_at is not null or prove_until is null)
       and stage in ('retiring', 'superseded') and expiry_date between ${from}::date and ${until}::date),
  started as (
    select c.expiry_date as day, c.certificate_id, r.state
      from renewal r
     cross join lateral (
           select certificate_id, expiry_date from certificate
            where institution_id = ${institution} and certificate_id = r.replaces and stage = 'current'
              and expiry_date between ${from}::date and ${until}::date
           offset 0) c
     where r.institution_id = ${institution} and r.is_running),
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
