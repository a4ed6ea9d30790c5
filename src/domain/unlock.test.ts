import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { shownBytes } from './approval-shown.ts'
import { type MemberId, parseId } from './id.ts'
import { type UnlockTarget, unlockShown } from './unlock.ts'

const lockedAt = Temporal.Instant.from('2026-11-22T00:00:00.5Z')
const target: UnlockTarget = {
  memberId: parseId<MemberId>('11111111-1111-4111-8111-111111111111'),
  contractNumber: '1000200301',
  contractName: { ja: '山田商店', en: 'Yamada Shoten' },
  loginId: 'ichiro',
  name: '佐藤 一郎',
  role: 'user',
  stops: [],
  version: 3,
  doors: [
    { door: 'logon-pin', lockedAt, version: 5 },
    { door: 'acquisition', lockedAt, version: 7 },
  ],
}

const hashOf = (changes: Partial<UnlockTarget> = {}) =>
  createHash('sha256')
    .update(shownBytes(unlockShown({ ...target, ...changes })))
    .digest('hex')

describe('what is shown of an unlock', () => {
  it('names each locked door in one order, with the versions of all that it rests on', () => {
    const { doors, versions } = unlockShown(target)
    assert.deepEqual(
      doors.map(({ door }) => door),
      ['acquisition', 'logon-pin'],
    )
    assert.deepEqual(versions, { member: 3, 'door acquisition': 7, 'door logon-pin': 5 })
  })

  it('is bound by bytes that anybody can write down', () => {
    const text = new TextDecoder().decode(shownBytes(unlockShown({ ...target, doors: [] })))
    assert.equal(
      text,
      'warifu-approval-1\n{"act":"unlock","contractName":{"en":"Yamada Shoten","ja":"山田商店"},' +
        '"contractNumber":"1000200301","doors":[],"format":1,"loginId":"ichiro",' +
        '"memberId":"11111111-1111-4111-8111-111111111111","name":"佐藤 一郎","role":"user","versions":{"member":3}}',
    )
  })

  it('is the same whatever order the doors come in', () => {
    assert.equal(hashOf({ doors: [...target.doors].reverse() }), hashOf())
  })

  for (const [what, changes] of [
    ['name', { name: '佐藤 一朗' }],
    ['role', { role: 'administrator' }],
    ['login ID', { loginId: 'ichiro2' }],
    ['company', { contractName: { ja: '山田商店', en: 'Yamada' } }],
    ['contract', { contractNumber: '1000200302' }],
    ['number of changes', { version: 4 }],
    ['locked doors', { doors: target.doors.slice(1) }],
    [
      'time of a lock',
      { doors: target.doors.map((door) => ({ ...door, lockedAt: lockedAt.add({ microseconds: 1 }) })) },
    ],
    ['changes of a door', { doors: target.doors.map((door) => ({ ...door, version: 8 })) }],
  ] satisfies [string, Partial<UnlockTarget>][]) {
    it(`has another hash for another ${what}`, () => assert.notEqual(hashOf(changes), hashOf()))
  }
})
