import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { clientConfig, type DbConfig } from './db.ts'
import { roles } from './roles.ts'

/** A file of db/: `NNN-name.sql`, run once, never changed afterwards. */
export interface Migration {
  number: number
  name: string
  sql: string
  checksum: string
}

interface Applied {
  number: number
  name: string
  checksum: string
}

export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((file) => file.endsWith('.sql'))
  return names.sort().map((name, index) => {
    const number = Number(/^(\d{3})-[a-z0-9-]+\.sql$/.exec(name)?.[1])
    if (number !== index + 1) throw new Error(`${name}: migrations are numbered 001-, 002-, … without a gap`)
    const sql = readFileSync(join(folder, name), 'utf8')
    return { number, name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/** Brings the schema up to date as its owner, each file in a transaction of its own. Answers with what it ran. */
export async function migrate(owner: DbConfig, migrations: Migration[]): Promise<string[]> {
  return await connected(owner, async (client) => {
    await client.query('select pg_advisory_lock(3)') // of several nodes one migrates, the others wait and find it done
    await client.query(
      `create table if not exists migration (
         number integer primary key,
         name text not null,
         checksum text not null);
       grant select on migration to ${roles.app}`,
    )
    const ahead = notYetApplied(await readApplied(client), migrations)
    for (const migration of ahead) await run(client, migration)
    return ahead.map(({ name }) => name)
  })
}

/** For a node that does not migrate: refuses a schema that is not the one of this program. */
export async function requireCurrentSchema(app: DbConfig, migrations: Migration[]): Promise<void> {
  const missing = await connected(app, async (client) => {
    const { rows } = await client.query(`select to_regclass('migration') is not null as made`)
    return notYetApplied(rows[0]?.made ? await readApplied(client) : [], migrations)
  })
  if (missing.length === 0) return
  const names = missing.map(({ name }) => name).join(', ')
  throw new Error(
    `the database's schema is behind this program (${names}): start once with the owner's URL, which may migrate`,
  )
}

function notYetApplied(applied: Applied[], migrations: Migration[]): Migration[] {
  for (const { number, name, checksum } of applied) {
    const ours = migrations.find((migration) => migration.number === number)
    if (ours === undefined)
      throw new Error(`the database's schema is newer than this program: it knows ${name}`)
    if (ours.checksum !== checksum) throw new Error(`${ours.name} was changed after this database had run it`)
  }
  return migrations.slice(applied.length)
}

async function readApplied(client: pg.Client): Promise<Applied[]> {
  return (await client.query<Applied>('select number, name, checksum from migration order by number')).rows
}

async function run(client: pg.Client, { number, name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into migration (number, name, checksum) values ($1, $2, $3)', [
      number,
      name,
      checksum,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`the migration ${name} failed, and nothing of it was kept`, { cause: error })
  }
}

async function connected<T>(config: DbConfig, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(clientConfig(config))
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end() // and with it the advisory lock
  }
}
