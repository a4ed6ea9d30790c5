import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { argon2id } from './argon2id.ts'

const utf8 = new TextEncoder()

// test.c of the reference implementation (P-H-C/phc-winner-argon2), version 0x13, argon2id.
describe('argon2id', () => {
  for (const [memory, passes, password, salt, tag] of [
    [65_536, 2, 'password', 'somesalt', '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7'],
    [256, 2, 'password', 'somesalt', '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe'],
  ] as const) {
    it(`gives the known answer for m=${memory}, t=${passes}`, async () => {
      const cost = { memory, passes, parallelism: 1 }
      assert.equal((await argon2id(utf8.encode(password), utf8.encode(salt), cost)).toHex(), tag)
    })
  }

  it('fails as a rejection when the cost makes no sense', async () => {
    const cost = { memory: 0, passes: 0, parallelism: 0 }
    await assert.rejects(async () => argon2id(utf8.encode('password'), utf8.encode('somesalt'), cost))
  })
})
