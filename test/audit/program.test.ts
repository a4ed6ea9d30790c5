import assert from 'node:assert/strict'
import { it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { publicCrypto } from '../../src/adapters/keys/crypto.ts'
import { makeStore } from '../../src/adapters/postgres/store.ts'
import { systemClock } from '../../src/adapters/system/clock.ts'
import { verifyTrails } from '../../src/service/audit/verify-trails.ts'
import { type DemoProgram, startDemo } from '../demo-program.ts'

/** How many events are sealed when none waits any more. */
async function whenSealed({ database: { db } }: DemoProgram): Promise<number> {
  for (const until = performance.now() + 60_000; performance.now() < until; await sleep(50)) {
    const waiting = await db.selectFrom('audit_unsealed').select('at').execute()
    if (waiting.length === 0) break
  }
  const { rows } = await sql<{ events: number; seals: number }>`
    select (select count(*) from audit_event) as events, (select count(*) from audit_seal) as seals`.execute(
    db,
  )
  assert.equal(rows[0]?.seals, rows[0]?.events)
  return rows[0]?.seals ?? 0
}

it('the program keeps its trail sealed, and goes on with the chain after it was killed', async (t) => {
  const demo = await startDemo()
  t.after(() => demo.close())
  const first = await whenSealed(demo)
  assert.ok(first > 0)
  await demo.kill()
  await demo.restart()
  await demo.moveClock(Temporal.PlainDate.from('2027-01-15'))
  const second = await whenSealed(demo)
  assert.ok(second > first)
  const store = makeStore(demo.database.app)
  const all = await store.institutions.all()
  const evidence = { checkpoints: [], keyIds: [] }
  const verification = await verifyTrails(
    { store, clock: systemClock, crypto: publicCrypto },
    all,
    all,
    evidence,
  )
  assert.equal(verification.intact, true, JSON.stringify(verification))
})
