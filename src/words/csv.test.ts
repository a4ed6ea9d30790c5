import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { csvFile } from './csv.ts'

/** What is in the one cell of a file. */
const cell = (text: string) => csvFile([[text]]).slice(1, -2)

describe('csvFile', () => {
  for (const [what, text, expected] of [
    ['a formula', '=1+1', `"'=1+1"`],
    ['a plus', '+81 3', `"'+81 3"`],
    ['a minus', '-1', `"'-1"`],
    ['an at', '@SUM(A1)', `"'@SUM(A1)"`],
    ['a tab', '\t=1', `"'\t=1"`],
    ['a tab alone', '\tx', `"'\tx"`],
    ['a carriage return', '\r=1', `"'\r=1"`],
    ['a line feed', '\nx', `"'\nx"`],
    ['blanks before a formula', '  =1', `"'  =1"`],
    ['a full-width formula', '＝1', `"'＝1"`],
    ['a full-width plus', '＋1', `"'＋1"`],
    ['a full-width minus', '－1', `"'－1"`],
    ['a full-width at', '＠x', `"'＠x"`],
    ['a quotation that would open a formula', '"=1', `"""=1"`],
    ['a name', '山田 花子', `"山田 花子"`],
    ['a mail address', 'hanako@yamada.example', `"hanako@yamada.example"`],
    ['a date', '2027-03-01', `"2027-03-01"`],
    ['a comma and a quotation mark', 'a,"b"', `"a,""b"""`],
    ['nothing', '', `""`],
  ] as const) {
    it(`tames or keeps ${what}`, () => assert.equal(cell(text), expected))
  }

  it('begins with a byte order mark and ends each line with CRLF', () => {
    assert.equal(csvFile([['a', 'b'], ['c']]), '\uFEFF"a","b"\r\n"c"\r\n')
  })
})
