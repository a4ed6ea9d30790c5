import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { openDemoTls } from '../adapters/keys/demo-tls.ts'
import { isFileError } from '../adapters/keys/durable-file.ts'
import { makeSecretFile } from '../adapters/keys/secret-file.ts'
import type { Pool } from '../adapters/postgres/db.ts'
import { isOthersDatabase, markDemoDatabase, openDemoClock } from '../adapters/postgres/demo-clock.ts'
import { checkoutKey, defaultHome } from '../adapters/postgres/embedded.ts'
import { migrate, readMigrations } from '../adapters/postgres/migrate.ts'
import { openCheckpointFolder } from '../adapters/system/checkpoint-folder.ts'
import { movedClock } from '../adapters/system/clock.ts'
import { makeLog } from '../adapters/system/log.ts'
import { describeDemo } from '../cli/describe-demo.ts'
import { type Environment, officeListen } from '../config.ts'
import { untilItAnswers } from '../http/demo/await-answers.ts'
import type { Demo } from '../http/demo/demo.ts'
import { readGuide } from '../http/demo/guide.ts'
import type { RunningListeners } from '../http/server.ts'
import { guideOrigin } from '../http/site.ts'
import { makeDemo } from '../service/demo/make-demo.ts'
import { checkout } from './checkout.ts'
import {
  checkpointFolder,
  type DemoDatabases,
  databaseOfFirst,
  demoDatabases,
  journalFolder,
} from './demo-databases.ts'
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
import { openSampleServices } from './open-sample-services.ts'
import { partOf } from './part.ts'

export const demoDomain = 'warifu.localhost'

/** Everything made by itself, on the embedded database unless the operator gave one. */
export async function serveDemo(environment: Environment, fresh: boolean): Promise<void> {
  const part = partOf(environment, 'demo')
  const home = environment.WARIFU_HOME ?? defaultHome()
  const folder = join(home, checkoutKey(checkout), 'demo')
  const log = makeLog(environment.WARIFU_LOG_LEVEL ?? 'warn')
  const databases =
    part === 'worker'
      ? databaseOfFirst(environment, home)
      : await demoDatabases(environment, home, 'serve', fresh)
  const db =
    part === 'worker' ? openDb(databases, log) : await openFirst(environment, databases, folder, fresh, log)
  const held = { offset: Temporal.Duration.from({ seconds: 0 }) }
  const demoClock = await openDemoClock(db, held)
  const secretFile = environment.WARIFU_SECRET_FILE ?? join(folder, 'secret')
  const keyFolder = environment.WARIFU_KEY_FOLDER ?? join(folder, 'keys')
  const domain = environment.WARIFU_DOMAIN ?? demoDomain
  const pkiOrigin = pkiOriginOf(environment, domain)
  const journal = await openJournal(journalFolder(environment, folder), log)
  const clock = movedClock(held)
  const tls = openDemoTls(join(folder, 'tls'), domain, clock.machine())
  const outgoing = outgoingOf(environment, { privateNetworks: ['127.0.0.0/8', '::1'], ca: tls.root })
  const ports = await openPorts(db, clock, secretFile, keyFolder, { pkiOrigin, journal, outgoing })
  if (part !== 'worker') await makeDemo(ports)

  const portal = await openPortal(ports, environment, domain, 'demo', log)
  const post = await openPost(environment, domain)
  const proxies = await openProxies(environment, part, log)
  const root = { pem: tls.root, file: tls.rootFile }
  const demo: Demo = { ...portal, demoClock, root, mails: post === undefined ? 'kept' : 'sent' }
  // Its sessions are in one process: with several there is none.
  const services =
    part === 'alone' ? await openSampleServices(portal, tls.root, join(folder, 'services')) : undefined
  const options = {
    ...serverOptions(environment, portal, db, tls, { demo, post, proxies }),
    ...(services && { services }),
  }
  const server = await openPart(part, environment, options, log)
  // Another process may have moved the clock.
  if (part === 'worker') return keepServing({ server, portal, db, log }, [demoClock.read, ...followed(ports)])
  const place = await openCheckpointFolder(checkpointFolder(environment, folder), 'write')
  const { main, office } = whereItListens(environment, server)
  await untilItAnswers(main, office, demo)
  const introduction = describeDemo(guideOrigin(portal.site), await readGuide(demo, 'ja'))
  const keeper = openKeeper(ports, portal, place)
  const sending = openSending(environment, portal, post)
  const status = openStatus(ports, portal)
  keepRunning({
    server,
    portal,
    db,
    log,
    keeper,
    sending,
    logOuts: openLogOuts(portal),
    telling: openTelling(portal),
    status,
    database: databases,
    journal: ports.journal,
  })
  process.stdout.write(introduction)
}

/** What one process does for all: the schema, the mark of a demonstration, the folders and the secret. */
async function openFirst(
  environment: Environment,
  databases: DemoDatabases,
  folder: string,
  fresh: boolean,
  log: Logger,
): Promise<Pool> {
  if (fresh)
    for (const part of ['keys', 'checkpoints', 'journal'])
      rmSync(join(folder, part), { recursive: true, force: true })
  if (databases.owner !== undefined) await migrate(databases.owner, readMigrations(join(checkout, 'db')))
  const db = openDb(databases, log)
  if (environment.WARIFU_DATABASE_URL !== undefined && (await isOthersDatabase(db))) {
    throw new Error('configuration: this database is not one of the demonstration')
  }
  await markDemoDatabase(db)
  mkdirSync(join(folder, 'checkpoints'), { recursive: true, mode: 0o755 })
  mkdirSync(join(folder, 'journal'), { recursive: true, mode: 0o700 })
  await makeSecretFile(environment.WARIFU_SECRET_FILE ?? join(folder, 'secret')).catch((error: unknown) => {
    if (!isFileError(error, 'EEXIST')) throw error
  })
  return db
}

function whereItListens(environment: Environment, server: RunningListeners) {
  const main = { host: environment.WARIFU_LISTEN, port: server.port }
  const office = officeListen(environment, 'demo')
  return { main, office: office ? { ...office, port: server.officePort ?? office.port } : main }
}
