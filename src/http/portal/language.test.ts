import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { languageOf, preferred } from './language.ts'

describe('preferred', () => {
  for (const [header, language] of [
    [undefined, 'ja'],
    ['', 'ja'],
    ['*', 'ja'],
    ['fr, de;q=0.8', 'ja'],
    ['en', 'en'],
    ['en-GB', 'en'],
    ['EN-us,en;q=0.9', 'en'],
    ['ja,en-US;q=0.9,en;q=0.8', 'ja'],
    ['en-US,en;q=0.9,ja;q=0.8', 'en'],
    ['fr;q=1.0, en;q=0.4, ja;q=0.5', 'ja'],
    ['en;q=0, ja;q=0.1', 'ja'],
    ['en; q=0.2, ja; q=0.9', 'ja'],
    ['en;level=1;q=0.9, ja;q=0.3', 'en'],
    ['en;q=x, ja;q=0.5', 'en'],
    ['english, ja', 'ja'],
  ] as const) {
    it(`takes ${header ?? 'no header'} for ${language}`, () => assert.equal(preferred(header), language))
  }
})

describe('languageOf', () => {
  it('knows two, by their whole tag', () => {
    assert.deepEqual(['ja', 'en', 'EN', 'fr', '', undefined].map(languageOf), [
      'ja',
      'en',
      ...Array(4).fill(undefined),
    ])
  })
})
