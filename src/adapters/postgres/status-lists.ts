import { sql } from 'kysely'
import type pg from 'pg'
import type { InstitutionId, IssuerId } from '../../domain/id.ts'
import type { ListScope } from '../../domain/status-address.ts'
import { concat } from '../../pki/bytes.ts'
import type { SignedList, StatusLists } from '../../ports/status.ts'
import { copyOut } from './copy-out.ts'
import type { Db, Pool } from './db.ts'
import { beginLists } from './status-pieces.ts'

/** `pool` is for reading what is committed, on a connection of its own. */
export function statusLists(db: Db, institution: InstitutionId, pool: Pool): StatusLists {
  const lists = (issuer: IssuerId) =>
    db.selectFrom('crl').where('institution_id', '=', institution).where('issuer_id', '=', issuer)

  return {
    async latest(issuer) {
      const rows = await lists(issuer)
        .distinctOn('scope')
        .select(['scope', 'this_update', 'next_update', 'signed_at'])
        .orderBy('scope')
        .orderBy('number', 'desc')
        .execute()
      return new Map(
        rows.map(({ scope, this_update: thisUpdate, next_update: nextUpdate, signed_at }) => [
          scope,
          { thisUpdate, nextUpdate, isSigned: signed_at !== null },
        ]),
      )
    },

    async news(issuer) {
      const { rows } = await sql<{ shard: string }>`
        select distinct shard from status_entry
         where institution_id = ${institution} and issuer_id = ${issuer} and since_number is null`.execute(db)
      return rows.map(({ shard }) => shard)
    },

    begin: (issuer, scopes, span) => beginLists(db, institution, issuer, scopes, span),

    async entries(issuer, { scope, number }) {
      const { first_shard: firstShard } = await lists(issuer)
        .select('first_shard')
        .where('scope', '=', scope)
        .where('number', '=', number)
        .executeTakeFirstOrThrow()
      const list = { institution, issuer, scope, number, firstShard }
      return await pool.look(institution, (client) => readEntries(client, list))
    },

    async signed(issuer, { scope, number }, { head, foot, octets, delta, at }) {
      const ofScope = db
        .updateTable('crl')
        .where('institution_id', '=', institution)
        .where('issuer_id', '=', issuer)
        .where('scope', '=', scope)
      await ofScope.set({ head, foot, octets, delta, signed_at: at }).where('number', '=', number).execute()
      await ofScope
        .set({ head: null, foot: new Uint8Array(), delta: null })
        .where('number', '<', number)
        .where('head', 'is not', null)
        .execute()
      await forgetPieces(db, institution, issuer)
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

    async unsigned(issuer) {
      const { rows } = await sql<{ since: Temporal.Instant | null; count: number }>`
        select min(this_update) as since, count(*)::int as count from crl
         where institution_id = ${institution} and issuer_id = ${issuer} and scope = 'all' and signed_at is null
           and number > coalesce((select max(number) from crl
                                   where institution_id = ${institution} and issuer_id = ${issuer} and scope = 'all'
                                     and signed_at is not null), 0)`.execute(db)
      const { since = null, count = 0 } = rows[0] ?? {}
      return since === null ? undefined : { since, count }
    },

    newest: (issuer, scope, known) =>
      pool.look(institution, (client) => newest(client, institution, issuer, scope, known)),
  }
}

interface ServedRow {
  number: number
  this_update: Temporal.Instant
  next_update: Temporal.Instant
  first_shard: string | null
  octets: number
  head: Uint8Array | null
  foot: Uint8Array | null
  delta: Uint8Array | null
}

/** What is around the entries, and the entries as they were when it was signed: of one moment. */
async function newest(
  client: pg.PoolClient,
  institution: InstitutionId,
  issuer: IssuerId,
  scope: ListScope,
  known: number,
): Promise<SignedList | 'known' | undefined> {
  const { rows } = await client.query<ServedRow>(
    `select number, this_update, next_update, first_shard, octets,
            case when number <> $4 then head end as head,
            case when number <> $4 then foot end as foot,
            case when number <> $4 then delta end as delta
       from crl
      where institution_id = $1 and issuer_id = $2 and scope = $3 and head is not null
      order by number desc limit 1`,
    [institution, issuer, scope, known],
  )
  const [row] = rows
  if (row === undefined) return undefined
  const { number, this_update: thisUpdate, next_update: nextUpdate, head, foot, delta } = row
  if (head === null || foot === null || delta === null) return 'known'
  const list = { institution, issuer, scope, number, firstShard: row.first_shard }
  const entries = row.octets === 0 ? [] : await readEntries(client, list)
  const der = concat(head, ...entries, foot)
  if (der.length !== head.length + row.octets + foot.length)
    throw new Error(`the pieces of list ${number} of ${scope} are not those that were signed`)
  return { number, thisUpdate, nextUpdate, der, delta }
}

interface ListOfPieces {
  institution: InstitutionId
  issuer: IssuerId
  scope: ListScope
  number: number
  firstShard: string | null
}

/** COPY takes no parameters. */
async function readEntries(client: pg.PoolClient, list: ListOfPieces): Promise<Uint8Array[]> {
  const text = (value: string) => client.escapeLiteral(value)
  // In the order of the key: to sort what is as large as the list would go by way of a file.
  await client.query(
    `select set_config(name, 'off', true) from unnest('{enable_sort,enable_seqscan,enable_bitmapscan}'::text[]) name`,
  )
  const inScope =
    list.scope === 'all'
      ? `(shard = 'every' or shard >= ${text(list.firstShard ?? '')})`
      : `shard in ('every', ${text(list.scope)})`
  return copyOut(
    client,
    `select der from status_piece
      where institution_id = ${text(list.institution)} and issuer_id = ${text(list.issuer)} and ${inScope}
        and from_number <= ${list.number} and (until_number is null or until_number > ${list.number})
      order by shard, piece`,
  )
}

/** Pieces as they were, for no list that is served or being signed. One that a newer has overtaken is never served. */
async function forgetPieces(db: Db, institution: InstitutionId, issuer: IssuerId): Promise<void> {
  await sql`
    delete from status_piece p
     where institution_id = ${institution} and issuer_id = ${issuer} and until_number is not null
       and not exists (
             select from crl c
              where c.institution_id = p.institution_id and c.issuer_id = p.issuer_id
                and c.number >= p.from_number and c.number < p.until_number
                and (c.scope in ('all', p.shard) or p.shard = 'every')
                and (c.head is not null
                  or c.signed_at is null and not exists (
                       select from crl d
                        where d.institution_id = c.institution_id and d.issuer_id = c.issuer_id and d.scope = c.scope
                          and d.number > c.number and d.head is not null)))`.execute(db)
}
