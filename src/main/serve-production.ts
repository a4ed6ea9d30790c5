import { join } from 'node:path'
import { readTlsFiles } from '../adapters/keys/tls-files.ts'
import { migrate, readMigrations, requireCurrentSchema } from '../adapters/postgres/migrate.ts'
import { rolePowers } from '../adapters/postgres/roles.ts'
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
  const powers = await rolePowers(app)
  if (powers.superuser) throw new Error(`configuration: the database role ${powers.name} is a superuser`)
  if (powers.createsTables) {
    throw new Error(
      `configuration: the database role ${powers.name} may create tables: WARIFU_DATABASE_URL is for the application's role`,
    )
  }
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
  const tls = { portal: await readTlsFiles(config.tls.portal), logon: await readTlsFiles(config.tls.logon) }
  const server = await openServer(serverOptions(environment, portal, db, tls))
  keepRunning({ server, portal, db, log, keeper: openKeeper(ports, portal, place) })
  process.stdout.write(`ready on port ${server.port}\n`)
}
