import assert from 'node:assert/strict'
import { createSecretKey } from 'node:crypto'
import { describe, it } from 'node:test'
import { Busy } from '../../ports/busy.ts'
import type { Argon2id } from './argon2id.ts'
import { makePins } from './pins.ts'

const pepper = createSecretKey(Buffer.alloc(32, 7))

describe('the PINs of visitors', () => {
  it('wait in a line of their own: however long it is, a member is heard at once', async () => {
    const { promise: opened, resolve: open } = Promise.withResolvers<void>()
    let asked = 0
    const argon2: Argon2id = async () => {
      asked += 1
      if (asked === 1) await opened // the first visitor, and all behind him
      return new Uint8Array(32)
    }
    const pins = makePins(pepper, argon2)
    const visitors = Array.from({ length: 201 }, () => pins.verifyOfVisitor('482913', undefined))
    await assert.rejects(pins.verifyOfVisitor('482913', undefined), Busy)
    assert.equal(await pins.verify('482913', undefined), false)
    assert.equal(asked, 2)
    open()
    assert.deepEqual(new Set(await Promise.all(visitors)), new Set([false]))
  })

  it('are known again as those of members are', async () => {
    const pins = makePins(pepper)
    const hash = await pins.hash('482913')
    assert.equal(await pins.verifyOfVisitor('482913', hash), true)
    assert.equal(await pins.verifyOfVisitor('482914', hash), false)
  })
})
