import { join } from 'node:path'
import { backup } from '../adapters/postgres/backup.ts'
import { UnfitBackup } from '../adapters/postgres/backup-files.ts'
import type { DbConfig } from '../adapters/postgres/db.ts'
import { defaultHome } from '../adapters/postgres/embedded.ts'
import { migrate, readMigrations } from '../adapters/postgres/migrate.ts'
import { restore } from '../adapters/postgres/restore.ts'
import { systemClock } from '../adapters/system/clock.ts'
import type { BackupCommand, RestoreCommand } from '../cli/journal-arguments.ts'
import type { Printed } from '../cli/printed.ts'
import { complain } from '../cli/say-no.ts'
import { tell } from '../cli/tell.ts'
import type { Environment } from '../config.ts'
import { databaseCopied, databaseRestored } from '../wire/terminal-acts.ts'
import { print } from './at-terminal.ts'
import { checkout } from './checkout.ts'
import { demoDatabases } from './demo-databases.ts'

export async function backUp(environment: Environment, command: BackupCommand): Promise<void> {
  await withDatabase(environment, command, 'kept', async ({ app }) => {
    const { parts } = await backup(app, command.folder, systemClock.now())
    const copied = { rows: rowsOf(parts), files: parts.length }
    return tell(command.form, databaseCopied, copied, () => [
      `${copied.rows} rows in ${copied.files} files. The secret file, the keys and the journal are not among them.`,
    ])
  })
}

export async function putBack(environment: Environment, command: RestoreCommand): Promise<void> {
  await withDatabase(environment, command, command.fresh ? 'forgotten' : 'kept', async ({ owner }) => {
    if (owner === undefined) throw new Error('configuration: WARIFU_OWNER_DATABASE_URL must be set')
    await migrate(owner, readMigrations(join(checkout, 'db')))
    const { at, parts } = await restore(owner, command.folder)
    const restored = { rows: rowsOf(parts), at }
    return tell(command.form, databaseRestored, restored, () => [
      `${restored.rows} rows, as they were at ${at}. Next: warifu audit verify, then warifu journal reconcile --dry-run.`,
    ])
  })
}

const rowsOf = (parts: readonly { rows: number }[]) => parts.reduce((sum, { rows }) => sum + rows, 0)

async function withDatabase(
  environment: Environment,
  { demo: kind, form }: Pick<BackupCommand, 'demo' | 'form'>,
  before: 'kept' | 'forgotten',
  act: (databases: { app: DbConfig; owner?: DbConfig }) => Promise<Printed>,
): Promise<void> {
  if (kind === 'production' && environment.WARIFU_DATABASE_URL === undefined) {
    throw new Error('configuration: WARIFU_DATABASE_URL must be set (or take the demonstration with --demo)')
  }
  const home = environment.WARIFU_HOME ?? defaultHome()
  const use = before === 'forgotten' ? 'serve' : 'visit' // nobody forgets what somebody serves from
  const databases = await demoDatabases(environment, home, use, before === 'forgotten')
  try {
    print(await act(databases))
  } catch (error) {
    if (!(error instanceof UnfitBackup)) throw error
    print(complain(form, 'copy-unfit', error.message))
  } finally {
    await databases.stop?.()
  }
}
