import assert from 'node:assert/strict'
import { it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { clientConfig } from '../../src/adapters/postgres/db.ts'
import { freshDatabase } from '../database.ts'

it('a connection that breaks between two statements fails its transaction, and nothing else', async (t) => {
  const { db, config, close } = await freshDatabase()
  const superuser = new pg.Client(clientConfig(config.superuser))
  await superuser.connect()
  t.after(async () => {
    await superuser.end()
    await close()
  })
  const act = db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
    await superuser.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await sleep(200) // the news comes while no statement waits for it
    await sql`select 1`.execute(tx)
  })
  await assert.rejects(act, /not queryable/)
  assert.deepEqual((await sql`select 1 as one`.execute(db)).rows, [{ one: 1 }])
})
