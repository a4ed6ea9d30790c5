import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { makePassword } from './make-password.ts'

/** Gives these octets over and over. */
function repeating(octets: readonly number[]) {
  let next = 0
  return (length: number) => Uint8Array.from({ length }, () => octets[next++ % octets.length] ?? 0)
}

describe('the password of the file', () => {
  it('is 24 characters in groups of four', () => {
    const password = makePassword((length) => crypto.getRandomValues(new Uint8Array(length)))
    assert.match(password, /^(?:[a-hjkmnp-z2-9]{4}-){5}[a-hjkmnp-z2-9]{4}$/)
  })

  it('takes each character from as many octets as every other', () => {
    const counts = new Map<string, number>()
    for (let octet = 0; octet < 248; octet += 1) {
      const [character = ''] = makePassword(repeating([octet]))
      counts.set(character, (counts.get(character) ?? 0) + 1)
    }
    assert.equal(counts.size, 31)
    assert.deepEqual([...new Set(counts.values())], [8])
    assert.ok(24 * Math.log2(counts.size) > 100, 'bits')
  })

  it('passes over the octets that would favour the first characters', () => {
    const unfair = [248, 249, 250, 251, 252, 253, 254, 255]
    assert.equal(makePassword(repeating([...unfair, 30, 255, 0])), '9a9a-9a9a-9a9a-9a9a-9a9a-9a9a')
  })

  it('uses what chance gives, in its order, and each octet once', () => {
    assert.equal(makePassword(repeating([...Array(24).keys()])), 'abcd-efgh-jkmn-pqrs-tuvw-xyz2')
  })
})
