import { sql } from 'kysely'
import type { Purge } from '../../ports/purge.ts'
import type { Db } from './db.ts'

/** By the owner's function (db/007): the application itself may delete nothing of it. */
export function purge(db: Db): Purge {
  return {
    async over(before, atMost) {
      const { rows } = await sql<{ gone: number }>`
        select purge_over(${before}::timestamptz, ${atMost}) as gone`.execute(db)
      return rows[0]?.gone ?? 0
    },
  }
}
