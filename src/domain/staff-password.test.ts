import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { passwordFault } from './staff-password.ts'

describe('a password of the staff', () => {
  for (const [what, typed, fault] of [
    ['of 12 characters is taken', 'abcdefghijkl', undefined],
    ['of 11 is too short', 'abcdefghijk', 'too-short'],
    ['is counted in characters, not in UTF-16', '😀'.repeat(6), 'too-short'],
    ['may be Japanese', 'いろはにほへとちりぬるを', undefined],
    ['of 256 is taken', 'abcdefgh'.repeat(32), undefined],
    ['of 257 is too long', `${'abcdefgh'.repeat(32)}i`, 'too-long'],
    ['of four different characters is too simple', 'abcdabcdabcd', 'too-simple'],
    ['of five is taken', 'abcdeabcdeab', undefined],
    ['is not richer for capitals', 'aAbBcCdDaAbB', 'too-simple'],
    ['is not richer for width', 'ａaｂbｃcｄdａaｂb', 'too-simple'],
    ['does not contain the login ID', 'my name is s.sato!', 'like-login-id'],
    ['does not contain it in capitals', 'MY NAME IS S.SATO!', 'like-login-id'],
  ] as const) {
    it(what, () => assert.equal(passwordFault(typed, 's.sato'), fault))
  }

  it('may contain an ID of two letters', () =>
    assert.equal(passwordFault('correct horse battery', 'ho'), undefined))
  it('may not contain one of three', () =>
    assert.equal(passwordFault('correct horse battery', 'hor'), 'like-login-id'))
})
