import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { readReenrolments } from '../../src/adapters/postgres/swift-statements.ts'
import { freshDatabase } from '../database.ts'

/** What is looked up at a log-on or on a page, by these columns, among all the rows of an institution. */
const lookUps = {
  acquisition: ['institution_id', 'member_id'],
  certificate: ['institution_id', 'member_id'],
  entitlement: ['institution_id', 'member_id'],
  member: ['institution_id', 'contract_id'],
  outbox: ['institution_id', 'member_id'],
  pickup_code: ['institution_id', 'member_id'],
  session: ['institution_id', 'certificate_id'],
}

describe('an index', () => {
  it('begins with the columns of every look-up', async (t) => {
    const { db, close } = await freshDatabase()
    t.after(close)
    const { rows } = await sql<{ table: string; columns: string[]; condition: string | null }>`
      select c.relname as table, pg_get_expr(i.indpred, i.indrelid) as condition,
             array(select a.attname::text
                     from unnest(i.indkey) with ordinality as k (attnum, place)
                     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
                    order by k.place) as columns
        from pg_index i join pg_class c on c.oid = i.indrelid
       where c.relnamespace = 'public'::regnamespace`.execute(db)
    const missing = Object.entries(lookUps).filter(
      ([table, wanted]) =>
        !rows.some(
          (index) =>
            index.table === table &&
            wanted.every((column, place) => index.columns[place] === column) &&
            (index.condition === null || index.condition === '(ended_at IS NULL)'),
        ),
    )
    assert.deepEqual(missing, [])
  })

  it('has what a CA has issued and is not over, by the very stages that the statements name', async (t) => {
    const { db, close } = await freshDatabase()
    t.after(close)
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select certificate_id from certificate
       where institution_id = '5e0f6f0c-0000-4000-8000-000000000001'
         and issuer_id = '5e0f6f0c-0000-4000-8000-000000000002'
         and stage in ('signing', 'proving', 'current', 'retiring')`.execute(db)
    assert.match(rows.map((row) => row['QUERY PLAN']).join('\n'), /certificate_open_of_issuer/)
  })

  it('has the line of each service in the queue of log-outs, apart from the others', async (t) => {
    const { db, close } = await freshDatabase()
    t.after(close)
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select sid from service_log_on
       where institution_id = '5e0f6f0c-0000-4000-8000-000000000001' and client_id = 'ib-core'
         and over_at is not null and told_at is null and given_up_at is null
         and try_after <= '2026-11-22T00:00:00Z'
       order by try_after limit 20`.execute(db)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    assert.match(plan, /using service_log_on_to_tell/)
    assert.match(plan, /Index Cond: .*client_id/)
    assert.doesNotMatch(plan, /Sort/)
  })

  it('has the renewal that runs for a certificate, by the very condition that the statement names', async (t) => {
    const { db, close } = await freshDatabase()
    t.after(close)
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain (generic_plan) ${sql.raw(readReenrolments.text)}`.execute(db)
    assert.match(
      rows.map((row) => row['QUERY PLAN']).join('\n'),
      /(one_renewal_per_certificate|renewal_of_member) on renewal r/,
    )
  })
})
