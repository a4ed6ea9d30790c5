import { join } from 'node:path'
import { makeDb } from '../adapters/postgres/db.ts'
import { migrate as bringUpToDate, readMigrations } from '../adapters/postgres/migrate.ts'
import { makePartitions } from '../adapters/postgres/partitions.ts'
import { systemClock } from '../adapters/system/clock.ts'
import type { Migrate } from '../cli/migrate-arguments.ts'
import { tell } from '../cli/tell.ts'
import type { Environment } from '../config.ts'
import { tablesMigrated } from '../wire/terminal-acts.ts'
import { print } from './at-terminal.ts'
import { checkout } from './checkout.ts'

/** `warifu migrate`: so that verbs of the terminal find their tables before anything was served. */
export async function migrate(environment: Environment, { form }: Migrate): Promise<void> {
  const { WARIFU_OWNER_DATABASE_URL: owner, WARIFU_DATABASE_URL: app } = environment
  if (owner === undefined || app === undefined)
    throw new Error('configuration: WARIFU_OWNER_DATABASE_URL and WARIFU_DATABASE_URL must be set')
  const applied = await bringUpToDate({ connectionString: owner }, readMigrations(join(checkout, 'db')))
  const db = makeDb({ connectionString: app }, { max: 1 })
  try {
    await makePartitions(db, systemClock.now())
  } finally {
    await db.destroy()
  }
  const text = applied.length === 0 ? 'The tables are up to date.' : `Applied: ${applied.join(', ')}.`
  print(tell(form, tablesMigrated, { applied }, () => [text]))
}
