import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import pg from 'pg'
import { clusterConfig } from '../../src/adapters/postgres/cluster.ts'
import { clientConfig, type DbConfig } from '../../src/adapters/postgres/db.ts'
import { migrate, readMigrations, requireCurrentSchema } from '../../src/adapters/postgres/migrate.ts'
import { makeRoles, rolePowers, roles } from '../../src/adapters/postgres/roles.ts'
import { connectOrStart } from '../database.ts'
import { testCluster } from '../test-cluster.ts'

const first = ['001-first.sql', 'create table a (x int); grant select on a to warifu_app'] as const
const second = ['002-second.sql', 'alter table a add y int'] as const

describe('migrations', () => {
  let number = 0

  it('run once, in order', async (t) => {
    const { owner } = await empty(t)
    const both = written(t, first, second)
    assert.deepEqual(await migrate(owner, both), ['001-first.sql', '002-second.sql'])
    assert.deepEqual(await migrate(owner, both), [])
    assert.deepEqual(await columns(owner), ['x', 'y'])
  })

  it('run once when several nodes start together', async (t) => {
    const { owner } = await empty(t)
    const both = written(t, first, second)
    const ran = await Promise.all([1, 2, 3, 4].map(() => migrate(owner, both)))
    assert.deepEqual(ran.map(({ length }) => length).sort(), [0, 0, 0, 2])
  })

  it('keep nothing of a file that fails halfway, and run it again when it is mended', async (t) => {
    const { owner } = await empty(t)
    const broken = written(t, first, ['002-second.sql', 'alter table a add y int; select 1 / 0'])
    await assert.rejects(migrate(owner, broken), /002-second\.sql failed, and nothing of it was kept/)
    assert.deepEqual(await columns(owner), ['x'])
    assert.deepEqual(await migrate(owner, written(t, first, second)), ['002-second.sql'])
  })

  it('refuse a file that was changed after it ran', async (t) => {
    const { owner, app } = await empty(t)
    await migrate(owner, written(t, first))
    const changed = written(t, [first[0], `${first[1]};`])
    await assert.rejects(migrate(owner, changed), /001-first\.sql was changed/)
    await assert.rejects(requireCurrentSchema(app, changed), /001-first\.sql was changed/)
  })

  it('refuse a schema that is newer than the program', async (t) => {
    const { owner, app } = await empty(t)
    await migrate(owner, written(t, first, second))
    await assert.rejects(migrate(owner, written(t, first)), /newer than this program: it knows 002-second/)
    await assert.rejects(requireCurrentSchema(app, written(t, first)), /newer than this program/)
  })

  it('without the owner, a schema that is behind is refused and a current one is not', async (t) => {
    const { owner, app } = await empty(t)
    await assert.rejects(
      requireCurrentSchema(app, written(t, first)),
      /behind this program \(001-first\.sql\)/,
    )
    await migrate(owner, written(t, first))
    await assert.rejects(requireCurrentSchema(app, written(t, first, second)), /\(002-second\.sql\)/)
    await requireCurrentSchema(app, written(t, first))
  })

  it('cannot be run as the application', async (t) => {
    const { app } = await empty(t)
    await assert.rejects(migrate(app, written(t, first)), /permission denied/)
  })

  it('are numbered without a gap', (t) => {
    assert.throws(
      () => written(t, first, ['003-third.sql', 'select 1']),
      /003-third\.sql: migrations are numbered/,
    )
    assert.throws(() => written(t, ['1-first.sql', 'select 1']), /1-first\.sql: migrations are numbered/)
  })

  it('a superuser, an owner and the application are told apart', async (t) => {
    const { owner, app, superuser } = await empty(t)
    const none = { superuser: false, bypassesRowSecurity: false, createsTables: false, ownsTables: false }
    assert.deepEqual(await rolePowers(app), { ...none, name: roles.app })
    assert.deepEqual(await rolePowers(owner), { ...none, name: roles.owner, createsTables: true })
    assert.equal((await rolePowers(superuser)).superuser, true)
  })

  async function empty(t: TestContext) {
    number += 1
    const name = `test_${process.pid}_${1000 + number}`
    const superuser = await connectOrStart()
    await makeRoles(superuser, name)
    t.after(async () => {
      await superuser.query(`drop database ${name} with (force)`)
      await superuser.end()
    })
    const as = (role: string) => clusterConfig(testCluster, role, name)
    return { owner: as(roles.owner), app: as(roles.app), superuser: as(roles.superuser) }
  }
})

function written(t: TestContext, ...files: (readonly [name: string, sql: string])[]) {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-migrations-'))
  t.after(() => rmSync(folder, { recursive: true }))
  for (const [name, sql] of files) writeFileSync(join(folder, name), sql)
  return readMigrations(folder)
}

async function columns(owner: DbConfig): Promise<string[]> {
  const client = new pg.Client(clientConfig(owner))
  await client.connect()
  const { rows } = await client.query<{ attname: string }>(
    `select attname from pg_attribute where attrelid = 'a'::regclass and attnum > 0 order by attnum`,
  )
  await client.end()
  return rows.map(({ attname }) => attname)
}
