import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  at,
  day,
  entitlement,
  idOf,
  lifeWith,
  newOne,
  oldOne,
  situationAt,
  versionsWith,
} from '../../test/lives.ts'
import { defaultPolicy } from './default-policy.ts'
import { decideDesk } from './desk.ts'
import type { DeskAct, DeskActor, DeskWish } from './desk-act.ts'
import { decideAdding, decideContract } from './desk-contract.ts'
import { reissueReasons, revocationReason, revokeReasons } from './desk-reason.ts'
import type { CertificateId, ContractId, MemberId } from './id.ts'
import { allOn } from './kill-switch.ts'
import type { Life, MemberStop, Role } from './life.ts'
import type { Party } from './permission.ts'

const now = at('2027-02-10T03:00:00Z')
const contractId = idOf<ContractId>(1)
const party = (n: number, role: Role): Party => ({ memberId: idOf<MemberId>(n), contractId, role })
const asMember = (of: Party, stops: readonly MemberStop[] = []): DeskActor => ({
  kind: 'member',
  stops,
  ...of,
})
const user = party(100, 'user')
const administrator = party(101, 'administrator')
const colleague = asMember(party(102, 'administrator'))
const alone: DeskActor = { kind: 'staff', approved: false }
const approved: DeskActor = { kind: 'staff', approved: true }

const judge = (
  wish: DeskWish,
  life: Life,
  rest: Partial<Pick<DeskAct, 'by' | 'holder' | 'addressChangedAt' | 'contractStoppedAt'>> = {},
  versions = versionsWith(),
  switches = allOn,
) => decideDesk({ by: colleague, holder: user, ...wish, ...rest }, situationAt(now, life, versions, switches))

const codeOf = (answer: ReturnType<typeof judge>) => (answer.answer === 'no' ? answer.code : 'yes')
const reissue = { act: 'reissue', reason: 'damaged', pins: 'kept' } as const
const revoke = { act: 'revoke', reason: 'other' } as const
const alive = lifeWith([oldOne()])
const stopped = (...stops: MemberStop[]) => lifeWith([oldOne()], [], { stops })

