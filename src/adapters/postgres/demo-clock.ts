import type { DemoClock } from '../../ports/demo-clock.ts'
import type { ClockOffset } from '../system/clock.ts'
import type { Db } from './db.ts'

/** A demonstration makes institutions of its own: not beside others, in a database that somebody works with. */
export async function isOthersDatabase(db: Db): Promise<boolean> {
  const institution = await db.selectFrom('institution').select('slug').limit(1).executeTakeFirst()
  const mark = await db.selectFrom('demo_clock').select('one').executeTakeFirst()
  return institution !== undefined && mark === undefined
}

/** From its first start on a database of the demonstration has the clock's row: production knows it by that. */
export async function markDemoDatabase(db: Db): Promise<void> {
  await db
    .insertInto('demo_clock')
    .values({ offset_seconds: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Keeps the offset in its row, and `held` in step with it. Opening it only reads. */
export async function openDemoClock(db: Db, held: { offset: Temporal.Duration }): Promise<DemoClock> {
  const read = async (): Promise<ClockOffset['offset']> => {
    const row = await db.selectFrom('demo_clock').select('offset_seconds').executeTakeFirst()
    held.offset = Temporal.Duration.from({ seconds: row?.offset_seconds ?? 0 })
    return held.offset
  }
  await read()
  return {
    read,
    async set(offset) {
      const seconds = offset.total('seconds')
      await db
        .insertInto('demo_clock')
        .values({ offset_seconds: seconds })
        .onConflict((conflict) => conflict.column('one').doUpdateSet({ offset_seconds: seconds }))
        .execute()
      held.offset = offset
    },
  }
}
