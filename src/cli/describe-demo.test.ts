import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPolicy } from '../domain/default-policy.ts'
import { describeDemo } from './describe-demo.ts'

const member = {
  person: '山田 花子',
  role: 'administrator',
  contractId: '1000200301',
  memberId: 'yamada01',
  pin: '12345678',
  confirmationPin: '87654321',
} as const

const guide = {
  institutions: [
    {
      name: { ja: 'ひばり野銀行', en: 'Hibarino Bank' },
      url: 'https://a.warifu.localhost:8443/?lang=ja',
      wording: defaultPolicy.wording,
      members: [
        { ...member, pickupCode: 'AAAA-BBBB-CCCC' },
        { ...member, memberId: 'sato01' },
      ],
    },
  ],
  nssCommand: 'certutil -A',
}

describe('what the terminal says of the demonstration', () => {
  const lines = describeDemo('https://warifu.localhost:8443', guide).split('\n')

  it('begins with the line that scripts wait for', () => {
    assert.equal(lines[0], 'ready https://warifu.localhost:8443/')
  })

  it('says each person’s IDs, PINs and code on one line', () => {
    const [first, second] = lines.filter((line) => line.includes('contract ID 1000200301'))
    assert.match(
      first ?? '',
      /ID yamada01 {3}PIN 12345678 {3}confirmation PIN 87654321 {3}pickup code AAAA-BBBB-CCCC$/,
    )
    assert.match(second ?? '', /ID sato01 .*pickup code \(used or out of date/)
  })

  it('says how to trust the root, and the address of each institution without the language', () => {
    assert.ok(lines.some((line) => line.includes('certutil -A')))
    assert.ok(lines.some((line) => line.endsWith('https://a.warifu.localhost:8443/')))
  })
})
