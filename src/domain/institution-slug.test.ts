import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isSlug } from './institution-slug.ts'

describe('the name that an institution’s hosts begin with', () => {
  for (const [text, expected] of [
    ['a', true],
    ['hibarino', true],
    ['a234567890123456', true],
    ['a2345678901234567', false],
    ['', false],
    ['1a', false],
    ['A', false],
    ['a-b', false],
    ['a.b', false],
    ['pki', false],
    ['office', false],
    ['officer', true],
  ] as const) {
    it(`${expected ? 'may' : 'may not'} be "${text}"`, () => assert.equal(isSlug(text), expected))
  }
})
