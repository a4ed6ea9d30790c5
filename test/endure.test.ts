import assert from 'node:assert/strict'
import { it } from 'node:test'
import { endure } from './endure/endure.ts'

/** `npm run endure` does it two hundred times, with more people. On a busy machine these are fewer. */
it('killed whenever, the program has lost nothing it acknowledged and locked nobody out', async () => {
  const outcome = await endure({
    seed: 'npm test',
    kills: 6,
    time: Temporal.Duration.from({ seconds: 15 }),
    further: 0,
    say: () => {},
  })
  assert.deepEqual(outcome.faults, [])
  assert.ok(outcome.kills > 0, JSON.stringify(outcome))
  assert.ok(outcome.acquisitions >= 6, JSON.stringify(outcome))
})
