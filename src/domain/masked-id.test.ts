import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { maskedId } from './masked-id.ts'

describe('maskedId', () => {
  for (const [loginId, masked] of [
    ['M1234567', '******67'],
    ['abcd', '**cd'],
    ['abc', '**c'],
    ['ab', '*b'],
    ['a', '*'],
    ['', ''],
  ] as const) {
    it(`"${loginId}" is shown as "${masked}"`, () => assert.equal(maskedId(loginId), masked))
  }
})
