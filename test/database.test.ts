import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { clientConfig } from '../src/adapters/postgres/db.ts'
import { connectOrStart, ensureTemplate, freshDatabase } from './database.ts'

describe('a fresh database', () => {
  it('has the schema and no rows, and is not the next one', async (t) => {
    const [first, second] = await Promise.all([freshDatabase(), freshDatabase()])
    t.after(() => Promise.all([first.close(), second.close()]))
    await sql`insert into demo_clock (offset_seconds) values (5)`.execute(first.db)
    assert.equal((await sql`select from demo_clock`.execute(first.db)).rows.length, 1)
    assert.equal((await sql`select from demo_clock`.execute(second.db)).rows.length, 0)
  })

  it('goes when it is closed', async () => {
    const { close, config } = await freshDatabase()
    await close()
    await assert.rejects(new pg.Client(clientConfig(config.app)).connect(), /does not exist/)
  })

  it('comes from a template on which nobody stays connected', async (t) => {
    const { close } = await freshDatabase()
    t.after(close)
    const superuser = await connectOrStart()
    t.after(() => superuser.end())
    const template = await ensureTemplate(superuser)
    const { rowCount } = await superuser.query('select from pg_stat_activity where datname = $1', [template])
    assert.equal(rowCount, 0)
  })
})

describe('the application’s role', () => {
  for (const [what, statement] of [
    ['makes no table', 'create table mine (a int)'],
    ['makes no temporary table', 'create temp table mine (a int)'],
    ['changes no audit event', 'update audit_event set kind = kind'],
    ['deletes no audit event', 'delete from audit_event'],
    ['truncates nothing', 'truncate audit_event'],
    ['does not touch the list of migrations', 'delete from migration'],
  ] as const) {
    it(what, async (t) => {
      const { app, close } = await freshDatabase()
      t.after(close)
      await assert.rejects(sql.raw(statement).execute(app), /permission denied/)
    })
  }
})
