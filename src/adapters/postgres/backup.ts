import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { makeFolder, writeOnce } from '../keys/durable-file.ts'
import { type Manifest, manifestFile, type Part, UnfitBackup, writePart } from './backup-files.ts'
import { type CopiedTable, copiedTables, quoted, workFor } from './backup-tables.ts'
import { clientConfig, type DbConfig } from './db.ts'

/** Rows at once: as many as make about so many octets, as some rows are large. */
const mostRows = 1000
const octetsAtOnce = 1024 * 1024

/**
 * Copies every row as it is at one instant, while the program goes on, into a folder that must be empty. Whoever may
 * read all tables may make a copy: the application's role may.
 */
export async function backup(config: DbConfig, folder: string, at: Temporal.Instant): Promise<Manifest> {
  await makeFolder(folder)
  if ((await readdir(folder)).length > 0) throw new UnfitBackup(`${folder} is not empty`)
  const client = new pg.Client(clientConfig(config))
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read, read only')
    const parts: Part[] = []
    for (const part of await plannedParts(client)) {
      const { file, table, institution } = part
      const written = await writePart(folder, file, rowsOf(client, table, institution))
      parts.push({ file, table: table.name, ...(institution && { institution }), ...written })
    }
    const manifest: Manifest = {
      format: 'warifu-backup-1',
      at: at.toString(),
      migrations: await appliedMigrations(client),
      months: await monthsOf(client),
      parts,
    }
    await client.query('commit')
    await writeOnce(join(folder, manifestFile), `${JSON.stringify(manifest, undefined, 2)}\n`)
    return manifest
  } finally {
    await client.end()
  }
}

interface Planned {
  file: string
  table: CopiedTable
  institution?: string
}

async function plannedParts(client: pg.Client): Promise<Planned[]> {
  const tables = await copiedTables(client)
  const { rows } = await client.query<{ institution_id: string }>(
    'select institution_id from institution order by institution_id',
  )
  return tables.flatMap((table): Planned[] =>
    table.tenant
      ? rows.map(({ institution_id: institution }) => ({
          file: `${institution}.${table.name}.gz`,
          table,
          institution,
        }))
      : [{ file: `all.${table.name}.gz`, table }],
  )
}

async function* rowsOf(client: pg.Client, { name, columns }: CopiedTable, institution: string | undefined) {
  await workFor(client, institution)
  const its = institution === undefined ? '' : ` where institution_id = '${institution}'`
  await client.query(
    `declare copied no scroll cursor for
       select to_jsonb(r)::text as row from (select ${quoted(columns)} from "${name}"${its}) as r`,
  )
  for (let count = 1; ; ) {
    const { rows } = await client.query<{ row: string }>(`fetch ${count} from copied`)
    if (rows.length === 0) break
    const octets = rows.reduce((sum, { row }) => sum + row.length, 0)
    count = octets < octetsAtOnce ? Math.min(2 * count, mostRows) : Math.max(1, Math.floor(count / 2))
    yield rows.map(({ row }) => row)
  }
  await client.query('close copied')
}

export async function appliedMigrations(client: pg.Client): Promise<Manifest['migrations']> {
  return (
    await client.query<Manifest['migrations'][number]>('select name, checksum from migration order by number')
  ).rows
}

/** Named by db/007: `audit_event_2027_02`. */
async function monthsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ month: string }>(
    `select distinct replace(substring(relname from '\\d{4}_\\d{2}$'), '_', '-') || '-01' as month
       from pg_class
      where relnamespace = 'public'::regnamespace and relispartition and relkind = 'r' and relname ~ '\\d{4}_\\d{2}$'
      order by 1`,
  )
  return rows.map(({ month }) => month)
}
