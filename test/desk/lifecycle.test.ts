import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { keepDesk } from './cast.ts'
import { anyStep, live, type Tally } from './lifecycle.ts'

/** Lives that are tried; each has a database of its own. `node --test` takes more from this variable. */
const rounds = Number(process.env.WARIFU_TEST_LIVES ?? 6)

it('whatever holder, administrators, staff, strangers and time do to a certificate, its life stays one', async () => {
  const tally: Tally = new Map()
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 12, maxLength: 30, size: 'max' }), async (steps) => {
      const desk = await keepDesk()
      try {
        // A customer from the start, so that there is something to do things to.
        await live(desk, [{ step: 'acquire' }, { step: 'log-on', back: 0 }, ...steps], tally)
      } finally {
        await desk.world.close()
      }
    }),
    { numRuns: rounds, endOnFailure: true, unbiased: true },
  )
  const seen = (name: string) => tally.get(name) ?? 0
  if (process.env.WARIFU_TEST_LIVES) console.log([...tally].sort())
  assert.ok(seen('acquire done') >= rounds && seen('log-on done') >= rounds, JSON.stringify([...tally]))
})
