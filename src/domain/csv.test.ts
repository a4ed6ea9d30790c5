import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readCsv, writeCsv } from './csv.ts'

const read = (text: string) => readCsv(text).rows.map(({ line, cells }) => [line, ...cells])

describe('a file of cells', () => {
  for (const [what, text, rows] of [
    ['nothing', '', []],
    ['one line without an end', 'a,b', [[1, 'a', 'b']]],
    [
      'CR LF, LF and CR',
      'a\r\nb\nc\rd',
      [
        [1, 'a'],
        [2, 'b'],
        [3, 'c'],
        [4, 'd'],
      ],
    ],
    [
      'empty lines, which are counted',
      'a\r\n\r\n , \r\nb\r\n',
      [
        [1, 'a'],
        [4, 'b'],
      ],
    ],
    [
      'an empty cell at the end',
      'a,\r\nb,',
      [
        [1, 'a', ''],
        [2, 'b', ''],
      ],
    ],
    ['quotes with a comma and a quote', '"a,b","say ""x"""', [[1, 'a,b', 'say "x"']]],
    [
      'line ends in quotes, which are counted',
      '"a\r\nb",c\r\nd,e',
      [
        [1, 'a\r\nb', 'c'],
        [3, 'd', 'e'],
      ],
    ],
    ['an empty quoted cell', '"",a', [[1, '', 'a']]],
  ] satisfies [string, string, (string | number)[][]][])
    it(`reads ${what}`, () => {
      assert.deepEqual(read(text), rows)
      assert.deepEqual(readCsv(text).faults, [])
    })

  for (const [what, text, faults, lines] of [
    ['a quote that is never closed', 'a,b\r\n"c,d\r\ne,f', [{ line: 2, kind: 'quote-open' }], 3],
    ['a quote inside', 'a"b,c\r\nd', [{ line: 1, kind: 'quote-inside' }], 2],
    ['something behind a closed quote', '"a" b,c\r\nd', [{ line: 1, kind: 'quote-inside' }], 2],
  ] as const)
    it(`tells of ${what}, and reads on`, () => {
      assert.deepEqual(readCsv(text).faults, faults)
      assert.equal(readCsv(text).rows.length, lines)
    })

  it('is read again as it was written', () => {
    const rows = [
      ['a', 'b,c', ''],
      ['"', 'x\r\ny', '=1+1'],
    ]
    assert.deepEqual(
      readCsv(writeCsv(rows)).rows.map(({ cells }) => cells),
      rows,
    )
  })
})
