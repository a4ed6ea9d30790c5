import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { Db } from '../../src/adapters/postgres/db.ts'
import { markDemoDatabase, openDemoClock } from '../../src/adapters/postgres/demo-clock.ts'
import { freshDatabase } from '../database.ts'

const clockRows = (db: Db) => db.selectFrom('demo_clock').select('offset_seconds').execute()
const atRest = () => ({ offset: new Temporal.Duration() })

it('a database of the demonstration says so, though its clock was never moved', async (t) => {
  const { db, close } = await freshDatabase()
  t.after(close)
  await markDemoDatabase(db)
  await markDemoDatabase(db)
  assert.deepEqual(await clockRows(db), [{ offset_seconds: 0 }])
})

it('reading the clock makes no database one of the demonstration', async (t) => {
  const { db, close } = await freshDatabase()
  t.after(close)
  await openDemoClock(db, atRest())
  assert.deepEqual(await clockRows(db), [])
})

it('the offset outlives a new start, and the mark', async (t) => {
  const { db, close } = await freshDatabase()
  t.after(close)
  const clock = await openDemoClock(db, atRest())
  await clock.set(Temporal.Duration.from({ hours: 24 * 335 }))
  await markDemoDatabase(db)
  const held = atRest()
  await openDemoClock(db, held)
  assert.equal(held.offset.total('hours'), 24 * 335)
})
