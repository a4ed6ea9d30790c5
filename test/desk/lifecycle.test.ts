import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { keepDesk } from './cast.ts'
import { anyStep, live, type Tally } from './lifecycle.ts'

/** Lives that are tried, the same each time; each has a database of its own. With this variable others, and as many. */
const more = process.env.WARIFU_TEST_LIVES
const rounds = Number(more ?? 6)

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
    { numRuns: rounds, endOnFailure: true, unbiased: true, ...(more === undefined && { seed: 6 }) },
  )
  const seen = (name: string) => tally.get(name) ?? 0
  if (more !== undefined) console.log([...tally].sort())
  assert.ok(seen('acquire done') >= rounds && seen('log-on done') >= rounds, JSON.stringify([...tally]))
})
