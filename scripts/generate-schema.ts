// Writes down, for Kysely, what the migrated database is.
import { sql } from 'kysely'
import type { Db } from '../src/adapters/postgres/db.ts'
import { freshDatabase } from '../test/database.ts'

interface Column {
  table: string
  name: string
  type: string
  nullable: boolean
  defaulted: boolean
  checks: string[]
}

export const schemaFile = 'src/adapters/postgres/schema.ts'

export async function generateSchema(): Promise<string> {
  const { db, close } = await freshDatabase()
  try {
    return schemaText(await readColumns(db))
  } finally {
    await close()
  }
}

async function readColumns(db: Db): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.relname as table, a.attname as name, t.typname as type,
           not a.attnotnull as nullable,
           (a.atthasdef or a.attidentity <> '') as defaulted,
           array(select pg_get_constraintdef(k.oid) from pg_constraint k
                  where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
                  order by k.conname) as checks
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
     where c.relnamespace = 'public'::regnamespace
       and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> 'migration'
     order by c.relname, a.attnum`.execute(db)
  return rows
}

function schemaText(columns: Column[]): string {
  const tables = Map.groupBy(columns, ({ table }) => table)
  const body = [...tables].map(([table, its]) => tableText(table, its)).join('\n\n')
  const imports = ['ColumnType', 'Generated'].filter((name) => body.includes(`${name}<`)).join(', ')
  return [
    '// Generated from db/*.sql by `npm run generate`. Do not edit.',
    `import type { ${imports} } from 'kysely'`,
    '',
    body,
    '',
    'export interface Schema {',
    ...[...tables.keys()].map((table) => `  ${table}: ${interfaceName(table)}`),
    '}',
    '',
  ].join('\n')
}

function tableText(table: string, columns: Column[]): string {
  const lines = columns.map((column) => `  ${column.name}: ${columnType(column)}`)
  return [`interface ${interfaceName(table)} {`, ...lines, '}'].join('\n')
}

const interfaceName = (table: string) => table.replace(/(?:^|_)([a-z])/g, (_, letter) => letter.toUpperCase())

function columnType({ table, name, type, nullable, defaulted, checks }: Column): string {
  const value = choices(name, checks) ?? typescript[type]
  if (value === undefined) throw new Error(`${table}.${name}: say in generate-schema.ts what ${type} is`)

  const orNull = nullable ? ' | null' : ''
  // What is read is parsed; what is written is the JSON text, since pg would take an array for one of PostgreSQL's.
  if (type === 'jsonb') {
    return `ColumnType<unknown, string${orNull}${nullable || defaulted ? ' | undefined' : ''}, string${orNull}>`
  }
  return defaulted ? `Generated<${value}${orNull}>` : `${value}${orNull}`
}

const typescript: Record<string, string> = {
  bool: 'boolean',
  bytea: 'Uint8Array',
  date: 'Temporal.PlainDate',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  jsonb: 'unknown',
  text: 'string',
  _text: 'string[]',
  timestamptz: 'Temporal.Instant',
  uuid: 'string',
  _uuid: 'string[]',
  xid8: 'string',
}

/** `check (stage in ('a', 'b'))` makes the column `'a' | 'b'`. */
function choices(name: string, checks: string[]): string | undefined {
  for (const check of checks) {
    const one = new RegExp(`^CHECK \\(\\(${name} = ('[^']*')::text\\)\\)$`).exec(check)
    if (one !== null) return one[1]
    const many = new RegExp(`^CHECK \\(\\(${name} = ANY \\(ARRAY\\[(.*)\\]\\)\\)\\)$`).exec(check)?.[1]
    if (many !== undefined) return [...many.matchAll(/'[^']*'/g)].join(' | ')
  }
  return undefined
}
