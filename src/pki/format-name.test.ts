import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { formatName } from './format-name.ts'

const cn = (value: string) => formatName([{ type: '2.5.4.3', value }])

describe('formatName', () => {
  it('puts the narrowest attribute first', () => {
    const name = [
      { type: '2.5.4.6', value: 'JP' },
      { type: '2.5.4.10', value: '割符信用金庫' },
      { type: '2.5.4.5', value: 'H-1' },
      { type: '2.5.4.3', value: '山田 太郎' },
    ]
    assert.equal(formatName(name), 'CN=山田 太郎,serialNumber=H-1,O=割符信用金庫,C=JP')
  })

  for (const [value, expected] of [
    ['a,b+c"d\\e;f<g>h', 'CN=a\\,b\\+c\\"d\\\\e\\;f\\<g\\>h'],
    [' both ends ', 'CN=\\ both ends\\ '],
    [' ', 'CN=\\ '],
    ['#1', 'CN=\\#1'],
    ['a#1=2', 'CN=a#1=2'],
    ['a\u0000b\nc\u0085', 'CN=a\\00b\\0ac\\c2\\85'],
  ] as const) {
    it(`writes ${JSON.stringify(value)} as ${expected}`, () => assert.equal(cn(value), expected))
  }

  it('writes the bytes of an attribute that it does not know', () => {
    assert.equal(formatName([{ type: '1.2.3', value: 'a' }]), '1.2.3=#0c0161')
  })

  it('writes an empty name as nothing', () => assert.equal(formatName([]), ''))
})
