import { type RawBuilder, sql } from 'kysely'
import type { CampaignSpan } from '../../domain/campaign.ts'
import type { InstitutionId } from '../../domain/id.ts'
import type { Db } from './db.ts'

/** The first half of the advisory locks; the second is the institution's. */
const countersLock = 21

/** When it was last counted; with a span, if that was counted then. */
export async function lastCount(
  db: Db,
  institution: InstitutionId,
  span?: CampaignSpan,
): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ counted_at: Temporal.Instant }>`
    select counted_at
      from campaign_counting
     where institution_id = ${institution}
       and (${span?.from ?? null}::date is null or from_day <= ${span?.from ?? null}::date)
       and (${span?.until ?? null}::date is null or until_day >= ${span?.until ?? null}::date)`.execute(db)
  return rows[0]?.counted_at
}

/** What that counting has found. Rows of an earlier one, of which nobody is left, count no more. */
export const countedOf = (
  institution: InstitutionId,
  { from, until }: CampaignSpan,
  at: Temporal.Instant,
) => sql`
  select expiry_date as day, branch_code, branch_name, current, proved, begun, issued, told, opened
    from campaign_count
   where institution_id = ${institution} and expiry_date between ${from}::date and ${until}::date
     and counted_at = ${at}::timestamptz`

export async function keepCount(
  db: Db,
  institution: InstitutionId,
  { from, until }: CampaignSpan,
  at: Temporal.Instant,
  counts: RawBuilder<unknown>,
): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(${countersLock}, hashtext(${institution})) as taken`.execute(db)
  if (rows[0]?.taken !== true) return false
  await sql`
    insert into campaign_count (institution_id, expiry_date, branch_code, branch_name, counted_at, current, proved, begun,
                                issued, told, opened)
    select ${institution}, day, branch_code, branch_name, ${at}::timestamptz, current, proved, begun, issued, told, opened
      from (${counts}) c
    on conflict (institution_id, expiry_date, branch_code) do update
       set branch_name = excluded.branch_name, counted_at = excluded.counted_at, current = excluded.current,
           proved = excluded.proved, begun = excluded.begun, issued = excluded.issued, told = excluded.told,
           opened = excluded.opened`.execute(db)
  await sql`
    insert into campaign_counting (institution_id, from_day, until_day, counted_at)
    values (${institution}, ${from}::date, ${until}::date, ${at}::timestamptz)
    on conflict (institution_id) do update
       set from_day = excluded.from_day, until_day = excluded.until_day, counted_at = excluded.counted_at`.execute(
    db,
  )
  return true
}
