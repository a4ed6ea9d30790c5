import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isMailAddress } from './mail-address.ts'

describe('isMailAddress', () => {
  for (const address of [
    'hanako@yamada.example',
    'hanako+bank@mail.yamada.example',
    '山田@例え.test',
    `${'a'.repeat(64)}@x.test`,
  ]) {
    it(`is so for ${address}`, () => assert.equal(isMailAddress(address), true))
  }
  for (const text of [
    '',
    'hanako',
    '@yamada.example',
    'hanako@',
    'a b@x.test',
    'a@x.test, b@y.test',
    'a@x.test>',
    '<a@x.test',
    'a@b@x.test',
    'a@x.test\r\nRCPT TO:<evil@x.test>',
    'a\u0000@x.test',
    '"a"@x.test',
    `${'a'.repeat(65)}@x.test`,
    `a@${'x'.repeat(253)}`,
  ]) {
    it(`is not so for ${JSON.stringify(text).slice(0, 40)}`, () => assert.equal(isMailAddress(text), false))
  }
})