describe('a reissue', () => {
  for (const [ago, expected] of [
    [{ hours: 0 }, 'address-cooling-off'],
    [{ hours: 71, minutes: 59, seconds: 59 }, 'address-cooling-off'],
    [{ hours: 72 }, 'yes'],
    [{ hours: 73 }, 'yes'],
  ] as const) {
    for (const by of [colleague, approved]) {
      it(`${JSON.stringify(ago)} after a change of address, by ${by.kind}: ${expected}`, () =>
        assert.equal(codeOf(judge(reissue, alive, { by, addressChangedAt: now.subtract(ago) })), expected))
    }
  }

  it('says from when it can be done', () => {
    const answer = judge(reissue, alive, { addressChangedAt: now.subtract({ hours: 1 }) })
    assert.deepEqual(answer.answer === 'no' && answer.facts, { until: '2027-02-13T02:00:00Z' })
  })

  it('ends every certificate that lives, as its reason says', () => {
    const retiring = oldOne({ id: idOf<CertificateId>(3), stage: 'retiring' })
    const signing = newOne({ id: idOf<CertificateId>(4), stage: 'signing' })
    const gone = oldOne({ id: idOf<CertificateId>(5), stage: 'superseded' })
    const life = lifeWith([signing, newOne(), oldOne(), retiring, gone])
    for (const reason of reissueReasons) {
      const answer = judge({ ...reissue, reason }, life)
      assert.ok(answer.answer === 'yes' && answer.grant.act === 'reissue')
      const revokedFor = revocationReason(reason)
      assert.deepEqual(answer.grant.ends, [
        { certificateId: signing.id, event: 'abandon' },
        { certificateId: newOne().id, event: 'revoke', revokedFor },
        { certificateId: oldOne().id, event: 'revoke', revokedFor },
        { certificateId: retiring.id, event: 'revoke', revokedFor },
      ])
      assert.equal(answer.grant.entitlement, 'reissue')
    }
  })

  it('is a first issue for somebody who has never had a certificate', () => {
    const answer = judge(reissue, lifeWith([]))
    assert.ok(answer.answer === 'yes' && answer.grant.act === 'reissue')
    assert.equal(answer.grant.entitlement, 'issue')
  })

  it('with new PINs is none, so that who is shown them does not get the code by another address', () => {
    const answer = judge({ ...reissue, pins: 'reset' }, lifeWith([]))
    assert.ok(answer.answer === 'yes' && answer.grant.act === 'reissue')
    assert.equal(answer.grant.entitlement, 'reissue')
  })

  it('is for an administrator the institution’s matter, or another administrator’s where policy says so', () => {
    const rest = { holder: administrator, by: colleague }
    const life = lifeWith([oldOne()], [], { role: 'administrator' })
    const open = versionsWith({
      desk: { ...defaultPolicy.desk, administratorReissue: 'other-administrator' },
    })
    assert.equal(codeOf(judge(reissue, life, rest)), 'act-not-permitted')
    assert.equal(codeOf(judge(reissue, life, rest, open)), 'yes')
    assert.equal(
      codeOf(judge(reissue, life, { ...rest, by: asMember(administrator) }, open)),
      'act-not-permitted',
    )
    assert.equal(codeOf(judge(reissue, life, { ...rest, by: alone }, open)), 'approval-needed')
    assert.equal(codeOf(judge(reissue, life, { ...rest, by: approved })), 'yes')
  })

  it('is closed by its switch, and by no other', () => {
    const off = (name: keyof typeof allOn) => ({ ...allOn, [name]: 'off' as const })
    assert.equal(codeOf(judge(reissue, alive, {}, versionsWith(), off('reissue'))), 'closed-now')
    for (const name of ['acquisition', 'renewal', 'mails'] as const) {
      assert.equal(codeOf(judge(reissue, alive, {}, versionsWith(), off(name))), 'yes')
    }
  })

  it('is possible while somebody is stopped, so that the old one is dead before the stop is lifted', () => {
    for (const stop of ['loss-reported', 'suspended', 'locked-by-administrator'] as const) {
      assert.equal(codeOf(judge(reissue, stopped(stop))), 'yes')
    }
    assert.equal(codeOf(judge(reissue, stopped('ended'))), 'member-stopped')
  })
})

describe('a revocation', () => {
  for (const [reason, expected] of [
    ['loss', 'keyCompromise'],
    ['theft', 'keyCompromise'],
    ['malware', 'keyCompromise'],
    ['left', 'cessationOfOperation'],
    ['rights-withdrawn', 'privilegeWithdrawn'],
    ['expired', 'superseded'],
    ['other', 'superseded'],
  ] as const) {
    it(`for ${reason} is ${expected}`, () => {
      assert.ok(revokeReasons.includes(reason))
      const answer = judge({ act: 'revoke', reason }, alive)
      assert.ok(answer.answer === 'yes' && answer.grant.act === 'revoke')
      assert.deepEqual(answer.grant.ends, [
        { certificateId: oldOne().id, event: 'revoke', revokedFor: expected },
      ])
    })
  }

  it('is refused where nothing lives, and takes back a right that is open', () => {
    assert.equal(codeOf(judge(revoke, lifeWith([]))), 'nothing-to-revoke')
    assert.equal(codeOf(judge(revoke, lifeWith([oldOne({ stage: 'superseded' })]))), 'nothing-to-revoke')
    assert.equal(codeOf(judge(revoke, lifeWith([], [entitlement()]))), 'yes')
  })
})

