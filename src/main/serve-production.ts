import { join } from 'node:path'
import { readTlsFiles } from '../adapters/keys/tls-files.ts'
import type { DbConfig } from '../adapters/postgres/db.ts'
import { migrate, readMigrations, requireCurrentSchema } from '../adapters/postgres/migrate.ts'
import { type RolePowers, rolePowers } from '../adapters/postgres/roles.ts'
import { openCheckpointFolder } from '../adapters/system/checkpoint-folder.ts'
import { systemClock } from '../adapters/system/clock.ts'
import { makeLog } from '../adapters/system/log.ts'
import { type Environment, type ProductionConfig, productionConfig } from '../config.ts'
import { checkout } from './checkout.ts'
import { openLogOuts } from './keep-logging-out.ts'
import { followed, keepRunning, keepServing } from './keep-running.ts'
import { openSending } from './keep-sending.ts'
import { openStatus } from './keep-status.ts'
import { openTelling } from './keep-telling.ts'
import { openJournal } from './open-journal.ts'
import { outgoingOf } from './open-outgoing.ts'
import { openPart } from './open-part.ts'
import { openPost } from './open-post.ts'
import { openDb, openKeeper, openPortal, openPorts, pkiOriginOf, serverOptions } from './open-program.ts'
import { openProxies } from './open-proxies.ts'
import { partOf } from './part.ts'

export async function serveProduction(environment: Environment): Promise<void> {
  const part = partOf(environment, 'production')
  const config = productionConfig(environment)
  const log = makeLog(environment.WARIFU_LOG_LEVEL ?? 'info')
  const app = { connectionString: config.databaseUrl }
  if (part !== 'worker') await openFirst(app, config)
  const db = openDb({ app }, log)
  if ((await db.selectFrom('demo_clock').select('one').executeTakeFirst()) !== undefined) {
    throw new Error('configuration: this database is one of the demonstration')
  }
  const journal = await openJournal(environment.WARIFU_JOURNAL_FOLDER, log)
  const ports = await openPorts(db, systemClock, config.secretFile, config.keyFolder, {
    pkiOrigin: pkiOriginOf(environment, config.domain),
    journal,
    outgoing: outgoingOf(environment),
  })
  const portal = await openPortal(ports, environment, config.domain, 'production', log)
  const tls = {
    portal: await readTlsFiles(config.tls.portal),
    logon: await readTlsFiles(config.tls.logon),
    office: await readTlsFiles(config.tls.office),
  }
  const post = await openPost(environment, config.domain)
  const proxies = await openProxies(environment, part, log)
  const options = serverOptions(environment, portal, db, tls, { post, proxies })
  const server = await openPart(part, environment, options, log)
  if (part === 'worker') return keepServing({ server, portal, db, log }, followed(ports))
  if (journal === undefined) log.warn('no journal beside the database: WARIFU_JOURNAL_FOLDER is not set')
  const { WARIFU_CHECKPOINT_FOLDER: folder } = environment
  if (folder === undefined) log.warn('no checkpoints of the audit trail: WARIFU_CHECKPOINT_FOLDER is not set')
  const place = folder === undefined ? undefined : await openCheckpointFolder(folder, 'write')
  if (post === undefined) log.warn('mails are written and not sent: WARIFU_SMTP_URL is not set')
  const sending = openSending(environment, portal, post)
  const [keeper, status] = [openKeeper(ports, portal, place), openStatus(ports, portal)]
  const telling = openTelling(portal)
  const logOuts = openLogOuts(portal)
  const { journal: kept } = ports
  keepRunning({ server, portal, db, log, keeper, sending, telling, logOuts, status, journal: kept })
  process.stdout.write(`ready on port ${server.port}\n`)
}

/** What one process looks at for all: the role, and the schema, which it may bring up to date. */
async function openFirst(app: DbConfig, { ownerDatabaseUrl }: ProductionConfig): Promise<void> {
  refuseTooMuchPower(await rolePowers(app))
  const migrations = readMigrations(join(checkout, 'db'))
  if (ownerDatabaseUrl !== undefined) await migrate({ connectionString: ownerDatabaseUrl }, migrations)
  await requireCurrentSchema(app, migrations)
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
