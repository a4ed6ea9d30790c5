import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { clientConfig } from '../../src/adapters/postgres/db.ts'
import { type Crowd, openCrowd } from './crowd.ts'

/** Tables of which nobody in the crowd has a row: of these only what is written can be tried. */
const rowless: string[] = [
  'campaign_count',
  'campaign_counting',
  'crl',
  'ocsp_responder',
  'status_piece',
  'journal_reconciled',
  'lost_certificate',
  'renewal_pull',
]

const fence = /row-level security/

/** What PostgreSQL itself lets each role do, by SQL that names no institution or the wrong one. */
for (const role of ['app', 'owner'] as const) {
  describe(`the ${role === 'app' ? 'application’s' : 'owner’s'} connection`, () => {
    let crowd: Crowd
    let client: pg.Client
    let own: string
    let other: string
    let tables: string[]
    const counts = new Map<string, { own: number; other: number }>()

    before(async () => {
      crowd = await openCrowd()
      const { database, institution } = crowd.world
      own = institution('a').id
      other = institution('b').id
      client = new pg.Client(clientConfig(database.config[role]))
      await client.connect()
      tables = await fencedTables(client)
      const everything = new pg.Client(clientConfig(database.config.superuser))
      await everything.connect()
      for (const table of tables) {
        const { rows } = await everything.query<{ own: number; other: number }>(
          `select count(*) filter (where institution_id = $1) as own,
                  count(*) filter (where institution_id = $2) as other from ${table}`,
          [own, other],
        )
        counts.set(table, rows[0] ?? { own: 0, other: 0 })
      }
      await everything.end()
    })
    after(async () => {
      await client.end()
      await crowd.world.close()
    })

    const workFor = (institution: string) =>
      client.query(`select set_config('warifu.institution', $1, false)`, [institution])
    /** How many rows it touched, or why it was refused. Nothing of it stays. */
    const attempt = async (statement: string, values: string[] = []) => {
      await client.query('begin')
      try {
        return (await client.query(statement, values)).rowCount
      } catch (error) {
        return error instanceof Error ? error.message : 'a fault'
      } finally {
        await client.query('rollback')
      }
    }
    const touchesNothing = (answer: unknown, what: string) =>
      assert.ok(
        answer === 0 || (role === 'app' && /permission denied/.test(String(answer))),
        `${what}: ${answer}`,
      )
    const isRefused = (answer: unknown, what: string) =>
      assert.match(String(answer), role === 'app' ? /row-level security|permission denied/ : fence, what)

    it('finds rows of both in every table, so that there is something to keep apart', () => {
      const empty = tables.filter((table) => counts.get(table)?.own === 0 || counts.get(table)?.other === 0)
      assert.deepEqual(
        empty.filter((table) => !rowless.includes(table)),
        [],
      )
    })

    it('that was told of no institution sees nothing and writes nothing', async () => {
      for (const nobody of [undefined, '']) {
        if (nobody !== undefined) await workFor(nobody)
        for (const table of tables) {
          touchesNothing(await attempt(`select from ${table}`), table)
          touchesNothing(await attempt(`update ${table} set institution_id = institution_id`), table)
          touchesNothing(await attempt(`delete from ${table}`), table)
          isRefused(await attempt(`insert into ${table} (institution_id) values ($1)`, [own]), table)
        }
      }
    })

    it('sees all rows of its institution and no other', async () => {
      await workFor(own)
      for (const table of tables) {
        const all = await attempt(`select from ${table}`)
        if (role === 'app' && /permission denied/.test(String(all))) continue // a partition by its own name
        assert.equal(all, counts.get(table)?.own, table)
        assert.equal(await attempt(`select from ${table} where institution_id = $1`, [other]), 0, table)
      }
    })

    it('changes and deletes nothing of another, whatever it asks for', async () => {
      await workFor(own)
      for (const table of tables) {
        const where = `where institution_id = '${other}'`
        touchesNothing(await attempt(`update ${table} set institution_id = institution_id ${where}`), table)
        touchesNothing(await attempt(`update ${table} set institution_id = '${own}' ${where}`), table)
        touchesNothing(await attempt(`delete from ${table} ${where}`), table)
      }
    })

    it('neither makes a row of another nor gives it one', async () => {
      await workFor(own)
      for (const table of tables) {
        const insert = `insert into ${table} (institution_id) values ($1)`
        isRefused(await attempt(insert, [other]), table)
        // Its own comes past the fence, to where the row is found to be incomplete.
        assert.doesNotMatch(String(await attempt(insert, [own])), fence, table)
        if (counts.get(table)?.own === 0) continue
        isRefused(await attempt(`update ${table} set institution_id = $1`, [other]), table)
      }
    })

    it('sees the list of institutions, and writes in it only of its own', async () => {
      await workFor(own)
      const look = `set name_ja = name_ja where institution_id = $1`
      assert.equal(await attempt('select from institution'), 2)
      assert.equal(await attempt(`update institution ${look}`, [own]), 1)
      assert.equal(await attempt(`update institution ${look}`, [other]), 0)
      touchesNothing(await attempt('delete from institution'), 'institution')
      const another = `insert into institution (institution_id, slug, name_ja, name_en, accent, mark, created_at)
                       values ($1, 'c', 'c', 'c', 'blue', 'leaf', '2027-01-01')`
      assert.match(String(await attempt(another, [crypto.randomUUID()])), fence)
    })
  })
}

async function fencedTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and attname = 'institution_id'
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'institution'
      order by relname`,
  )
  assert.ok(rows.length >= 20)
  return rows.map(({ name }) => name)
}
