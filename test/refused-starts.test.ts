import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, it, type TestContext } from 'node:test'
import type { DbConfig } from '../src/adapters/postgres/db.ts'
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

function urlOf(config: DbConfig): string {
  if ('connectionString' in config) return config.connectionString
  const { host, port, user, database } = config
  return `postgres://${user}@localhost/${database}?${new URLSearchParams({ host, port: String(port) })}`
}

describe('a start that is refused', () => {
  it('is one of production with a role that may do more than the application', async (t) => {
    const database = await freshDatabase()
    t.after(database.close)
    for (const [role, why] of [
      ['superuser', /^warifu: configuration: the database role \S+ is a superuser\n$/],
      ['owner', /^warifu: configuration: the database role \S+ may create tables: .*\n$/],
    ] as const) {
      const { code, said } = await start(t, [], {
        ...files,
        WARIFU_DATABASE_URL: urlOf(database.config[role]),
      })
      assert.match(said, why)
      assert.equal(code, exitCodes.fault)
    }
  })

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
