import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { day } from '../../test/lives.ts'
import { commonName, fileName, friendlyName } from './common-name.ts'

const parts = {
  company: '株式会社山田商店',
  person: '山田 花子',
  role: '管理者',
  expiryDate: day('2027-11-22'),
  counter: 2,
}

describe('commonName', () => {
  for (const [title, changes, expected] of [
    ['as it is', {}, '株式会社山田商店 山田 花子 管理者 2027-11 #2'],
    [
      'a long company is shortened first',
      {
        company: '特定非営利活動法人全国中小企業電子証明書利用促進協議会連合会東京都本部千代田支部第一事業所',
      },
      '特定非営利活動法人全国中小企業電子証明書利用促進協議会連合会東京都本部千代田支部第一… 山田 花子 管理者 2027-11 #2',
    ],
    [
      'the person only when the company is down to twelve',
      {
        company: '株式会社山田商店株式会社山田商店',
        person: 'Hubert Blaine Wolfeschlegelsteinhausenbergerdorff',
      },
      '株式会社山田商店株式会… Hubert Blaine Wolfeschlegelsteinhau… 管理者 2027-11 #2',
    ],
    [
      'blanks and control characters are tidied',
      { company: ' 山田\u3000\n商店\u202e ', person: '花\u0000子' },
      '山田 商店 花 子 管理者 2027-11 #2',
    ],
    ['one form of each character', { company: 'か\u3099社' }, 'が社 山田 花子 管理者 2027-11 #2'],
    ['no company, no blank', { company: '' }, '山田 花子 管理者 2027-11 #2'],
  ] as const) {
    it(title, () => assert.equal(commonName({ ...parts, ...changes }), expected))
  }

  it('a family of joined emoji is kept whole or left out', () => {
    const family = '👨‍👩‍👧‍👦' // eleven code units, one grapheme
    const name = commonName({ ...parts, company: family.repeat(9) })
    assert.match(name, new RegExp(`^(?:${family})+… 山田`))
  })

  it('refuses a role that leaves no room', () => {
    assert.equal(commonName({ ...parts, role: '役'.repeat(27) }).includes('山田 花子'), true)
    assert.throws(() => commonName({ ...parts, role: '役'.repeat(28) }), RangeError)
  })

  it('is well-formed, fits in 64 and never loses role, month or counter, whatever the names', () => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 120 })
    fc.assert(
      fc.property(anyText, anyText, fc.integer({ min: 1, max: 9999 }), (company, person, counter) => {
        const name = commonName({ ...parts, company, person, counter })
        assert.ok(name.length <= 64 && name.isWellFormed())
        assert.ok(name.endsWith(`管理者 2027-11 #${counter}`))
      }),
    )
  })
})

it('the friendly name has the whole expiry date', () => {
  assert.equal(friendlyName(parts), '株式会社山田商店 山田 花子 管理者 2027-11-22 #2')
})

it('the file name is ASCII and unique by the serial number', () => {
  const file = { institution: 'a', role: 'user', expiryDate: day('2027-11-22'), counter: 2 } as const
  assert.equal(fileName({ ...file, serialNumber: '0f1e2d3c4b5a6978' }), 'a-user-2027-11-22-2-4b5a6978.p12')
  assert.equal(
    fileName({ ...file, institution: '../A b', serialNumber: '01' }),
    '-a-b-user-2027-11-22-2-01.p12',
  )
})
