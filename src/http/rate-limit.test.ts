import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Hono } from 'hono'
import { Refusal } from '../domain/refusal.ts'
import { rateLimit } from './rate-limit.ts'

function door() {
  let now = 0
  const app = new Hono()
    .post(
      '/',
      rateLimit({ burst: 3, perMinute: 6 }, () => now),
      (c) => c.text('in'),
    )
    .onError((error, c) => c.text(error instanceof Refusal ? error.code : 'fault', 503))
  const from = (address: string) =>
    app.request('/', { method: 'POST' }, { incoming: { socket: { remoteAddress: address } } })
  return {
    from,
    wait: (milliseconds: number) => {
      now += milliseconds
    },
  }
}

describe('the limit of tries per address', () => {
  it('lets a burst in and refuses the next', async () => {
    const { from } = door()
    const answers = []
    for (let at = 0; at < 4; at += 1) answers.push((await from('192.0.2.1')).status)
    assert.deepEqual(answers, [200, 200, 200, 503])
  })

  it('says when to come again', async () => {
    const { from } = door()
    for (let at = 0; at < 3; at += 1) await from('192.0.2.1')
    const refused = await from('192.0.2.1')
    assert.equal(await refused.text(), 'busy')
    assert.equal(refused.headers.get('retry-after'), '10')
  })

  it('gives one back every ten seconds at six a minute', async () => {
    const { from, wait } = door()
    for (let at = 0; at < 3; at += 1) await from('192.0.2.1')
    wait(9_000)
    assert.equal((await from('192.0.2.1')).status, 503)
    wait(10_000)
    assert.equal((await from('192.0.2.1')).status, 200)
  })

  it('makes nobody wait for another address', async () => {
    const { from } = door()
    for (let at = 0; at < 4; at += 1) await from('192.0.2.1')
    assert.equal((await from('192.0.2.2')).status, 200)
  })
})
