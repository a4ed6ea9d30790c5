import assert from 'node:assert/strict'
import { it } from 'node:test'
import { openDemoClock } from '../../src/adapters/postgres/demo-clock.ts'
import { freshDatabase } from '../database.ts'

it('a database that was ever opened by the demonstration says so, though its clock was never moved', async (t) => {
  const { db, close } = await freshDatabase()
  t.after(close)
  await openDemoClock(db, { offset: new Temporal.Duration() })
  const rows = await db.selectFrom('demo_clock').select('offset_seconds').execute()
  assert.deepEqual(rows, [{ offset_seconds: 0 }])
})

it('the offset of the demonstration outlives a new start', async (t) => {
  const { db, close } = await freshDatabase()
  t.after(close)
  const clock = await openDemoClock(db, { offset: new Temporal.Duration() })
  await clock.set(Temporal.Duration.from({ hours: 24 * 335 }))
  const held = { offset: new Temporal.Duration() }
  await openDemoClock(db, held)
  assert.equal(held.offset.total('hours'), 24 * 335)
})