describe('a change of address', () => {
  const change = { act: 'change-address' } as const
  for (const [title, life, by, expected] of [
    ['by an administrator', alive, colleague, 'yes'],
    ['of somebody who is stopped', stopped('loss-reported'), colleague, 'member-stopped'],
    ['by two of the staff, of somebody who is stopped', stopped('loss-reported'), approved, 'yes'],
    ['by one of them', alive, alone, 'approval-needed'],
    [
      'while a reissue waits',
      lifeWith([], [entitlement({ reason: 'reissue' })]),
      colleague,
      'address-with-reissue',
    ],
    [
      'by staff while it waits',
      lifeWith([], [entitlement({ reason: 'reissue' })]),
      approved,
      'address-with-reissue',
    ],
    [
      'while a new PC waits',
      lifeWith([oldOne()], [entitlement({ reason: 'new-pc' })]),
      colleague,
      'address-with-reissue',
    ],
    ['while the first issue waits', lifeWith([], [entitlement()]), colleague, 'yes'],
    [
      'after a reissue was used',
      lifeWith([oldOne()], [entitlement({ reason: 'reissue', state: 'used' })]),
      colleague,
      'yes',
    ],
  ] as const) {
    it(`${title}: ${expected}`, () => assert.equal(codeOf(judge(change, life, { by })), expected))
  }

  it('of an administrator is the staff’s while the first issue waits; whoever has the code confirms it', () => {
    const life = lifeWith([], [entitlement()], { role: 'administrator' })
    const codes = (act: 'change-address' | 'confirm-address') =>
      [colleague, approved].map((by) => codeOf(judge({ act }, life, { by, holder: administrator })))
    assert.deepEqual(codes('change-address'), ['address-with-reissue', 'yes'])
    assert.deepEqual(codes('confirm-address'), ['yes', 'yes'])
    const settled = lifeWith([oldOne()], [], { role: 'administrator' })
    assert.equal(codeOf(judge(change, settled, { by: colleague, holder: administrator })), 'yes')
  })

  it('is not confirmed while a reissue waits either', () => {
    const life = lifeWith([], [entitlement({ reason: 'reissue' })])
    assert.equal(codeOf(judge({ act: 'confirm-address' }, life)), 'address-with-reissue')
    assert.equal(codeOf(judge({ act: 'confirm-address' }, alive, { by: asMember(user) })), 'yes')
  })

  it('nor by anybody of the contract while its holder is stopped', () => {
    const confirm = (by: DeskActor) =>
      codeOf(judge({ act: 'confirm-address' }, stopped('loss-reported'), { by }))
    assert.deepEqual([colleague, alone].map(confirm), ['member-stopped', 'yes'])
  })
})

describe('stops', () => {
  for (const [title, wish, life, by, expected] of [
    ['a lock', { act: 'lock' }, alive, colleague, 'yes'],
    ['a second lock', { act: 'lock' }, stopped('locked-by-administrator'), colleague, 'nothing-to-change'],
    [
      'lifting a lock',
      { act: 'unlock-administrators-lock' },
      stopped('locked-by-administrator'),
      colleague,
      'yes',
    ],
    ['lifting none', { act: 'unlock-administrators-lock' }, alive, colleague, 'nothing-to-change'],
    ['a stop', { act: 'stop', reason: 'theft' }, alive, colleague, 'yes'],
    ['a stop by one of the staff', { act: 'stop', reason: 'theft' }, alive, alone, 'yes'],
    ['a second stop', { act: 'stop', reason: 'theft' }, stopped('loss-reported'), alone, 'nothing-to-change'],
    [
      'a release by an administrator',
      { act: 'release-stop' },
      stopped('loss-reported'),
      colleague,
      'act-not-permitted',
    ],
    ['a release by one', { act: 'release-stop' }, stopped('loss-reported'), alone, 'approval-needed'],
    ['a release by two', { act: 'release-stop' }, stopped('loss-reported'), approved, 'yes'],
    ['a release of nothing', { act: 'release-stop' }, alive, approved, 'nothing-to-change'],
    ['a release of who has left', { act: 'release-stop' }, stopped('ended'), approved, 'member-stopped'],
    ['a removal', { act: 'remove' }, stopped('loss-reported'), colleague, 'yes'],
    ['a second removal', { act: 'remove' }, stopped('ended'), colleague, 'nothing-to-change'],
  ] as const) {
    it(`${title}: ${expected}`, () => assert.equal(codeOf(judge(wish, life, { by })), expected))
  }

  it('a release lifts all of them, and none while the contract is stopped', () => {
    const life = stopped('locked-by-administrator', 'loss-reported')
    const answer = judge({ act: 'release-stop' }, life, { by: approved })
    assert.ok(answer.answer === 'yes' && answer.grant.act === 'release-stop')
    assert.deepEqual(answer.grant.lifted, ['locked-by-administrator', 'loss-reported'])
    const rest = { by: approved, contractStoppedAt: now }
    assert.equal(codeOf(judge({ act: 'release-stop' }, life, rest)), 'contract-stopped')
  })

  it('whoever is stopped helps nobody', () => {
    for (const stop of ['suspended', 'locked-by-administrator', 'loss-reported', 'ended'] as const) {
      const by = asMember(party(102, 'administrator'), [stop])
      assert.equal(codeOf(judge({ act: 'lock' }, alive, { by })), 'member-stopped')
    }
  })
})

