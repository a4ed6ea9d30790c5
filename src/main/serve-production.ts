import { join } from 'node:path'
import { readTlsFiles } from '../adapters/keys/tls-files.ts'
import { migrate, readMigrations, requireCurrentSchema } from '../adapters/postgres/migrate.ts'
import { type RolePowers, rolePowers } from '../adapters/postgres/roles.ts'
import { openCheckpointFolder } from '../adapters/system/checkpoint-folder.ts'
import { systemClock } from '../adapters/system/clock.ts'
import { makeLog } from '../adapters/system/log.ts'
import { type Environment, productionConfig } from '../config.ts'
import { openServer } from '../http/server.ts'
import { checkout } from './checkout.ts'
import { keepRunning } from './keep-running.ts'
import { openDb, openKeeper, openPortal, openPorts, serverOptions } from './open-program.ts'

export async function serveProduction(environment: Environment): Promise<void> {
  const config = productionConfig(environment)
  const log = makeLog(environment.WARIFU_LOG_LEVEL ?? 'info')
  const app = { connectionString: config.databaseUrl }
  refuseTooMuchPower(await rolePowers(app))
  const migrations = readMigrations(join(checkout, 'db'))
  if (config.ownerDatabaseUrl !== undefined)
    await migrate({ connectionString: config.ownerDatabaseUrl }, migrations)
  await requireCurrentSchema(app, migrations)
  const db = openDb({ app }, log)
  if ((await db.selectFrom('demo_clock').select('one').executeTakeFirst()) !== undefined) {
    throw new Error('configuration: this database is one of the demonstration')
  }
  const { WARIFU_CHECKPOINT_FOLDER: folder } = environment
  if (folder === undefined) log.warn('no checkpoints of the audit trail: WARIFU_CHECKPOINT_FOLDER is not set')
  const place = folder === undefined ? undefined : await openCheckpointFolder(folder, 'write')
  const ports = await openPorts(db, systemClock, config.secretFile, config.keyFolder)
  const portal = await openPortal(ports, environment, config.domain, 'production', log)
  const tls = {
    portal: await readTlsFiles(config.tls.portal),
    logon: await readTlsFiles(config.tls.logon),
    office: await readTlsFiles(config.tls.office),
  }
  const server = await openServer(serverOptions(environment, portal, db, tls))
  keepRunning({ server, portal, db, log, keeper: openKeeper(ports, portal, place) })
  process.stdout.write(`ready on port ${server.port}\n`)
}

const tooMuch = [
  ['superuser', 'is a superuser'],
  ['bypassesRowSecurity', 'bypasses row-level security'],
  ['createsTables', 'may create tables'],
  ['ownsTables', 'owns tables'],
] as const

function refuseTooMuchPower(powers: RolePowers) {
  for (const [power, what] of tooMuch) {
    if (!powers[power]) continue
    throw new Error(
      `configuration: the database role ${powers.name} ${what}: WARIFU_DATABASE_URL is for the application's role`,
    )
  }
}
