import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { personFault, tidyPerson } from './new-person.ts'

const good = { loginId: 'shiro01', displayName: '佐藤 四郎', mailAddress: 'shiro@yamada.example' }

describe('somebody new', () => {
  for (const [title, changes, expected] of [
    ['as he should be', {}, undefined],
    ['without an ID', { loginId: ' ' }, 'loginId'],
    ['an ID of 1', { loginId: '1' }, undefined],
    ['of 32', { loginId: 'a'.repeat(32) }, undefined],
    ['of 33', { loginId: 'a'.repeat(33) }, 'loginId'],
    ['with a blank', { loginId: 'shiro 01' }, 'loginId'],
    ['in kana', { loginId: 'しろう01' }, 'loginId'],
    ['in full width, as it can be typed again', { loginId: 'ｓｈｉｒｏ０１' }, undefined],
    ['without a name', { displayName: ' 　\n' }, 'displayName'],
    ['a name of 60', { displayName: '郎'.repeat(60) }, undefined],
    ['of 61', { displayName: '郎'.repeat(61) }, 'displayName'],
    ['without an address', { mailAddress: '' }, 'mailAddress'],
    ['two addresses', { mailAddress: 'a@b.example, c@d.example' }, 'mailAddress'],
  ] as const) {
    it(`${title}: ${expected ?? 'well'}`, () =>
      assert.equal(personFault(tidyPerson({ ...good, ...changes })), expected))
  }

  it('is kept in one line, half width', () =>
    assert.deepEqual(
      tidyPerson({
        loginId: ' ｓｈｉｒｏ０１ ',
        displayName: '佐藤\n四郎',
        mailAddress: ' ｓ@yamada.example',
      }),
      { loginId: 'shiro01', displayName: '佐藤 四郎', mailAddress: 's@yamada.example' },
    ))
})
