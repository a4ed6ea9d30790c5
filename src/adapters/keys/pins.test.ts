import assert from 'node:assert/strict'
import { createSecretKey, type KeyObject } from 'node:crypto'
import { describe, it } from 'node:test'
import { inspect } from 'node:util'
import { Busy } from '../../ports/busy.ts'
import { type Argon2Cost, type Argon2id, argon2id } from './argon2id.ts'
import { makePins as makeAllPins } from './pins.ts'

const pepper = createSecretKey(Buffer.alloc(32, 7))
const makePins = (key: KeyObject, argon2?: Argon2id) => makeAllPins({ pins: key }, argon2).pins

/** Argon2id that remembers what it was asked. */
function counted() {
  const costs: Argon2Cost[] = []
  const argon2: Argon2id = (message, salt, cost) => {
    costs.push(cost)
    return argon2id(message, salt, cost)
  }
  return { costs, argon2 }
}

describe('makePins', () => {
  const pins = makePins(pepper)

  it('knows the PIN again and no other', async () => {
    const hash = await pins.hash('482913')
    assert.equal(await pins.verify('482913', hash), true)
    for (const other of ['482914', '48291', '4829130', '482913 ', '', 'undefined']) {
      assert.equal(await pins.verify(other, hash), false, other)
    }
  })

  it('names its parameters in the hash, and salts each one', async () => {
    const [one, two] = [await pins.hash('482913'), await pins.hash('482913')]
    assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    assert.notEqual(one, two)
  })

  it('takes full-width digits and letters for the same PIN', async () => {
    assert.equal(await pins.verify('４８２９１３ａｂ', await pins.hash('482913ab')), true)
    assert.equal(await pins.verify('482913ab', await pins.hash('４８２９１３ａｂ')), true)
  })

  it('tells a capital from a small letter', async () => {
    assert.equal(await pins.verify('482913AB', await pins.hash('482913ab')), false)
  })

  it('is of no use without the pepper', async () => {
    const other = makePins(createSecretKey(Buffer.alloc(32, 8)))
    assert.equal(await other.verify('482913', await pins.hash('482913')), false)
  })

  it('reads a hash with other parameters than it writes', async () => {
    const { costs, argon2 } = counted()
    const cheaper = makePins(pepper, (message, salt) =>
      argon2id(message, salt, { memory: 64, passes: 1, parallelism: 1 }),
    )
    const hash = (await cheaper.hash('482913')).replace('m=19456,t=2', 'm=64,t=1')
    assert.equal(await makePins(pepper, argon2).verify('482913', hash), true)
    assert.deepEqual(costs, [{ memory: 64, passes: 1, parallelism: 1 }])
  })

  it('works as hard for nobody as for somebody, and answers false', async () => {
    const { costs, argon2 } = counted()
    const watched = makePins(pepper, argon2)
    await watched.verify('482913', await pins.hash('482913'))
    assert.equal(await watched.verify('482913', undefined), false)
    assert.equal(costs.length, 2)
    assert.deepEqual(costs[1], costs[0])
  })

  it('answers false for nobody even when the stand-in would fit', async () => {
    const zeros = makePins(pepper, async () => new Uint8Array(32))
    assert.equal(await zeros.verify('482913', undefined), false)
  })

  it('refuses a stored hash that would cost too much, without trying it', async () => {
    const { costs, argon2 } = counted()
    const dear = (await pins.hash('482913')).replace('m=19456', 'm=999999')
    await assert.rejects(makePins(pepper, argon2).verify('482913', dear), (error: Error) => {
      assert.match(error.message, /cost out of bounds/)
      return !inspect(error).includes('482913')
    })
    assert.equal(costs.length, 0)
  })

  it('lets two hundred wait, and refuses the next as Busy without naming the PIN', async () => {
    const gate = Promise.withResolvers<Uint8Array>()
    const slow = makePins(pepper, () => gate.promise)
    const accepted = Array.from({ length: 202 }, () => slow.verify('482913', undefined))
    await assert.rejects(slow.verify('482913', undefined), (error: Error) => {
      assert.ok(error instanceof Busy)
      return !inspect(error).includes('482913')
    })
    gate.resolve(new Uint8Array(32))
    assert.deepEqual(new Set(await Promise.all(accepted)), new Set([false]))
  })
})
