import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import type { DbConfig } from '../src/adapters/postgres/db.ts'
import { exitCodes } from '../src/cli/exit-code.ts'
import { freshDatabase } from './database.ts'

const program = join(import.meta.dirname, '..', 'src', 'main.ts')

function urlOf(config: DbConfig): string {
  if ('connectionString' in config) return config.connectionString
  const { host, port, user, database } = config
  return `postgres://${user}@localhost/${database}?${new URLSearchParams({ host, port: String(port) })}`
}

it('whoever is told to end as soon as it has said that it is ready ends in good order', async (t) => {
  const database = await freshDatabase()
  t.after(database.close)
  const home = mkdtempSync(join(tmpdir(), 'warifu-end-'))
  t.after(() => rmSync(home, { recursive: true, force: true }))
  const child = spawn(process.execPath, [program, 'serve', '--demo'], {
    env: {
      PATH: process.env.PATH,
      WARIFU_HOME: home,
      WARIFU_PORT: '0',
      WARIFU_PUBLIC_PORT: '8443',
      WARIFU_PKI_PORT: '0',
      WARIFU_METRICS_PORT: '0',
      WARIFU_DATABASE_URL: urlOf(database.config.app),
      WARIFU_OWNER_DATABASE_URL: urlOf(database.config.owner),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.after(() => child.kill('SIGKILL'))
  child.stdout.once('data', () => child.kill('SIGTERM'))
  const ended = await new Promise((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  )
  assert.deepEqual(ended, { code: exitCodes.done, signal: null })
})
