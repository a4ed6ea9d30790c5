import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { coalescer } from './coalesce.ts'

/** Multiplies numbers, and remembers which were asked together; 13 is bad luck for all who come with it. */
function doubling(most = 100) {
  const calls: number[][] = []
  const kind = (factor: number) => async (asks: readonly number[]) => {
    calls.push([...asks])
    await new Promise((resolve) => setImmediate(resolve))
    if (asks.includes(13)) throw new Error('bad luck')
    return asks.map((ask) => ask * factor)
  }
  const coalesce = coalescer(most)
  const double = coalesce('reads', kind(2))
  const [triple, quadruple] = [coalesce('writes', kind(3)), coalesce('writes', kind(4))]
  return { calls, double, triple, quadruple }
}

describe('coalescer', () => {
  it('makes one call of those that come at once, and gives each its own answer', async () => {
    const { calls, double } = doubling()
    assert.deepEqual(await Promise.all([1, 2, 3].map(double)), [2, 4, 6])
    assert.deepEqual(calls, [[1, 2, 3]])
  })

  it('makes one more of those that come while it is on its way', async () => {
    const { calls, double } = doubling()
    const first = double(1)
    while (calls.length === 0) await new Promise((resolve) => setImmediate(resolve))
    assert.deepEqual(await Promise.all([first, double(2), double(3)]), [2, 4, 6])
    assert.deepEqual(calls, [[1], [2, 3]])
  })

  it('takes no more than `most` at a time', async () => {
    const { calls, double } = doubling(2)
    assert.deepEqual(await Promise.all([1, 2, 3].map(double)), [2, 4, 6])
    assert.deepEqual(calls, [[1, 2], [3]])
  })

  it('gives an error to him whose it is, and to nobody else', async () => {
    const { calls, double } = doubling()
    const answers = await Promise.allSettled([1, 13, 3].map(double))
    assert.deepEqual(
      answers.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    )
    assert.deepEqual(calls, [[1, 13, 3], [1], [13], [3]])
    assert.equal(await double(4), 8, 'and goes on')
  })

  it('comes to rest, and begins again', async () => {
    const { calls, double } = doubling()
    assert.equal(await double(1), 2)
    assert.equal(await double(2), 4)
    assert.deepEqual(calls, [[1], [2]])
  })

  it('has one of all kinds on its way, and then who reads, and then that for which most wait', async () => {
    const { calls, double, triple, quadruple } = doubling()
    const first = double(1)
    while (calls.length === 0) await new Promise((resolve) => setImmediate(resolve))
    const answers = await Promise.all([first, triple(2), ...[3, 4].map(quadruple), double(5)])
    assert.deepEqual(answers, [2, 6, 12, 16, 10])
    assert.deepEqual(calls, [[1], [5], [3, 4], [2]])
  })

  it('lets those who come late write with those who came before', async () => {
    const { calls, double, triple } = doubling()
    const both = async (ask: number) => triple(await double(ask))
    const early = [1, 2].map(both)
    while (calls.length === 0) await new Promise((resolve) => setImmediate(resolve))
    assert.deepEqual(await Promise.all([...early, ...[3, 4].map(both)]), [6, 12, 18, 24])
    assert.deepEqual(calls, [
      [1, 2],
      [3, 4],
      [2, 4, 6, 8],
    ])
  })

  it('waits for those who go on with the answers of the last call', async () => {
    const { calls, double, triple } = doubling()
    const both = async (ask: number) => triple(await double(ask))
    const answers = await Promise.all([1, 2, 3, 4].map(both))
    assert.deepEqual(answers, [6, 12, 18, 24])
    assert.deepEqual(calls, [
      [1, 2, 3, 4],
      [2, 4, 6, 8],
    ])
  })

  it('lets reads go on beside a write that takes long, and no second write', async () => {
    const calls: string[] = []
    const coalesce = coalescer(100, 5)
    const held = Promise.withResolvers<void>()
    const kind = (name: string, until?: Promise<void>) => async (asks: readonly number[]) => {
      calls.push(name)
      await until
      return asks
    }
    const [read, write, other] = [
      coalesce('reads', kind('read')),
      coalesce('writes', kind('write', held.promise)),
      coalesce('writes', kind('other write')),
    ]
    const writing = write(1)
    while (calls.length === 0) await sleep(1)
    const second = other(2)
    assert.equal(await read(3), 3)
    assert.equal(await read(4), 4)
    assert.deepEqual(calls, ['write', 'read', 'read'])
    held.resolve()
    assert.deepEqual(await Promise.all([writing, second]), [1, 2])
    assert.deepEqual(calls, ['write', 'read', 'read', 'other write'])
  })

  it('passes nobody over for ever', async () => {
    const { calls, double, triple } = doubling()
    const crowd = new AbortController()
    const again = async (ask: number): Promise<void> => {
      await double(ask)
      if (!crowd.signal.aborted) return again(ask)
    }
    const all = [1, 2, 3].map(again)
    while (calls.length === 0) await sleep(1)
    const asked = calls.length
    assert.equal(await triple(5), 15)
    crowd.abort()
    await Promise.all(all)
    const before = calls.findIndex((call) => call[0] === 5) - asked
    assert.ok(before <= 9, `${before} calls went first`)
  })
})
