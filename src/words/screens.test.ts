import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { listScreens, logonFailureCodes } from './screens.ts'

describe('screen codes', () => {
  it('no two screens share a code', () => {
    const codes = listScreens().map(({ code }) => code)
    assert.deepEqual(codes, [...new Set(codes)])
  })

  it('every code can be read out: a letter, a hyphen, two figures', () => {
    for (const { code, name } of listScreens()) {
      assert.match(code, /^[A-Z]-\d\d$/)
      assert.ok(name.ja.length > 0 && name.en.length > 0)
    }
  })

  it('the failures of a log-on are among them', () => {
    const codes = new Set(listScreens().map(({ code }) => code))
    for (const code of Object.values(logonFailureCodes)) assert.ok(codes.has(code), code)
  })
})
