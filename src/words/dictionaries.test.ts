import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { describe, it } from 'node:test'

/** The compiler sees that no sentence is missing; this sees that none is empty by mistake or in the wrong language. */
const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/
const mayBeEmpty = new Set([
  'noticesWords.en.left',
  'renewalNoticeWords.ja.proof.time',
  'renewalNoticeWords.en.proof.time',
])

describe('dictionaries', async () => {
  for (const file of globSync('src/words/*.ts').filter((name) => !name.includes('.test.'))) {
    const exported: Record<string, unknown> = await import(`../../${file}`)
    for (const [name, value] of Object.entries(exported)) {
      if (!isDictionary(value)) continue
      it(`${name} says the same things in both languages`, () => {
        assert.deepEqual(keysOf(value.en), keysOf(value.ja))
        for (const [path, text] of textsOf(value.en, `${name}.en`)) {
          assert.ok(text !== '' || mayBeEmpty.has(path), `${path} is empty`)
          assert.doesNotMatch(text, japanese, path)
        }
        for (const [path, text] of textsOf(value.ja, `${name}.ja`)) {
          assert.ok(text !== '' || mayBeEmpty.has(path), `${path} is empty`)
        }
      })
    }
  }
})

function isDictionary(value: unknown): value is { ja: object; en: object } {
  if (typeof value !== 'object' || value === null || !('ja' in value) || !('en' in value)) return false
  return typeof value.ja === 'object' && typeof value.en === 'object'
}

function keysOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keysOf(inner)]))
}

function textsOf(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`))
}
