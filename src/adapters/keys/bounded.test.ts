import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Busy } from '../../ports/busy.ts'
import { bounded } from './bounded.ts'

describe('bounded', () => {
  it('runs two at once, and the others in the order they came', async () => {
    const inTurn = bounded(2, 3)
    const begun: number[] = []
    const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>())
    const all = gates.map((gate, index) =>
      inTurn(() => {
        begun.push(index)
        return gate.promise
      }),
    )
    await settle()
    assert.deepEqual(begun, [0, 1])
    gates[1]?.resolve()
    await settle()
    assert.deepEqual(begun, [0, 1, 2])
    for (const gate of gates) gate.resolve()
    await Promise.all(all)
    assert.deepEqual(begun, [0, 1, 2, 3, 4])
  })

  it('refuses with Busy when the line is full, and takes again when it is not', async () => {
    const inTurn = bounded(1, 2)
    const gate = Promise.withResolvers<string>()
    const accepted = [inTurn(() => gate.promise), inTurn(() => gate.promise), inTurn(() => gate.promise)]
    await assert.rejects(
      inTurn(() => gate.promise),
      Busy,
    )
    gate.resolve('done')
    assert.deepEqual(await Promise.all(accepted), ['done', 'done', 'done'])
    assert.equal(await inTurn(async () => 'again'), 'again')
  })

  it('keeps no place for a task that failed', async () => {
    const inTurn = bounded(1, 1)
    for (let round = 0; round < 3; round += 1) {
      await assert.rejects(
        inTurn(() => Promise.reject(new Error('no'))),
        /no/,
      )
    }
    assert.equal(await inTurn(async () => 'yes'), 'yes')
  })

  it('never runs more than it may, however they come and go', async () => {
    const inTurn = bounded(2, 100)
    let running = 0
    let most = 0
    const task = async () => {
      running += 1
      most = Math.max(most, running)
      await settle()
      running -= 1
    }
    const all: Promise<void>[] = []
    for (let came = 0; came < 60; came += 1) {
      all.push(inTurn(task))
      if (came % 3 === 0) await settle() // some come while others leave
    }
    await Promise.all(all)
    assert.equal(most, 2)
  })
})

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
