import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isMailAddress } from './mail-address.ts'

describe('isMailAddress', () => {
  for (const [text, is] of [
    ['yuko.tanaka@bank.example', true],
    ["o'hara+test@a-b.bank.example", true],
    [`${'a'.repeat(64)}@bank.example`, true],
    [`${'a'.repeat(65)}@bank.example`, false],
    [`a@${'b'.repeat(64)}.example`, false],
    [`a@${'b.'.repeat(126)}example`, false],
    ['', false],
    ['yuko', false],
    ['@bank.example', false],
    ['yuko@', false],
    ['yuko@localhost', false],
    ['yuko@bank..example', false],
    ['yuko@-bank.example', false],
    ['.yuko@bank.example', false],
    ['yu..ko@bank.example', false],
    ['yuko@bank.example, eve@evil.example', false],
    ['yuko@evil.example@bank.example', false],
    ['Yuko <yuko@bank.example>', false],
    ['yuko@bank.example\r\nBcc: eve@evil.example', false],
    ['yu ko@bank.example', false],
    ['優子@bank.example', false],
  ] as const) {
    it(`${is ? 'takes' : 'refuses'} ${JSON.stringify(text)}`, () => assert.equal(isMailAddress(text), is))
  }
})
