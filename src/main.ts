import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { makeCrypto, publicCrypto } from './adapters/keys/crypto.ts'
import { openDemoTls } from './adapters/keys/demo-tls.ts'
import { deriveKeys } from './adapters/keys/derived-keys.ts'
import { isFileError } from './adapters/keys/durable-file.ts'
import { openFileSigner } from './adapters/keys/file-signer.ts'
import { makePins } from './adapters/keys/pins.ts'
import { makeSeal } from './adapters/keys/seal.ts'
import { makeSecretFile, readSecretFile } from './adapters/keys/secret-file.ts'
import { AlreadyServed, type Use } from './adapters/postgres/cluster.ts'
import { type Databases, type Db, makeDb } from './adapters/postgres/db.ts'
import { isOthersDatabase, markDemoDatabase, openDemoClock } from './adapters/postgres/demo-clock.ts'
import { checkoutKey, defaultHome, openEmbedded } from './adapters/postgres/embedded.ts'
import { migrate, readMigrations, requireCurrentSchema } from './adapters/postgres/migrate.ts'
import { databaseReadiness } from './adapters/postgres/readiness.ts'
import { rolePowers } from './adapters/postgres/roles.ts'
import { makeStore } from './adapters/postgres/store.ts'
import { openCheckpointFolder } from './adapters/system/checkpoint-folder.ts'
import { movedClock, systemClock } from './adapters/system/clock.ts'
import { every } from './adapters/system/every.ts'
import { makeLog } from './adapters/system/log.ts'
import { systemRandom } from './adapters/system/random.ts'
import { type AuditVerify, parseArguments, usage } from './cli/arguments.ts'
import { auditVerify } from './cli/audit-verify.ts'
import { describeDemo } from './cli/describe-demo.ts'
import { exitCodes } from './cli/exit-code.ts'
import { type Environment, productionConfig, readEnvironment } from './config.ts'
import { openAssets } from './http/assets.ts'
import { untilItAnswers } from './http/demo/await-answers.ts'
import type { Demo } from './http/demo/demo.ts'
import { readGuide } from './http/demo/guide.ts'
import { countSwept } from './http/metrics.ts'
import type { Portal } from './http/portal/portal-env.ts'
import { openServer, type RunningServer, type ServerOptions } from './http/server.ts'
import { guideOrigin } from './http/site.ts'
import type { CheckpointPlace } from './ports/checkpoint-place.ts'
import type { Clock } from './ports/clock.ts'
import type { Ports } from './ports/ports.ts'
import type { KeyMaker } from './ports/signer.ts'
import { type AuditKeeper, keepAudit } from './service/audit/keep-audit.ts'
import { makeDemo } from './service/demo/make-demo.ts'
import { eachInTurn } from './service/each-in-turn.ts'
import { openDirectory } from './service/institution/directory.ts'
import { sweep } from './service/sweep/sweep.ts'

const checkout = join(import.meta.dirname, '..')
const demoDomain = 'warifu.localhost'

async function main(): Promise<void> {
  const command = parseArguments(process.argv.slice(2))
  if (command.verb === 'help') process.stdout.write(usage)
  if (command.verb === 'misuse') {
    process.stderr.write(`${command.why}\n\n${usage}`)
    process.exitCode = exitCodes.misuse
  }
  if (command.verb === 'audit-verify') await verifyAudit(readEnvironment(), command)
  if (command.verb !== 'serve') return
  const environment = readEnvironment()
  await (command.demo === 'demo' ? serveDemo(environment, command.fresh) : serveProduction(environment))
}

