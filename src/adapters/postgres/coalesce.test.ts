import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { coalescer } from './coalesce.ts'

/** Doubles and triples numbers, and remembers which were asked together; 13 is bad luck for all who come with it. */
function doubling(most = 100) {
  const calls: number[][] = []
  const kind = (factor: number) => async (asks: readonly number[]) => {
    calls.push([...asks])
    await new Promise((resolve) => setImmediate(resolve))
    if (asks.includes(13)) throw new Error('bad luck')
    return asks.map((ask) => ask * factor)
  }
  const coalesce = coalescer(most)
  return { calls, double: coalesce(kind(2)), triple: coalesce(kind(3)) }
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

  it('has one of all kinds on its way, and then that for which most wait', async () => {
    const { calls, double, triple } = doubling()
    const first = double(1)
    while (calls.length === 0) await new Promise((resolve) => setImmediate(resolve))
    const answers = await Promise.all([first, double(2), ...[3, 4].map(triple)])
    assert.deepEqual(answers, [2, 4, 9, 12])
    assert.deepEqual(calls, [[1], [3, 4], [2]])
  })
})
