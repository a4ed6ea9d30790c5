import type pg from 'pg'

export interface CopiedTable {
  name: string
  /** Those that the database does not compute itself. */
  columns: string[]
  /** Whether its rows are somebody's; if not, they are the program's. */
  tenant: boolean
}

/**
 * What of the schema is copied: every table but the list of migrations, which the schema itself brings. Of a column that
 * holds a transaction's number the copy has none: another server counts anew.
 */
export async function copiedTables(client: pg.ClientBase): Promise<CopiedTable[]> {
  const { rows } = await client.query<CopiedTable>(
    `select c.relname as name,
            array_agg(a.attname::text order by a.attnum) filter (
              where a.attgenerated = '' and a.atttypid <> 'xid8'::regtype) as columns,
            bool_or(a.attname = 'institution_id') as tenant
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname <> 'migration'
      group by c.oid, c.relname
      order by c.relname = 'institution' desc, c.relname`,
  )
  return rows
}

/** Whose rows the connection sees and writes, until the transaction ends (db/004). */
export async function workFor(client: pg.ClientBase, institution: string | undefined): Promise<void> {
  await client.query(`select set_config('warifu.institution', $1, true)`, [institution ?? ''])
}

export const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')