/** Everything made by itself, on the embedded database unless the operator gave one. */
async function serveDemo(environment: Environment, fresh: boolean): Promise<void> {
  const home = environment.WARIFU_HOME ?? defaultHome()
  const folder = join(home, checkoutKey(checkout), 'demo')
  const log = makeLog(environment.WARIFU_LOG_LEVEL ?? 'warn')
  const domain = environment.WARIFU_DOMAIN ?? demoDomain
  const databases = await demoDatabases(environment, home, 'serve', fresh)
  if (fresh)
    for (const part of ['keys', 'checkpoints']) rmSync(join(folder, part), { recursive: true, force: true })
  if (databases.owner !== undefined) await migrate(databases.owner, readMigrations(join(checkout, 'db')))
  const db = openDb(databases, log)
  if (environment.WARIFU_DATABASE_URL !== undefined && (await isOthersDatabase(db))) {
    throw new Error('configuration: this database is not one of the demonstration')
  }
  await markDemoDatabase(db)
  const held = { offset: Temporal.Duration.from({ seconds: 0 }) }
  const demoClock = await openDemoClock(db, held)
  const secretFile = environment.WARIFU_SECRET_FILE ?? join(folder, 'secret')
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  await makeSecretFile(secretFile).catch((error: unknown) => {
    if (!isFileError(error, 'EEXIST')) throw error
  })
  const keyFolder = environment.WARIFU_KEY_FOLDER ?? join(folder, 'keys')
  const ports = await openPorts(db, movedClock(held), secretFile, keyFolder)
  await makeDemo(ports)

  const tls = openDemoTls(join(folder, 'tls'), domain, ports.clock.machine())
  const portal = await openPortal(ports, environment, domain, 'demo', log)
  const demo: Demo = { ...portal, demoClock, root: { pem: tls.root, file: tls.rootFile } }
  mkdirSync(join(folder, 'checkpoints'), { recursive: true, mode: 0o755 })
  const place = await openCheckpointFolder(checkpointFolder(environment, folder), 'write')
  const server = await openServer(serverOptions(environment, portal, db, tls, demo))
  await untilItAnswers(server.port, demo)
  const introduction = describeDemo(guideOrigin(portal.site), await readGuide(demo, 'ja'))
  const keeper = openKeeper(ports, portal, place)
  keepRunning({ server, portal, db, log, keeper, database: databases })
  process.stdout.write(introduction)
}

async function serveProduction(environment: Environment): Promise<void> {
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
  const tls = { portal: readPem(config.tls.portal), logon: readPem(config.tls.logon) }
  const server = await openServer(serverOptions(environment, portal, db, tls))
  keepRunning({ server, portal, db, log, keeper: openKeeper(ports, portal, place) })
  process.stdout.write(`ready on port ${server.port}\n`)
}

/**
 * Only reads, without the operator's secret: an auditor may run it against a database role that may do no more. The
 * checkpoints are read first, so that none is newer than what is looked at.
 */
async function verifyAudit(environment: Environment, command: AuditVerify): Promise<void> {
  const home = environment.WARIFU_HOME ?? defaultHome()
  const isDemo = command.demo === 'demo'
  const folder = isDemo
    ? checkpointFolder(environment, join(home, checkoutKey(checkout), 'demo'))
    : environment.WARIFU_CHECKPOINT_FOLDER
  const place = folder === undefined ? undefined : await openCheckpointFolder(folder, 'read')
  const kept = (await place?.read()) ?? []
  const named = command.checkpoints.map(async (name) => ({ name, text: await readFile(name, 'utf8') }))
  const checkpoints = [...kept, ...(await Promise.all(named))]
  if (!isDemo && environment.WARIFU_DATABASE_URL === undefined) {
    throw new Error(
      'configuration: WARIFU_DATABASE_URL must be set (or look at the demonstration with --demo)',
    )
  }
  const databases = await demoDatabases(environment, home, 'visit', false)
  const db = makeDb(databases.app, { max: 1 })
  try {
    const held = { offset: Temporal.Duration.from({ seconds: 0 }) }
    await openDemoClock(db, held)
    const ports = { store: makeStore(db), clock: movedClock(held), crypto: publicCrypto }
    const { text, exitCode } = await auditVerify(ports, checkpoints, command)
    process.stdout.write(text)
    process.exitCode = exitCode
  } finally {
    await db.destroy()
    await databases.stop?.()
  }
}

/** The demo's lie beside its data. */
function checkpointFolder({ WARIFU_CHECKPOINT_FOLDER }: Environment, demoFolder: string): string {
  return WARIFU_CHECKPOINT_FOLDER ?? join(demoFolder, 'checkpoints')
}

function openKeeper(
  ports: Ports & { keyMaker: KeyMaker },
  { directory }: Portal,
  place: CheckpointPlace | undefined,
): AuditKeeper {
  return keepAudit({ ...ports, ...(place && { place }) }, () =>
    directory.all().map(({ institution }) => institution),
  )
}

interface DemoDatabases extends Databases {
  ended?: Promise<string>
  stop?: () => Promise<void>
}

async function demoDatabases(
  environment: Environment,
  home: string,
  use: Use,
  fresh: boolean,
): Promise<DemoDatabases> {
  const { WARIFU_DATABASE_URL: app, WARIFU_OWNER_DATABASE_URL: owner } = environment
  if (app === undefined) return openEmbedded({ home, checkout, use, fresh })
  if (fresh) throw new Error('configuration: --fresh forgets the embedded database only')
  return { app: { connectionString: app }, ...(owner && { owner: { connectionString: owner } }) }
}

