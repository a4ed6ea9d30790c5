import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  bankHours,
  day,
  entitlement,
  entitlementId,
  lifeWith,
  newOne,
  oldId,
  oldOne,
  situationAt,
  tokyo,
  versionsWith,
} from '../../test/lives.ts'
import { decideAcquisition } from './acquisition.ts'
import { allOn } from './kill-switch.ts'
import type { Life } from './life.ts'
import type { AfterExpiry, PolicyVersion } from './policy.ts'

const verdict = (when: string, life: Life, versions: readonly PolicyVersion[] = versionsWith()) => {
  const decision = decideAcquisition(situationAt(tokyo(when), life, versions))
  return decision.answer === 'yes'
    ? `${decision.grant.by} until ${decision.grant.lastDay}`
    : `${decision.code}: ${decision.remedy.kind}`
}

describe('by entitlement', () => {
  const issued = lifeWith([], [entitlement()])
  const cases: [string, string, Life, string, PolicyVersion[]?][] = [
    ['an open one', '2027-02-01T10:00:00', issued, 'entitlement until 2027-04-22'],
    ['the last second of its deadline', '2027-04-22T23:59:59', issued, 'entitlement until 2027-04-22'],
    ['the second after', '2027-04-23T00:00:00', issued, 'acquisition-deadline-passed: ask-administrator'],
    [
      'a used one',
      '2027-02-01T10:00:00',
      lifeWith([], [entitlement({ state: 'used' })]),
      'nothing-to-acquire: ask-administrator',
    ],
    [
      'a withdrawn one',
      '2027-02-01T10:00:00',
      lifeWith([], [entitlement({ state: 'withdrawn' })]),
      'nothing-to-acquire: ask-administrator',
    ],
    [
      'again while the one it made is unproved',
      '2027-02-12T10:00:00',
      lifeWith([newOne({ entitlementId, origin: 'acquisition' })], [entitlement()]),
      'entitlement until 2027-04-22',
    ],
    [
      'beside the certificate in use: new PC',
      '2027-02-12T10:00:00',
      lifeWith([oldOne()], [entitlement({ reason: 'new-pc' })]),
      'entitlement until 2027-04-22',
    ],
    [
      'after a reissue',
      '2027-02-12T10:00:00',
      lifeWith(
        [oldOne({ stage: 'revoked', revokedFor: 'keyCompromise' })],
        [entitlement({ reason: 'reissue' })],
      ),
      'entitlement until 2027-04-22',
    ],
    [
      'a deadline on a day that was closed since',
      '2027-04-26T20:00:00',
      lifeWith([], [entitlement({ deadline: day('2027-04-25') })]),
      'entitlement until 2027-04-26',
      versionsWith({ openingHours: bankHours }),
    ],
    [
      'of two, the one that lasts longer',
      '2027-02-12T10:00:00',
      lifeWith(
        [],
        [
          entitlement({ deadline: day('2027-02-20') }),
          entitlement(),
          entitlement({ deadline: day('2027-03-20') }),
        ],
      ),
      'entitlement until 2027-04-22',
    ],
    [
      'the clock moved back before notBefore',
      '2026-03-01T09:49:59',
      lifeWith([oldOne()]),
      'nothing-to-acquire: wait-until',
    ],
    [
      'only a retiring one works',
      '2027-02-12T10:00:00',
      lifeWith([oldOne({ stage: 'retiring', retireAt: tokyo('2027-02-20T00:00:00') })]),
      'nothing-to-acquire: choose-other-certificate',
    ],
    [
      'at night',
      '2027-02-12T22:00:00',
      issued,
      'closed-now: wait-until',
      versionsWith({ openingHours: bankHours }),
    ],
    [
      'at night without a right',
      '2027-04-23T22:00:00',
      issued,
      'acquisition-deadline-passed: ask-administrator',
      versionsWith({ openingHours: bankHours }),
    ],
  ]
  for (const [title, when, life, expected, versions] of cases) {
    it(`${title} (${when}): ${expected}`, () => assert.equal(verdict(when, life, versions), expected))
  }

  it('an administrator asks the institution', () => {
    assert.equal(
      verdict('2027-02-12T10:00:00', lifeWith([], [], { role: 'administrator' })),
      'nothing-to-acquire: ask-institution',
    )
  })
})

