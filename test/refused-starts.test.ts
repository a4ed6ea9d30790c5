import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, it, type TestContext } from 'node:test'
import { sql } from 'kysely'
import type { DbConfig } from '../src/adapters/postgres/db.ts'
import { roles } from '../src/adapters/postgres/roles.ts'
import { exitCodes } from '../src/cli/exit-code.ts'
import { freshDatabase } from './database.ts'
import { makeWorld } from './world.ts'

const program = join(import.meta.dirname, '..', 'src', 'main.ts')

/** Files that are named and never opened, because the start is refused before. */
const files = {
  WARIFU_DOMAIN: 'logon.example.jp',
  WARIFU_SECRET_FILE: '/nowhere/secret',
  WARIFU_KEY_FOLDER: '/nowhere/keys',
  WARIFU_TLS_CERTIFICATE_FILE: '/nowhere/portal.crt',
  WARIFU_TLS_KEY_FILE: '/nowhere/portal.key',
  WARIFU_LOGON_TLS_CERTIFICATE_FILE: '/nowhere/logon.crt',
  WARIFU_LOGON_TLS_KEY_FILE: '/nowhere/logon.key',
  WARIFU_OFFICE_TLS_CERTIFICATE_FILE: '/nowhere/office.crt',
  WARIFU_OFFICE_TLS_KEY_FILE: '/nowhere/office.key',
}

async function start(t: TestContext, args: string[], environment: Record<string, string>) {
  const home = mkdtempSync(join(tmpdir(), 'warifu-start-'))
  t.after(() => rmSync(home, { recursive: true, force: true }))
  const child = spawn(process.execPath, [program, 'serve', ...args], {
    env: { PATH: process.env.PATH, WARIFU_HOME: home, WARIFU_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  t.after(() => child.kill('SIGKILL'))
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const [code, said] = await Promise.all([ended, text(child.stderr)])
  return { code, said }
}

function urlOf(config: DbConfig, role?: string): string {
  if ('connectionString' in config) return config.connectionString
  const { host, port, user, database } = config
  return `postgres://${role ?? user}@localhost/${database}?${new URLSearchParams({ host, port: String(port) })}`
}

const complaint = (role: string, why: string) =>
  `warifu: configuration: the database role ${role} ${why}: WARIFU_DATABASE_URL is for the application's role\n`

describe('a start that is refused', () => {
  it('is one of production with a role that may do more than the application', async (t) => {
    const database = await freshDatabase()
    t.after(database.close)
    for (const [role, why] of [
      ['superuser', 'is a superuser'],
      ['owner', 'may create tables'],
    ] as const) {
      const { code, said } = await start(t, [], {
        ...files,
        WARIFU_DATABASE_URL: urlOf(database.config[role]),
      })
      assert.equal(said, complaint(roles[role], why))
      assert.equal(code, exitCodes.fault)
    }
  })

  for (const [why, makeRole] of [
    ['bypasses row-level security', (role: string) => `create role ${role} login bypassrls`],
    ['owns tables', (role: string) => `create role ${role} login; alter table door owner to ${role}`],
    ['may create tables', (role: string) => `create role ${role} login noinherit in role ${roles.owner}`],
  ] as const) {
    it(`is one of production with a role that ${why}, by itself or by becoming another`, async (t) => {
      const database = await freshDatabase()
      const role = `mighty_${process.pid}`
      await sql.raw(makeRole(role)).execute(database.db)
      const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(database.db)
      await sql.raw(`grant connect on database ${rows[0]?.name} to ${role}`).execute(database.db)
      t.after(async () => {
        await sql.raw(`drop owned by ${role} cascade; drop role ${role}`).execute(database.db)
        await database.close()
      })
      const url = urlOf(database.config.app, role)
      const { code, said } = await start(t, [], { ...files, WARIFU_DATABASE_URL: url })
      assert.equal(said, complaint(role, why))
      assert.equal(code, exitCodes.fault)
    })
  }

  it('is one of the demonstration on a database with institutions that it did not make', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
    const { database } = world
    const { code, said } = await start(t, ['--demo'], { WARIFU_DATABASE_URL: urlOf(database.config.app) })
    assert.match(said, /^warifu: configuration: this database is not one of the demonstration\n$/)
    assert.equal(code, exitCodes.fault)
    const { db } = database
    assert.deepEqual(await db.selectFrom('demo_clock').selectAll().execute(), [])
    assert.equal((await db.selectFrom('institution').selectAll().execute()).length, 1)
  })
})
