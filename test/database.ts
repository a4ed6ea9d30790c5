import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { clusterConfig } from '../src/adapters/postgres/cluster.ts'
import { clientConfig, type Db, type DbConfig, makeDb, type Pool } from '../src/adapters/postgres/db.ts'
import { migrate, readMigrations } from '../src/adapters/postgres/migrate.ts'
import { makeRoles, roles } from '../src/adapters/postgres/roles.ts'
import { testCluster } from './test-cluster.ts'

export interface FreshDatabase {
  /** To look at every row and to change any: a superuser's, above all grants and fences. */
  db: Db
  /** As the application's role: what the program is given. */
  app: Pool
  config: { app: DbConfig; owner: DbConfig; superuser: DbConfig }
  /** Ends both and drops the database. */
  close(): Promise<void>
}

let made = 0

/** A database of one's own with the current schema and no rows, in less than a tenth of a second. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const superuser = await connectOrStart()
  try {
    made += 1
    const name = `test_${process.pid}_${made}`
    await cloneTemplate(superuser, name)
    await makeRoles(superuser, name)
    return opened(superuser, name)
  } catch (error) {
    await superuser.end() // an open connection would keep the process from ending
    throw error
  }
}

function opened(superuser: pg.Client, name: string): FreshDatabase {
  const config = {
    app: clusterConfig(testCluster, roles.app, name),
    owner: clusterConfig(testCluster, roles.owner, name),
    superuser: clusterConfig(testCluster, roles.superuser, name),
  }
  const db = makeDb(config.superuser)
  const app = makeDb(config.app)
  const close = async () => {
    await Promise.all([db.destroy(), app.destroy()])
    await superuser.query(`drop database ${name} with (force)`)
    await superuser.end()
  }
  return { db, app, config, close }
}

/** A superuser's connection to the tests' server, which is started where it does not run. */
export async function connectOrStart(): Promise<pg.Client> {
  const first = await connect()
  if (first !== undefined) return first

  mkdirSync(testCluster.home, { recursive: true })
  const logFile = join(testCluster.home, 'keeper.log')
  const log = openSync(logFile, 'a', 0o600)
  const keeper = join(import.meta.dirname, 'postgres-keeper.ts')
  spawn(process.execPath, [keeper], { detached: true, stdio: ['ignore', log, log] }).unref()
  closeSync(log)
  for (const until = performance.now() + 60_000; performance.now() < until; ) {
    await sleep(50)
    const client = await connect()
    if (client !== undefined) return client
  }
  throw new Error(`the tests' PostgreSQL did not start\n${readFileSync(logFile, 'utf8').slice(-4000)}`)
}

/** Makes the template if it is not there: named by its migrations, so that a changed one gets another. */
export async function ensureTemplate(superuser: pg.Client): Promise<string> {
  const migrations = readMigrations(join(import.meta.dirname, '..', 'db'))
  const checksums = migrations.map(({ checksum }) => checksum).join()
  const name = `template_${createHash('sha256').update(checksums).digest('hex').slice(0, 16)}`
  if (await exists(superuser, name)) return name

  await superuser.query('select pg_advisory_lock(4)')
  try {
    if (await exists(superuser, name)) return name
    const unfinished = `${name}_unfinished`
    await superuser.query(`drop database if exists ${unfinished} with (force)`)
    await makeRoles(superuser, unfinished)
    await migrate(clusterConfig(testCluster, roles.owner, unfinished), migrations)
    await superuser.query(`alter database ${unfinished} rename to ${name}`)
  } finally {
    await superuser.query('select pg_advisory_unlock(4)')
  }
  return name
}

/** Drops what test processes left behind that were killed. */
export async function dropAbandoned(superuser: pg.Client): Promise<void> {
  const { rows } = await superuser.query<{ datname: string }>(
    `select datname from pg_database where datname ~ '^test_[0-9]+_[0-9]+$'`,
  )
  for (const { datname } of rows) {
    if (!isAlive(Number(datname.split('_')[1])))
      await superuser.query(`drop database ${datname} with (force)`)
  }
}

async function cloneTemplate(superuser: pg.Client, name: string) {
  const template = await ensureTemplate(superuser)
  await superuser.query(`drop database if exists ${name} with (force)`) // of an earlier process with our number
  await superuser.query(
    `create database ${name} template ${template} owner ${roles.owner} strategy file_copy`,
  )
}

async function exists(superuser: pg.Client, name: string): Promise<boolean> {
  return (await superuser.query('select from pg_database where datname = $1', [name])).rowCount === 1
}

async function connect(): Promise<pg.Client | undefined> {
  const client = new pg.Client(clientConfig(clusterConfig(testCluster, roles.superuser, 'postgres')))
  try {
    await client.connect()
    return client
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
