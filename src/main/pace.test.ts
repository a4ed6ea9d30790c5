import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { pace } from './pace.ts'

describe('a pace of one part in twenty', () => {
  const open = () => {
    let now = 1000
    const paced = pace(20, () => now)
    const done: number[] = []
    const ask = async (at: number, takes: number, whom = 'a') => {
      now = at
      await paced(whom, async () => {
        done.push(at)
        now += takes
      })
    }
    return { ask, done }
  }

  it('leaves what is quick as often as it is asked for', async () => {
    const { ask, done } = open()
    for (const at of [1000, 2000, 3000]) await ask(at, 50)
    assert.deepEqual(done, [1000, 2000, 3000])
  })

  it('lets what is slow rest nineteen times as long', async () => {
    const { ask, done } = open()
    for (const at of [1000, 2000, 10_999, 11_000]) await ask(at, 500)
    assert.deepEqual(done, [1000, 11_000])
  })

  it('counts the time of what failed, too', async () => {
    let now = 0
    const paced = pace(20, () => now)
    const fail = () =>
      paced('a', async () => {
        now += 100
        throw new Error('no')
      })
    await assert.rejects(fail)
    now = 1999
    await fail()
    now = 2000
    await assert.rejects(fail)
  })

  it('is kept for each by himself', async () => {
    const { ask, done } = open()
    await ask(1000, 500)
    await ask(2000, 1, 'b')
    assert.deepEqual(done, [1000, 2000])
  })
})
