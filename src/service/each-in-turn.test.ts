import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { eachInTurn } from './each-in-turn.ts'

describe('eachInTurn', () => {
  it('does one after the other and answers in their order', async () => {
    let atOnce = 0
    const results = await eachInTurn([3, 1, 2], async (item) => {
      atOnce += 1
      assert.equal(atOnce, 1)
      await Promise.resolve()
      atOnce -= 1
      return item * 2
    })
    assert.deepEqual(results, [6, 2, 4])
  })

  it('goes on after trouble, and throws it at the end, all of it', async () => {
    const done: number[] = []
    const act = async (item: number) => {
      if (item % 2 === 0) throw new Error(`no ${item}`)
      done.push(item)
    }
    await assert.rejects(eachInTurn([1, 2, 3, 4, 5], act), /no 2; no 4/)
    assert.deepEqual(done, [1, 3, 5])
  })
})
