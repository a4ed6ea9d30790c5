import { sql } from 'kysely'
import type { Db } from './db.ts'

const tolerated = Temporal.Duration.from({ seconds: 2 })

/** What keeps this node from working. The one place where the database is asked what time it is: to compare clocks. */
export async function databaseReadiness(db: Db, machine: () => Temporal.Instant): Promise<string[]> {
  const before = machine()
  const { rows } = await sql<{ at: Temporal.Instant }>`select clock_timestamp() as at`.execute(db)
  const after = machine()
  const [row] = rows
  if (row === undefined) return ['the database gave no answer']
  const isEarly = Temporal.Instant.compare(row.at, before.subtract(tolerated)) < 0
  const isLate = Temporal.Instant.compare(row.at, after.add(tolerated)) > 0
  return isEarly || isLate
    ? [`this machine's clock and the database's differ by more than ${tolerated.seconds} seconds`]
    : []
}
