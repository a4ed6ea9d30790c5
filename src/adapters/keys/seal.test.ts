import assert from 'node:assert/strict'
import { createSecretKey } from 'node:crypto'
import { describe, it } from 'node:test'
import { inspect } from 'node:util'
import { makeSeal } from './seal.ts'

const seal = makeSeal(createSecretKey(Buffer.alloc(32, 1)))
const letter = 'PIN: 482913\n暗証番号をお知らせします'

describe('makeSeal', () => {
  for (const text of ['', letter, '\uFEFFbegins with a byte order mark', 'x'.repeat(100_000)]) {
    it(`opens what it sealed (${text.length} characters)`, () => {
      assert.equal(seal.open(seal.seal(text, 'outbox/7'), 'outbox/7'), text)
    })
  }

  it('seals the same text differently each time', () => {
    assert.notDeepEqual(seal.seal(letter, 'outbox/7'), seal.seal(letter, 'outbox/7'))
  })

  it('refuses a change of any bit: version, nonce, text and tag', () => {
    const sealed = seal.seal(letter, 'outbox/7')
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = sealed.with(bit >> 3, (sealed[bit >> 3] ?? 0) ^ (1 << (bit & 7)))
      assert.throws(() => seal.open(changed, 'outbox/7'), /sealed/, `bit ${bit}`)
    }
  })

  it('refuses every shorter and a longer one', () => {
    const sealed = seal.seal('482913', 'outbox/7')
    for (let length = 0; length < sealed.length; length += 1) {
      assert.throws(() => seal.open(sealed.subarray(0, length), 'outbox/7'), /sealed/, `${length} bytes`)
    }
    assert.throws(() => seal.open(new Uint8Array([...sealed, 0]), 'outbox/7'), /sealed/)
  })

  it('refuses another context and another key, and says nothing of the text', () => {
    const sealed = seal.seal(letter, 'outbox/7')
    const other = makeSeal(createSecretKey(Buffer.alloc(32, 2)))
    const silent = (error: Error) =>
      /not sealed by this key/.test(error.message) && !/4829/.test(inspect(error))
    assert.throws(() => seal.open(sealed, 'outbox/8'), silent)
    assert.throws(() => seal.open(sealed, ''), silent)
    assert.throws(() => other.open(sealed, 'outbox/7'), silent)
  })
})
