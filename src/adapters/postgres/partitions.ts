import { sql } from 'kysely'
import type { Db } from './db.ts'

/**
 * Makes the monthly partitions of the trail and of log-on attempts, this month's and three ahead, by the owner's function
 * (db/007). Harmless when they are there. Answers with how many it made.
 */
export async function makePartitions(db: Db, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ made: number }>`select make_partitions(${now}::timestamptz) as made`.execute(
    db,
  )
  return rows[0]?.made ?? 0
}
