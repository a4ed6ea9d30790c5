import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { columnsOf } from './columns.ts'
import { mailPlain } from './mail-plain.ts'

const a = (count: number) => 'あ'.repeat(count)

describe('the text part of a mail', () => {
  for (const [what, line, folded] of [
    ['76 columns stay one line', a(38), [a(38)]],
    ['77 do not', `${a(38)}a`, [a(38), 'a']],
    ['half-width kana take one column', 'ｱ'.repeat(76), ['ｱ'.repeat(76)]],
    ['a full stop does not begin a line', `${a(38)}。`, [a(37), 'あ。']],
    ['nor does a small kana or a long mark', `${a(37)}キャー${a(1)}`, [a(37), 'キャーあ']],
    ['an opening bracket does not end one', `${a(37)}「い」`, [a(37), '「い」']],
    ['a telephone number is not broken', `${a(34)}0120-000-000`, [a(34), '0120-000-000']],
    ['words part at blanks', `${'word '.repeat(15)}words`, [`${'word '.repeat(15).trimEnd()}`, 'words']],
    ['a list hangs', `・${a(40)}`, [`・${a(37)}`, `  ${a(3)}`]],
    ['and so do steps', `1. ${a(40)}`, [`1. ${a(36)}`, `   ${a(4)}`]],
    ['what cannot be parted is', 'x'.repeat(80), ['x'.repeat(76), 'xxxx']],
    ['a pair of surrogates is one character', '𠮷'.repeat(39), ['𠮷'.repeat(38), '𠮷']],
    ['an empty line stays', '', ['']],
  ] as const) {
    it(what, () => assert.deepEqual(mailPlain(line).split('\n'), folded))
  }

  it('loses nothing but blanks, and no line is too long, whatever the text', () => {
    const pieces = [
      'あ',
      'a',
      ' ',
      '。',
      '「',
      '」',
      '0120-000',
      '・',
      '𠮷',
      'ー',
      '（月）',
      'word ',
      '　',
      '\n',
    ]
    let state = 7
    const next = () => (state = (state * 48_271) % 2_147_483_647)
    for (let round = 0; round < 300; round += 1) {
      const text = Array.from({ length: next() % 200 }, () => pieces[next() % pieces.length]).join('')
      const folded = mailPlain(text)
      assert.equal(folded.replaceAll(/\s/gu, ''), text.replaceAll(/\s/gu, ''))
      for (const line of folded.split('\n')) assert.ok(columnsOf(line) <= 76, line)
    }
  })
})
