import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { systemRandom } from './random.ts'

describe('systemRandom', () => {
  for (const length of [0, 1, 16, 100_000]) {
    it(`gives ${length} bytes, no more and no fewer`, () => {
      assert.equal(systemRandom.bytes(length).length, length)
    })
  }

  it('does not repeat itself', () => {
    const drawn = new Set(Array.from({ length: 1000 }, () => systemRandom.bytes(16).toHex()))
    assert.equal(drawn.size, 1000)
  })

  it('gives a version 4 UUID in lower case', () => {
    assert.match(systemRandom.uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})
