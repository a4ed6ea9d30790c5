import { type RawBuilder, sql } from 'kysely'
import type { InstitutionId, IssuerId } from '../../domain/id.ts'
import type { ListScope } from '../../domain/status-address.ts'
import type { ListToSign, StatusLists } from '../../ports/status.ts'
import type { Db } from './db.ts'

type Span = Parameters<StatusLists['begin']>[2]

/** So many entries of 57 octets at the most fit on a page of the database. */
const mostInPiece = 128

/**
 * Records the next lists, and what will stand in them. A number is no lower than the second it is of: a restored database
 * knows no more how far it had counted.
 */
export async function beginLists(
  db: Db,
  institution: InstitutionId,
  issuer: IssuerId,
  scopes: readonly ListScope[],
  { thisUpdate, nextUpdate, firstShard, known }: Span,
): Promise<ListToSign[]> {
  const its = sql`institution_id = ${institution} and issuer_id = ${issuer}`
  const { rows } = await sql<{ scope: string; number: number; base_number: number }>`
    with next as (select greatest(max(number) + 1, floor(extract(epoch from ${thisUpdate}::timestamptz))::bigint) as number
                    from crl where ${its})
    insert into crl (institution_id, issuer_id, scope, number, base_number, this_update, next_update, first_shard)
    select ${institution}, ${issuer}, scope, next.number,
           coalesce((select min(number) from crl c
                      where ${its} and c.scope = s.scope and signed_at is not null
                        and next_update > ${thisUpdate}::timestamptz), next.number),
           ${thisUpdate}::timestamptz, ${nextUpdate}::timestamptz, case scope when 'all' then ${firstShard}::text end
      from next, unnest(${scopes}::text[]) as s (scope)
    returning scope, number, base_number`.execute(db)
  const [first] = rows
  if (first !== undefined && scopes.includes('all') && (await place(db, its, scopes, known, first.number)))
    await rewrite(db, its, first.number)
  await forget(db, institution, issuer, known, thisUpdate)
  const toSign: ListToSign[] = []
  for (const { scope, number, base_number: baseNumber } of rows) {
    const inScope =
      scope === 'all' ? sql`(shard >= ${firstShard} or shard = 'every')` : sql`shard in (${scope}, 'every')`
    const deltaEntries = await newSince(db, sql`${its} and ${inScope}`, baseNumber)
    toSign.push({ scope, number, baseNumber, thisUpdate, nextUpdate, deltaEntries })
  }
  return toSign
}

/**
 * What stands in a list for the first time gets its number, and a place behind the others of its shard where it has none
 * yet. Nothing gets a number that is not in every list to which it belongs; months of which there is no list are in that
 * of everything alone. Answers whether there was anything.
 */
async function place(
  db: Db,
  its: RawBuilder<unknown>,
  due: readonly ListScope[],
  known: readonly ListScope[],
  number: number,
): Promise<boolean> {
  const whole = known.every((scope) => due.includes(scope))
  const { numAffectedRows } = await sql`
    with news as (
      select serial_number, shard, piece from status_entry
       where ${its} and since_number is null
         and case shard when 'every' then ${whole}
                        else shard = any(${due}::text[]) or shard <> all(${known}::text[]) end),
    last as (
      select distinct on (shard) shard, piece * ${mostInPiece}::int + taken as taken from status_piece
       where ${its} and until_number is null order by shard, piece desc),
    placed as (
      select serial_number, (coalesce(taken, 0) + row_number() over (partition by shard order by serial_number) - 1)
                              / ${mostInPiece}::int as piece
        from news left join last using (shard) where piece is null)
    update status_entry e set since_number = ${number}, piece = coalesce(e.piece, placed.piece)
      from news left join placed using (serial_number)
     where ${its} and e.serial_number = news.serial_number`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

/** The pieces in which there is something new are others from this number on. */
async function rewrite(db: Db, its: RawBuilder<unknown>, number: number): Promise<void> {
  const touched = sql`select distinct shard, piece from status_entry where ${its} and since_number = ${number}`
  await sql`
    update status_piece set until_number = ${number}
     where ${its} and until_number is null and (shard, piece) in (${touched})`.execute(db)
  await sql`
    insert into status_piece (institution_id, issuer_id, shard, piece, from_number, taken, der)
    select institution_id, issuer_id, shard, piece, ${number}, count(*),
           coalesce(string_agg(der, ''::bytea order by serial_number) filter (where reason <> 'removeFromCRL'), '')
      from status_entry
     where ${its} and (shard, piece) in (${touched})
     group by institution_id, issuer_id, shard, piece`.execute(db)
}

/** Many entries in each part, put together where they lie: an array of a million small ones costs more than the list. */
async function newSince(db: Db, condition: RawBuilder<unknown>, number: number): Promise<Uint8Array[]> {
  const { rows } = await sql<{ part: Uint8Array }>`
    select string_agg(der, ''::bytea) as part from status_entry
     where ${condition} and since_number > ${number} group by substr(serial_number, 3, 2)`.execute(db)
  return rows.map(({ part }) => part)
}

/**
 * What is not good any more, and of each hour all but the first: the oldest that is good is what deltas go on from. The
 * newest is served until there is another, but for a month that is over.
 */
async function forget(
  db: Db,
  institution: InstitutionId,
  issuer: IssuerId,
  known: readonly ListScope[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    delete from crl c
     where institution_id = ${institution} and issuer_id = ${issuer}
       and (next_update <= ${at}::timestamptz and (head is null or scope <> all(${known}::text[]))
         or head is null and signed_at is not null and exists (
              select from crl d
               where d.institution_id = c.institution_id and d.issuer_id = c.issuer_id and d.scope = c.scope
                 and d.number < c.number and d.signed_at is not null
                 and date_trunc('hour', d.this_update) = date_trunc('hour', c.this_update)))`.execute(db)
}
