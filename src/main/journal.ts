import { join } from 'node:path'
import { backup } from '../adapters/postgres/backup.ts'
import { UnfitBackup } from '../adapters/postgres/backup-files.ts'
import type { DbConfig } from '../adapters/postgres/db.ts'
import { defaultHome } from '../adapters/postgres/embedded.ts'
import { migrate, readMigrations } from '../adapters/postgres/migrate.ts'
import { restore } from '../adapters/postgres/restore.ts'
import { systemClock } from '../adapters/system/clock.ts'
import { exitCodes } from '../cli/exit-code.ts'
import type { BackupCommand, RestoreCommand } from '../cli/journal-arguments.ts'
import type { Environment } from '../config.ts'
import { print } from './at-terminal.ts'
import { checkout } from './checkout.ts'
import { demoDatabases } from './demo-databases.ts'

export async function backUp(environment: Environment, { folder, demo }: BackupCommand): Promise<void> {
  await withDatabase(environment, demo, 'kept', async ({ app }) => {
    const { parts } = await backup(app, folder, systemClock.now())
    const rows = parts.reduce((sum, part) => sum + part.rows, 0)
    return `${rows} rows in ${parts.length} files. The secret file, the keys and the journal are not among them.\n`
  })
}

export async function putBack(
  environment: Environment,
  { folder, demo, fresh }: RestoreCommand,
): Promise<void> {
  await withDatabase(environment, demo, fresh ? 'forgotten' : 'kept', async ({ owner }) => {
    if (owner === undefined) throw new Error('configuration: WARIFU_OWNER_DATABASE_URL must be set')
    await migrate(owner, readMigrations(join(checkout, 'db')))
    const { at, parts } = await restore(owner, folder)
    const rows = parts.reduce((sum, part) => sum + part.rows, 0)
    return `${rows} rows, as they were at ${at}. Next: warifu audit verify, then warifu journal reconcile --dry-run.\n`
  })
}

async function withDatabase(
  environment: Environment,
  kind: 'demo' | 'production',
  before: 'kept' | 'forgotten',
  act: (databases: { app: DbConfig; owner?: DbConfig }) => Promise<string>,
): Promise<void> {
  if (kind === 'production' && environment.WARIFU_DATABASE_URL === undefined) {
    throw new Error('configuration: WARIFU_DATABASE_URL must be set (or take the demonstration with --demo)')
  }
  const home = environment.WARIFU_HOME ?? defaultHome()
  const use = before === 'forgotten' ? 'serve' : 'visit' // nobody forgets what somebody serves from
  const databases = await demoDatabases(environment, home, use, before === 'forgotten')
  try {
    print({ text: await act(databases), exitCode: exitCodes.done })
  } catch (error) {
    if (!(error instanceof UnfitBackup)) throw error
    print({ text: `${error.message}\n`, exitCode: exitCodes.refused })
  } finally {
    await databases.stop?.()
  }
}
