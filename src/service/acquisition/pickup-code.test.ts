import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { seededRandom } from '../../../test/world/seeded-random.ts'
import type { Crypto } from '../../ports/crypto.ts'
import { makePickupCode, pickupCodeHash } from './pickup-code.ts'

/** Stands for the keyed hash: what it is made of can be read. */
const crypto: Crypto = {
  sha256: (bytes) => bytes,
  sha1: (bytes) => bytes,
  hmac: (_key, bytes) => bytes,
  mac: (_purpose, bytes) => bytes,
  equal: () => false,
  verify: () => false,
}
const hashed = (code: string, memberId = 'm') =>
  new TextDecoder().decode(pickupCodeHash({ crypto }, memberId, code))

describe('a pickup code', () => {
  const random = seededRandom('codes')

  it('has three groups of four letters that nobody takes for another', () => {
    for (let drawn = 0; drawn < 500; drawn += 1) {
      assert.match(makePickupCode({ random }), /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
    }
  })

  it('has sixty random bits: each letter is as likely as any other', () => {
    const counts = new Map<string, number>()
    for (let drawn = 0; drawn < 4000; drawn += 1) {
      for (const letter of makePickupCode({ random }).replaceAll('-', '')) {
        counts.set(letter, (counts.get(letter) ?? 0) + 1)
      }
    }
    assert.equal(counts.size, 32)
    for (const [letter, count] of counts)
      assert.ok(Math.abs(count - 1500) < 300, `${letter} came ${count} times`)
  })

  for (const typed of [
    '0A1B-2C3D-4E5F',
    '0a1b-2c3d-4e5f',
    '０Ａ１Ｂ－２Ｃ３Ｄ－４Ｅ５Ｆ',
    '0A1B 2C3D 4E5F',
    ' 0A1B2C3D4E5F\t',
    'OA1B—2C3D–4E5F',
    'oAlBー2C3Dー4E5F',
    '0AIB-2C3D-4E5F',
    '0A1B‐2C3D−4E5F',
  ]) {
    it(`is read from ${JSON.stringify(typed)}`, () => {
      assert.equal(hashed(typed), 'm|0A1B2C3D4E5F')
    })
  }

  it('is another with one letter more, less or changed', () => {
    for (const typed of ['0A1B2C3D4E5', '0A1B2C3D4E5FF', '0A1B2C3D4E5G', '']) {
      assert.notEqual(hashed(typed), 'm|0A1B2C3D4E5F')
    }
  })

  it('of one member is worth nothing for another', () => {
    assert.notEqual(hashed('0A1B2C3D4E5F', 'n'), hashed('0A1B2C3D4E5F', 'm'))
  })
})
