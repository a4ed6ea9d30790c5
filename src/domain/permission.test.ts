import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { idOf } from '../../test/lives.ts'
import type { ContractId, MemberId } from './id.ts'
import type { Role } from './life.ts'
import {
  type Actor,
  contractPermission,
  type OfficeAct,
  officeActs,
  type Party,
  permission,
  seesPeople,
} from './permission.ts'

const party = (n: number, role: Role, contract = 1): Party => ({
  memberId: idOf<MemberId>(n),
  contractId: idOf<ContractId>(contract),
  role,
})
const member = (of: Party): Actor => ({ kind: 'member', ...of })

const administrator = party(1, 'administrator')
const user = party(2, 'user')
const staff: Actor = { kind: 'staff' }
const colleague = member(party(3, 'administrator'))
const otherUser = member(party(4, 'user'))
const stranger = member(party(5, 'administrator', 2))

const acts: OfficeAct[] = ['open-acquisition', 'open-new-pc', 'reissue', 'revoke', 'report-loss', 'remind']

/** domain.md §8 and issue 5: what is done to a membership. */
const later: OfficeAct[] = [
  'lock',
  'unlock-administrators-lock',
  'stop',
  'release-stop',
  'change-address',
  'confirm-address',
  'add-user',
  'add-administrator',
  'remove',
]

describe('the table of domain.md §1', () => {
  for (const [title, actor, holder, expected] of [
    ['an administrator for a user', colleague, user, ['yes', 'yes', 'yes', 'yes', 'no', 'yes']],
    ['staff for a user', staff, user, ['no', 'no', 'dual-control', 'yes', 'no', 'no']],
    ['a user for himself', member(user), user, ['no', 'yes', 'no', 'no', 'yes', 'no']],
    ['a user for another', otherUser, user, ['no', 'no', 'no', 'no', 'no', 'no']],
    [
      'staff for an administrator',
      staff,
      administrator,
      ['dual-control', 'dual-control', 'dual-control', 'yes', 'no', 'no'],
    ],
    [
      'another administrator for him',
      colleague,
      administrator,
      ['no', 'no', 'where-policy-says', 'yes', 'no', 'yes'],
    ],
    [
      'an administrator for himself',
      member(administrator),
      administrator,
      ['no', 'yes', 'no', 'no', 'yes', 'no'],
    ],
    ['a user for an administrator', member(user), administrator, ['no', 'no', 'no', 'no', 'no', 'no']],
    ['an administrator of another contract', stranger, user, ['no', 'no', 'no', 'no', 'no', 'no']],
  ] as const) {
    it(title, () =>
      assert.deepEqual(
        acts.map((act) => permission(actor, act, holder)),
        expected,
      ),
    )
  }
})

describe('the table of what is done to a membership', () => {
  const two = 'dual-control'
  for (const [title, actor, holder, expected] of [
    [
      'an administrator for a user',
      colleague,
      user,
      ['yes', 'yes', 'yes', 'no', 'yes', 'yes', 'yes', 'no', 'yes'],
    ],
    ['staff for a user', staff, user, ['no', 'no', 'yes', two, two, 'yes', two, 'no', two]],
    ['a user for himself', member(user), user, ['no', 'no', 'no', 'no', 'no', 'yes', 'no', 'no', 'no']],
    ['a user for another', otherUser, user, acts.map(() => 'no').concat('no', 'no', 'no')],
    [
      'staff for an administrator',
      staff,
      administrator,
      ['no', 'no', 'yes', two, two, 'yes', 'no', two, two],
    ],
    [
      'another administrator for him',
      colleague,
      administrator,
      ['yes', 'yes', 'yes', 'no', 'yes', 'yes', 'no', 'no', 'no'],
    ],
    [
      'an administrator for himself',
      member(administrator),
      administrator,
      ['no', 'no', 'no', 'no', 'no', 'yes', 'no', 'no', 'no'],
    ],
    ['an administrator of another contract', stranger, user, later.map(() => 'no')],
    ['and for an administrator', stranger, administrator, later.map(() => 'no')],
  ] as const) {
    it(title, () =>
      assert.deepEqual(
        later.map((act) => permission(actor, act, holder)),
        expected,
      ),
    )
  }

  it('has no other acts', () => assert.deepEqual([...acts, ...later].sort(), [...officeActs].sort()))
})

describe('a whole contract', () => {
  const contract = idOf<ContractId>(1)
  for (const [title, actor, stop, release] of [
    ['is stopped by any of its administrators', member(administrator), 'yes', 'no'],
    ['by no user', member(user), 'no', 'no'],
    ['by nobody of another', stranger, 'no', 'no'],
    ['by staff, and released by two of them', staff, 'yes', 'dual-control'],
  ] as const) {
    it(title, () => {
      assert.equal(contractPermission(actor, 'stop-contract', contract), stop)
      assert.equal(contractPermission(actor, 'release-contract', contract), release)
    })
  }
})

it('an administrator sees the people of his contract, a user does not', () => {
  assert.deepEqual((['administrator', 'user'] as const).map(seesPeople), [true, false])
})
