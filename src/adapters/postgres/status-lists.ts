import { type RawBuilder, sql } from 'kysely'
import type { InstitutionId, IssuerId } from '../../domain/id.ts'
import type { ListScope } from '../../domain/status-address.ts'
import type { ListToSign, StatusLists } from '../../ports/status.ts'
import type { Db } from './db.ts'

export function statusLists(db: Db, institution: InstitutionId): StatusLists {
  const lists = (issuer: IssuerId) =>
    db.selectFrom('crl').where('institution_id', '=', institution).where('issuer_id', '=', issuer)

  return {
    async latest(issuer) {
      const rows = await lists(issuer)
        .distinctOn('scope')
        .select(['scope', 'this_update', 'signed_at'])
        .orderBy('scope')
        .orderBy('number', 'desc')
        .execute()
      return new Map(
        rows.map((row) => [row.scope, { thisUpdate: row.this_update, isSigned: row.signed_at !== null }]),
      )
    },

    async news(issuer) {
      const { rows } = await sql<{ shard: string | null }>`
        select distinct shard from status_entry
         where institution_id = ${institution} and issuer_id = ${issuer} and since_number is null`.execute(db)
      return rows.map(({ shard }) => shard ?? 'every')
    },

    begin: (issuer, scopes, span) => begin(db, institution, issuer, scopes, span),

    async signed(issuer, { scope, number }, { der, delta, at }) {
      const ofScope = db
        .updateTable('crl')
        .where('institution_id', '=', institution)
        .where('issuer_id', '=', issuer)
        .where('scope', '=', scope)
      await ofScope.set({ der, delta, signed_at: at }).where('number', '=', number).execute()
      await ofScope
        .set({ der: null, delta: null })
        .where('number', '<', number)
        .where('der', 'is not', null)
        .execute()
    },

    async lastSigned(issuer) {
      const row = await lists(issuer)
        .select(['this_update', 'next_update'])
        .where('scope', '=', 'all')
        .where('signed_at', 'is not', null)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && { thisUpdate: row.this_update, nextUpdate: row.next_update }
    },

    async newest(issuer, scope, known) {
      const row = await lists(issuer)
        .select(['number', 'this_update', 'next_update'])
        .select(sql<Uint8Array | null>`case when number <> ${known} then der end`.as('der'))
        .select(sql<Uint8Array | null>`case when number <> ${known} then delta end`.as('delta'))
        .where('scope', '=', scope)
        .where('der', 'is not', null)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (row === undefined) return undefined
      const { number, this_update: thisUpdate, next_update: nextUpdate, der, delta } = row
      return der === null || delta === null ? 'known' : { number, thisUpdate, nextUpdate, der, delta }
    },
  }
}

type Span = Parameters<StatusLists['begin']>[2]

/** A number is no lower than the second it is of: a restored database knows no more how far it had counted. */
async function begin(
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
    insert into crl (institution_id, issuer_id, scope, number, base_number, this_update, next_update)
    select ${institution}, ${issuer}, scope, next.number,
           coalesce((select min(number) from crl c
                      where ${its} and c.scope = s.scope and signed_at is not null
                        and next_update > ${thisUpdate}::timestamptz), next.number),
           ${thisUpdate}::timestamptz, ${nextUpdate}::timestamptz
      from next, unnest(${scopes}::text[]) as s (scope)
    returning scope, number, base_number`.execute(db)
  await numberNews(db, its, scopes, known, rows[0]?.number)
  await forget(db, institution, issuer, thisUpdate)
  const toSign: ListToSign[] = []
  for (const { scope, number, base_number: baseNumber } of rows) {
    const inScope =
      scope === 'all'
        ? sql`(shard >= ${firstShard} or shard is null)`
        : sql`(shard = ${scope} or shard is null)`
    const parts = await read(db, sql`${its} and ${inScope}`, baseNumber)
    toSign.push({ scope, number, baseNumber, thisUpdate, nextUpdate, ...parts })
  }
  return toSign
}

/**
 * What stands in a list for the first time gets its number. Nothing gets one that is not in every list to which it belongs:
 * what came after it was looked which lists are due waits for the next. Months of which there is no list are in that of
 * everything alone.
 */
async function numberNews(
  db: Db,
  its: RawBuilder<unknown>,
  due: readonly ListScope[],
  known: readonly ListScope[],
  number: number | undefined,
): Promise<void> {
  if (!due.includes('all')) return
  const whole = known.every((scope) => due.includes(scope))
  await sql`
    update status_entry set since_number = ${number}
     where ${its} and since_number is null
       and (shard = any(${due}::text[]) or shard <> all(${known}::text[]) or (shard is null and ${whole}))`.execute(
    db,
  )
}

/**
 * A list and its delta in one statement, so that both know the same. Many entries in each part, put together where they
 * lie: an array of a million small ones costs more than the list.
 */
async function read(db: Db, condition: RawBuilder<unknown>, baseNumber: number) {
  const { rows } = await sql<{ part: Uint8Array | null; delta_part: Uint8Array | null }>`
    select string_agg(der, ''::bytea) filter (where reason <> 'removeFromCRL') as part,
           string_agg(der, ''::bytea) filter (where since_number > ${baseNumber} or since_number is null) as delta_part
      from status_entry
     where ${condition} group by substr(serial_number, 3, 2)`.execute(db)
  return {
    entries: rows.flatMap(({ part }) => part ?? []),
    deltaEntries: rows.flatMap(({ delta_part: part }) => part ?? []),
  }
}

/** What is not good any more, and of each hour all but the first: the oldest that is good is what deltas go on from. */
async function forget(
  db: Db,
  institution: InstitutionId,
  issuer: IssuerId,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    delete from crl c
     where institution_id = ${institution} and issuer_id = ${issuer} and der is null
       and (next_update <= ${at}::timestamptz
         or signed_at is not null and exists (
              select from crl d
               where d.institution_id = c.institution_id and d.issuer_id = c.issuer_id and d.scope = c.scope
                 and d.number < c.number and d.signed_at is not null
                 and date_trunc('hour', d.this_update) = date_trunc('hour', c.this_update)))`.execute(db)
}