describe('a new PC', () => {
  const wish = { act: 'open-new-pc' } as const
  for (const [title, life, by, expected] of [
    ['for a user', alive, colleague, 'yes'],
    ['for oneself', alive, asMember(user), 'yes'],
    ['by staff for a user', alive, approved, 'act-not-permitted'],
    ['without a certificate', lifeWith([]), colleague, 'reissue-needed'],
    [
      'with one that has expired',
      lifeWith([oldOne({ expiryDate: day('2027-02-09'), notAfter: at('2027-02-09T14:59:59Z') })]),
      colleague,
      'reissue-needed',
    ],
    ['with one that was not proved', lifeWith([newOne()]), colleague, 'reissue-needed'],
    ['for who is locked', stopped('locked-by-administrator'), colleague, 'member-stopped'],
  ] as const) {
    it(`${title}: ${expected}`, () => assert.equal(codeOf(judge(wish, life, { by })), expected))
  }

  it('is not opened soon after a change of address either', () => {
    const after = (hours: number) =>
      codeOf(judge(wish, alive, { by: asMember(user), addressChangedAt: now.subtract({ hours }) }))
    assert.deepEqual([after(0), after(71), after(72)], ['address-cooling-off', 'address-cooling-off', 'yes'])
  })

  it('comes by reissue where policy says so', () => {
    const versions = versionsWith({ desk: { ...defaultPolicy.desk, newPc: 'by-reissue' } })
    assert.equal(codeOf(judge(wish, alive, { by: asMember(user) }, versions)), 'reissue-needed')
    const stillWaits = { act: 'reissue', reason: 'other', pins: 'kept' } as const
    assert.equal(codeOf(judge(stillWaits, alive, { by: colleague }, versions)), 'yes')
  })

  it('is closed with acquisition', () =>
    assert.equal(
      codeOf(judge(wish, alive, {}, versionsWith(), { ...allOn, acquisition: 'off' })),
      'closed-now',
    ))
})

describe('a contract', () => {
  for (const [title, act, by, state, expected] of [
    ['is stopped', 'stop-contract', colleague, 'running', undefined],
    ['is not stopped twice', 'stop-contract', colleague, 'stopped', 'nothing-to-change'],
    ['is not stopped by a user', 'stop-contract', asMember(user), 'running', 'act-not-permitted'],
    ['is not let go by its administrator', 'release-contract', colleague, 'stopped', 'act-not-permitted'],
    ['nor by one of the staff', 'release-contract', alone, 'stopped', 'approval-needed'],
    ['but by two', 'release-contract', approved, 'stopped', undefined],
    ['and only when it is stopped', 'release-contract', approved, 'running', 'nothing-to-change'],
  ] as const) {
    it(title, () => assert.equal(decideContract({ act, by, contractId, state })?.code, expected))
  }

  it('is not known to others', () => {
    const elsewhere = idOf<ContractId>(2)
    assert.equal(decideAdding({ by: colleague, contractId: elsewhere, role: 'user' })?.code, 'not-found')
    const act = { act: 'stop-contract', by: colleague, contractId: elsewhere, state: 'running' } as const
    assert.equal(decideContract(act)?.code, 'not-found')
  })

  it('gets users from its administrators, administrators from two of the staff', () => {
    const code = (by: DeskActor, role: Role) => decideAdding({ by, contractId, role })?.code
    assert.deepEqual(
      [colleague, asMember(user), alone, approved].map((by) => [code(by, 'user'), code(by, 'administrator')]),
      [
        [undefined, 'act-not-permitted'],
        ['act-not-permitted', 'act-not-permitted'],
        ['approval-needed', 'approval-needed'],
        [undefined, undefined],
      ],
    )
  })
})
