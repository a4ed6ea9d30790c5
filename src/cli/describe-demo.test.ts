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
      office: {
        url: 'https://a.office.warifu.localhost:8443/',
        staff: [
          { name: '森 和也', loginId: 'mori', roles: ['desk'], activationCode: 'DDDD-EEEE-FFFF' },
          { name: '小川 由美', loginId: 'ogawa', roles: ['desk', 'approver'] },
        ],
      },
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

  it('says where the staff sign in, and with what they begin', () => {
    assert.ok(lines.includes('  the office https://a.office.warifu.localhost:8443/'))
    assert.ok(lines.some((line) => /\(desk\) {3}login ID mori {3}activation code DDDD-EEEE-FFFF$/.test(line)))
    assert.ok(
      lines.some((line) => /\(desk, approver\) {3}login ID ogawa {3}activation code \(used\)$/.test(line)),
    )
  })

  it('says how to trust the root, and the address of each institution without the language', () => {
    assert.ok(lines.some((line) => line.includes('certutil -A')))
    assert.ok(lines.some((line) => line.endsWith('https://a.warifu.localhost:8443/')))
  })
})
