import assert from 'node:assert/strict'
import { createSecretKey, type KeyObject } from 'node:crypto'
import { describe, it } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { Busy } from '../../ports/busy.ts'
import type { Argon2id } from './argon2id.ts'
import { makePins as makeAllPins } from './pins.ts'

const pepper = createSecretKey(Buffer.alloc(32, 7))
const makePins = (key: KeyObject, argon2?: Argon2id) => makeAllPins({ pins: key }, argon2).pins

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

describe('the PINs of members and the passwords of staff', () => {
  const peppers = { pins: pepper, passwords: createSecretKey(Buffer.alloc(32, 8)) }

  it('take three threads between them, whoever comes', async () => {
    let running = 0
    let most = 0
    const { pins, passwords } = makeAllPins(peppers, async () => {
      running += 1
      most = Math.max(most, running)
      await setImmediate()
      running -= 1
      return new Uint8Array(32)
    })
    const each = Array.from({ length: 20 }, () =>
      [pins, passwords].flatMap(({ hash, verify, verifyOfVisitor }) => [
        hash('482913'),
        verify('482913', undefined),
        verifyOfVisitor('482913', undefined),
      ]),
    )
    await Promise.all(each.flat())
    assert.equal(most, 3)
    assert.equal(running, 0)
  })

  it('wait in lines of their own: the longest of one keeps the other waiting for one of it', async () => {
    const { promise: opened, resolve: open } = Promise.withResolvers<void>()
    const order: string[] = []
    const { pins, passwords } = makeAllPins(peppers, () => opened.then(() => new Uint8Array(32)))
    const visitors = Array.from({ length: 201 }, (_, place) =>
      pins.verifyOfVisitor('482913', undefined).then(() => order.push(`visitor ${place}`)),
    )
    await assert.rejects(pins.verifyOfVisitor('482913', undefined), Busy)
    const staff = passwords.verifyOfVisitor('a password', undefined).then(() => order.push('staff'))
    open()
    await Promise.all([...visitors, staff])
    assert.deepEqual(order.slice(0, 4), ['visitor 0', 'visitor 1', 'staff', 'visitor 2'])
  })
})
