import { sql } from 'kysely'
import type { World } from '../world.ts'

/** Every row of every table as text, as someone reads it who has stolen a dump. */
export async function dump({ database }: World): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
       and not relispartition and relname <> 'migration'`.execute(database.db)
  const texts = new Map<string, string>()
  for (const { name } of rows) {
    const all = await sql<{ text: string }>`select t::text as text from ${sql.table(name)} t`.execute(
      database.db,
    )
    texts.set(name, all.rows.map(({ text }) => text).join('\n'))
  }
  return texts
}

/** As it is, and as the hexadecimal text in which the database shows octets. */
export function forms(secret: string): string[] {
  return [secret, new TextEncoder().encode(secret).toHex()]
}
