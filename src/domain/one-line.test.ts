import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { oneLine } from './one-line.ts'

describe('a name in a line of ours', () => {
  for (const [text, line] of [
    ['株式会社山田商店', '株式会社山田商店'],
    ['山田　花子', '山田 花子'],
    [' 山田 \t\r\n 花子 ', '山田 花子'],
    ['a\u202eb\u2066c\u200fd', 'a b c d'],
    ['a\u2028b\u0085c\u0000d\u001b[31m', 'a b c d [31m'],
    ['か\u3099', 'が'],
    ['\ud800x', '\ufffdx'],
    ["=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"],
  ] as const) {
    it(`${JSON.stringify(text)} is ${JSON.stringify(line)}`, () => assert.equal(oneLine(text), line))
  }

  it('is one line, and the same again, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = oneLine(text)
        assert.doesNotMatch(line, /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]|\s\s|^\s|\s$/u)
        assert.equal(oneLine(line), line)
      }),
    )
  })
})