describe('after expiry, without an entitlement', () => {
  const revokeFirst: AfterExpiry = { kind: 'revoke-first', days: 90 }
  const revoked = (
    when: string,
    reason: 'superseded' | 'keyCompromise' | 'privilegeWithdrawn' = 'superseded',
  ) => lifeWith([oldOne({ stage: 'revoked', revokedFor: reason, revokedAt: tokyo(when) })])
  const cases: [string, string, string, (Life | undefined)?, AfterExpiry?][] = [
    ['the last second of E, renewable', '2027-03-01T23:59:59', 'nothing-to-acquire: renew'],
    ['before the window', '2027-01-01T00:00:00', 'nothing-to-acquire: open-new-pc'],
    ['E+1', '2027-03-02T00:00:00', 'recovery until 2027-05-30'],
    ['the last second of E+90', '2027-05-30T23:59:59', 'recovery until 2027-05-30'],
    ['E+91', '2027-05-31T00:00:00', 'recovery-deadline-passed: ask-institution'],
    [
      'again while the one he recovered is unproved',
      '2027-03-05T10:00:00',
      'recovery until 2027-05-30',
      lifeWith([oldOne(), newOne({ origin: 'acquisition' })]),
    ],
    [
      'policy: reissue',
      '2027-03-02T00:00:00',
      'reissue-needed: ask-administrator',
      undefined,
      { kind: 'reissue' },
    ],
    [
      'policy: revoke-first, not revoked',
      '2027-03-02T00:00:00',
      'revoke-first: ask-administrator',
      undefined,
      revokeFirst,
    ],
    [
      'revoked after E as superseded',
      '2027-03-05T00:00:00',
      'recovery until 2027-05-30',
      revoked('2027-03-04T00:00:00'),
      revokeFirst,
    ],
    [
      'revoked before E: that was a reissue',
      '2027-03-05T00:00:00',
      'reissue-needed: ask-administrator',
      revoked('2027-02-04T00:00:00'),
      revokeFirst,
    ],
    [
      'revoked for keyCompromise',
      '2027-03-05T00:00:00',
      'reissue-needed: ask-administrator',
      revoked('2027-03-04T00:00:00', 'keyCompromise'),
    ],
    [
      'revoked as rights were withdrawn',
      '2027-03-05T00:00:00',
      'reissue-needed: ask-administrator',
      revoked('2027-03-04T00:00:00', 'privilegeWithdrawn'),
    ],
    [
      'a later one revoked for keyCompromise, the expired one as superseded',
      '2027-03-12T00:00:00',
      'reissue-needed: ask-administrator',
      lifeWith([
        newOne({ stage: 'revoked', revokedFor: 'keyCompromise', revokedAt: tokyo('2027-03-10T00:00:00') }),
        oldOne({ stage: 'revoked', revokedFor: 'superseded', revokedAt: tokyo('2027-03-04T00:00:00') }),
      ]),
      revokeFirst,
    ],
    [
      'a later one revoked for keyCompromise before it was ever used',
      '2027-03-12T00:00:00',
      'reissue-needed: ask-administrator',
      lifeWith([
        newOne({ stage: 'revoked', revokedFor: 'keyCompromise', revokedAt: tokyo('2027-03-10T00:00:00') }),
        oldOne(),
      ]),
    ],
    [
      'an earlier one revoked for keyCompromise, before this one was made',
      '2027-03-12T00:00:00',
      'recovery until 2027-05-30',
      lifeWith([
        oldOne(),
        newOne({ stage: 'revoked', revokedFor: 'keyCompromise', revokedAt: tokyo('2026-03-01T09:59:59') }),
      ]),
    ],
    [
      'a suspended member',
      '2027-03-05T00:00:00',
      'member-stopped: ask-institution',
      lifeWith([oldOne()], [], { stops: ['suspended'] }),
    ],
    [
      'a lost one',
      '2027-03-05T00:00:00',
      'member-stopped: ask-institution',
      lifeWith([oldOne()], [], { stops: ['loss-reported'] }),
    ],
    [
      'the acquisition door locked',
      '2027-03-05T00:00:00',
      'door-locked: ask-institution',
      lifeWith([oldOne()], [], { lockedDoors: ['acquisition'] }),
    ],
    [
      'the pickup door locked',
      '2027-03-05T00:00:00',
      'door-locked: ask-institution',
      lifeWith([oldOne()], [], { lockedDoors: ['pickup'] }),
    ],
    [
      'the log-on door locked is no hindrance',
      '2027-03-05T00:00:00',
      'recovery until 2027-05-30',
      lifeWith([oldOne()], [], { lockedDoors: ['logon-pin'] }),
    ],
    [
      'told a date by an earlier policy',
      '2027-05-30T00:00:00',
      'recovery until 2027-05-30',
      lifeWith([oldOne({ toldRecovery: { kind: 'acquire', lastDay: day('2027-05-30') } })]),
      { kind: 'acquire', days: 10 },
    ],
  ]
  for (const [title, when, expected, life, afterExpiry] of cases) {
    it(`${title} (${when}): ${expected}`, () => {
      const versions = afterExpiry ? versionsWith({ afterExpiry }) : versionsWith()
      assert.equal(verdict(when, life ?? lifeWith([oldOne()]), versions), expected)
    })
  }

  it('day 90 closed: through the next open day, in its hours', () => {
    const versions = versionsWith({ openingHours: bankHours })
    const life = lifeWith([oldOne()])
    assert.equal(verdict('2027-05-31T20:59:59', life, versions), 'recovery until 2027-05-31')
    assert.equal(verdict('2027-05-30T12:00:00', life, versions), 'closed-now: wait-until')
    assert.equal(verdict('2027-06-01T12:00:00', life, versions), 'recovery-deadline-passed: ask-institution')
  })

  it('names the certificate that expired', () => {
    const decision = decideAcquisition(situationAt(tokyo('2027-03-05T00:00:00'), lifeWith([oldOne()])))
    assert.ok(decision.answer === 'yes' && decision.grant.by === 'recovery')
    assert.equal(decision.grant.expiredCertificateId, oldId)
  })
})

it('the kill-switch closes acquisition and leaves the right', () => {
  const situation = situationAt(tokyo('2027-02-12T10:00:00'), lifeWith([], [entitlement()]))
  const off = decideAcquisition({ ...situation, switches: { ...allOn, acquisition: 'off' } })
  assert.ok(off.answer === 'no')
  assert.deepEqual([off.code, off.facts], ['closed-now', { because: 'switched-off', switch: 'acquisition' }])
  assert.equal(decideAcquisition({ ...situation, switches: { ...allOn, renewal: 'off' } }).answer, 'yes')
})
