import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { table } from './table.ts'

describe('a table on the terminal', () => {
  for (const [rows, expected] of [
    [[], []],
    [[['a', 'b']], ['a  b']],
    [
      [
        ['山田 花子', 'yamada01', ''],
        ['x', 'y', 'z'],
      ],
      ['山田 花子  yamada01', 'x          y         z'],
    ],
    [
      [['a'], ['bb', 'c']],
      ['a', 'bb  c'],
    ],
  ] satisfies [string[][], string[]][]) {
    it(JSON.stringify(rows), () => assert.deepEqual(table(rows), expected))
  }
})
