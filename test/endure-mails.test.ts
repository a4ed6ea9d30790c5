import assert from 'node:assert/strict'
import { it } from 'node:test'
import { endureMails } from './endure/mails.ts'

/** `npm run endure -- --mails` does it with ten thousand. */
it('killed whenever, two nodes send each mail, and no more than one twice for each kill', async () => {
  const outcome = await endureMails({ seed: 'npm test', mails: 900, kills: 4, say: () => {} })
  assert.deepEqual(outcome.faults, [])
  assert.ok(outcome.kills > 0, JSON.stringify(outcome))
  assert.ok(outcome.unknown > 0, 'somebody was killed in the middle of something')
})