function openDb({ app }: Databases, log: Logger): Db {
  return makeDb(app, { max: 20, onIdleError: (err) => log.warn({ err }, 'a database connection broke') })
}

async function openPorts(
  db: Db,
  clock: Clock,
  secretFile: string,
  keyFolder: string,
): Promise<Ports & { keyMaker: KeyMaker }> {
  const secret = await readSecretFile(secretFile)
  const [keys, signer] = await Promise.all([deriveKeys(secret), openFileSigner(keyFolder, secret)])
  return {
    clock,
    random: systemRandom,
    crypto: makeCrypto(keys),
    pins: makePins(keys['pin-pepper']),
    seal: makeSeal(keys.seal),
    signer,
    keyMaker: signer,
    store: makeStore(db),
  }
}

async function openPortal(
  ports: Ports,
  environment: Environment,
  domain: string,
  demo: Portal['demo'],
  log: Logger,
): Promise<Portal> {
  const port = environment.WARIFU_PUBLIC_PORT ?? environment.WARIFU_PORT
  const assets = openAssets(join(checkout, 'dist', 'pages'))
  return { ports, site: { domain, port }, assets, directory: await openDirectory(ports.store), log, demo }
}

function serverOptions(
  environment: Environment,
  portal: Portal,
  db: Db,
  tls: ServerOptions['tls'],
  demo?: Demo,
): ServerOptions {
  const { WARIFU_LISTEN: host, WARIFU_PORT: port } = environment
  const { WARIFU_PKI_PORT: pkiPort, WARIFU_METRICS_PORT: metricsPort } = environment
  return {
    portal,
    ...(demo && { demo }),
    listen: { host, port, pkiPort, metricsPort },
    tls,
    readiness: () => databaseReadiness(db, portal.ports.clock.machine),
  }
}

function readPem({ certificateFile, keyFile }: { certificateFile: string; keyFile: string }) {
  return { certificate: readFileSync(certificateFile, 'utf8'), key: readFileSync(keyFile, 'utf8') }
}

interface Running {
  server: RunningServer
  portal: Portal
  db: Db
  log: Logger
  keeper: AuditKeeper
  database?: Pick<DemoDatabases, 'ended' | 'stop'>
}

/** Follows changes and seals every second, sweeps every minute, and ends in good order on SIGINT and SIGTERM. */
function keepRunning({ server, portal, db, log, keeper, database }: Running): void {
  const { directory } = portal
  const report = (err: unknown) =>
    log.error({ err }, 'a task in the background failed; it will be tried again')
  const tasks = [
    every(Temporal.Duration.from({ seconds: 1 }), directory.refresh, report),
    every(Temporal.Duration.from({ seconds: 1 }), keeper.seal, report),
    every(Temporal.Duration.from({ seconds: 60 }), keeper.checkpoint, report),
    every(Temporal.Duration.from({ seconds: 60 }), () => sweepAll(portal), report),
  ]
  const firstRound = [sweepAll(portal).catch(report), keeper.seal().then(keeper.checkpoint).catch(report)]
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    await server.close()
    await Promise.all([...firstRound, ...tasks.map((task) => task.stop())])
    await keeper.end().catch(report)
    await db.destroy()
    await database?.stop?.()
    process.exit(exitCodes.done)
  }
  void database?.ended?.then((lastWords) => ending || fail(new Error(`the database ended: ${lastWords}`)))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void end().catch(fail))
}

async function sweepAll({ ports, directory }: Portal): Promise<void> {
  await eachInTurn(directory.all(), async ({ institution }) => {
    for (const [what, count] of Object.entries(await sweep(ports, institution))) countSwept(what, count)
  })
}

function fail(error: unknown): never {
  if (isFileError(error, 'EADDRINUSE') && error instanceof Error) {
    process.stderr.write(
      `warifu: ${error.message}: another program has this port (see WARIFU_PORT in docs/OPERATIONS.md)\n`,
    )
    process.exit(exitCodes.fault)
  }
  const isPlain =
    error instanceof AlreadyServed || (error instanceof Error && /^configuration:/.test(error.message))
  const text =
    error instanceof Error ? (isPlain ? error.message : (error.stack ?? error.message)) : String(error)
  process.stderr.write(`warifu: ${text}\n`)
  process.exit(exitCodes.fault)
}

process.on('uncaughtException', fail) // Node would end with 1, which says that a rule said no
main().catch(fail)
