import pg from 'pg'
import { appliedMigrations } from './backup.ts'
import { hashOfPart, type Manifest, type Part, readManifest, readPart, UnfitBackup } from './backup-files.ts'
import { copiedTables, quoted, workFor } from './backup-tables.ts'
import { clientConfig, type DbConfig } from './db.ts'

const octetsAtOnce = 4 * 1024 * 1024

/**
 * Writes a copy into a database that has the schema and no institution: all of it or nothing. As the owner: keys to other
 * tables are taken off and made again, which looks at every row, and what a row sets off when it is new is not set off.
 */
export async function restore(owner: DbConfig, folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder)
  for (const { file, sha256 } of manifest.parts) {
    if ((await hashOfPart(folder, file)) !== sha256) throw new UnfitBackup(`${file} is not as it was written`)
  }
  const client = new pg.Client(clientConfig(owner))
  await client.connect()
  try {
    await client.query('begin')
    await requireEmpty(client, manifest)
    // Before the rows: a month whose rows lie elsewhere gets no partition of its own any more.
    for (const month of manifest.months)
      await client.query('select make_partitions($1)', [`${month}T12:00:00Z`])
    const { off, on } = await hindrances(client)
    for (const statement of off) await client.query(statement)
    const columns = new Map((await copiedTables(client)).map((table) => [table.name, table.columns]))
    for (const part of manifest.parts) await restorePart(client, folder, part, columns.get(part.table))
    for (const statement of on) await client.query(statement)
    await client.query('commit')
    await client.query('analyze')
  } finally {
    await client.end()
  }
  return manifest
}

async function requireEmpty(client: pg.Client, { migrations }: Manifest): Promise<void> {
  const { rowCount } = await client.query('select from institution limit 1')
  if (rowCount !== 0)
    throw new UnfitBackup('the database is not empty: a copy is restored into a new one only')
  const here = await appliedMigrations(client)
  if (JSON.stringify(here) !== JSON.stringify(migrations)) {
    throw new UnfitBackup(
      `the copy is of another version of this program: it ends with ${migrations.at(-1)?.name}, the schema with ${here.at(-1)?.name}`,
    )
  }
}

/** Keys to other tables, and triggers of ours. */
async function hindrances(client: pg.Client): Promise<{ off: string[]; on: string[] }> {
  const { rows: keys } = await client.query<{ relation: string; name: string; definition: string }>(
    `select conrelid::regclass::text as relation, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
       from pg_constraint
      where contype = 'f' and conparentid = 0 and connamespace = 'public'::regnamespace
      order by 1, 2`,
  )
  const { rows: triggered } = await client.query<{ relation: string }>(
    `select distinct tgrelid::regclass::text as relation
       from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not tgisinternal and c.relnamespace = 'public'::regnamespace
      order by 1`,
  )
  return {
    off: [
      ...keys.map(({ relation, name }) => `alter table ${relation} drop constraint ${name}`),
      ...triggered.map(({ relation }) => `alter table ${relation} disable trigger user`),
    ],
    on: [
      ...triggered.map(({ relation }) => `alter table ${relation} enable trigger user`),
      ...keys.map(
        ({ relation, name, definition }) => `alter table ${relation} add constraint ${name} ${definition}`,
      ),
    ],
  }
}

async function restorePart(
  client: pg.Client,
  folder: string,
  { file, table, institution, rows }: Part,
  columns: string[] | undefined,
): Promise<void> {
  if (columns === undefined) throw new UnfitBackup(`the schema has no table ${table}`)
  await workFor(client, institution)
  const names = quoted(columns)
  let count = 0
  for await (const some of readPart(folder, file, octetsAtOnce)) {
    await client.query(
      `insert into "${table}" (${names}) select ${names} from jsonb_populate_recordset(null::"${table}", $1::jsonb)`,
      [`[${some.join()}]`],
    )
    count += some.length
  }
  if (count !== rows) throw new UnfitBackup(`${file} has ${count} rows of ${rows}`)
}
