import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { anyLife, anyNow } from '../../test/any-life.ts'
import {
  bankHours,
  entitlement,
  lifeWith,
  newId,
  newOne,
  oldId,
  oldOne,
  situationAt,
  tokyo,
  versionsWith,
} from '../../test/lives.ts'
import type { CertificateId } from './id.ts'
import { allOn } from './kill-switch.ts'
import type { Life } from './life.ts'
import { decideLogon, type LogonPurpose } from './logon.ts'
import type { PolicyVersion } from './policy.ts'

const verdict = (
  when: string,
  life: Life,
  certificateId: CertificateId,
  purpose: LogonPurpose = 'logon',
  versions: readonly PolicyVersion[] = versionsWith(),
) => {
  const decision = decideLogon(
    { act: 'log-on', certificateId, purpose },
    situationAt(tokyo(when), life, versions),
  )
  return decision.answer === 'yes' ? decision.grant.judgement : `${decision.failure}: ${decision.remedy.kind}`
}

const feb12 = '2027-02-12T10:00:00'
const renewing = lifeWith([oldOne(), newOne()])
const retiring = lifeWith([
  oldOne({ stage: 'retiring', retireAt: tokyo('2027-02-20T00:00:00') }),
  newOne({ stage: 'current' }),
])
const renewed = lifeWith([oldOne({ stage: 'superseded' }), newOne({ stage: 'current' })])

describe('logging on', () => {
  const cases: [string, string, Life, CertificateId, string][] = [
    ['the last second of E', '2027-03-01T23:59:59', lifeWith([oldOne()]), oldId, 'ok'],
    ['the second after', '2027-03-02T00:00:00', lifeWith([oldOne()]), oldId, 'expired: acquire'],
    ['E+90', '2027-05-30T23:59:59', lifeWith([oldOne()]), oldId, 'expired: acquire'],
    ['E+91', '2027-05-31T00:00:00', lifeWith([oldOne()]), oldId, 'expired: ask-institution'],
    ['expired, with an unproved new one', '2027-03-05T10:00:00', renewing, oldId, 'expired: log-on-with-new'],
    ['before notBefore', '2026-03-01T09:49:59', lifeWith([oldOne()]), oldId, 'not-yet-valid: wait-until'],
    ['the old one during a renewal', feb12, renewing, oldId, 'ok'],
    ['the new one, which proves it', feb12, renewing, newId, 'ok-proves'],
    ['the last second of its proof', '2027-03-12T23:59:59', renewing, newId, 'ok-proves'],
    ['the second after', '2027-03-13T00:00:00', renewing, newId, 'proof-too-late: acquire'],
    [
      'too late, after the sweep',
      feb12,
      lifeWith([oldOne(), newOne({ stage: 'superseded' })]),
      newId,
      'proof-too-late: choose-other-certificate',
    ],
    ['a retiring one', feb12, retiring, oldId, 'ok-retiring'],
    [
      'a retired one before the sweep',
      '2027-02-20T00:00:00',
      retiring,
      oldId,
      'superseded: choose-other-certificate',
    ],
    ['a superseded one', feb12, renewed, oldId, 'superseded: choose-other-certificate'],
    [
      'an abandoned one',
      feb12,
      lifeWith([oldOne(), newOne({ stage: 'abandoned' })]),
      newId,
      'abandoned: choose-other-certificate',
    ],
    [
      'a revoked one',
      feb12,
      lifeWith([oldOne({ stage: 'revoked', revokedFor: 'keyCompromise' })]),
      oldId,
      'revoked: ask-administrator',
    ],
    [
      'a revoked one after a reissue',
      feb12,
      lifeWith([oldOne({ stage: 'revoked', revokedFor: 'keyCompromise' })], [entitlement()]),
      oldId,
      'revoked: acquire',
    ],
    [
      'a revoked one of someone stopped',
      feb12,
      lifeWith([oldOne({ stage: 'revoked' })], [entitlement()], { stops: ['loss-reported'] }),
      oldId,
      'revoked: ask-institution',
    ],
    [
      'someone suspended',
      feb12,
      lifeWith([oldOne()], [], { stops: ['suspended'] }),
      oldId,
      'stopped: ask-institution',
    ],
    [
      'someone suspended, after expiry',
      '2027-03-05T10:00:00',
      lifeWith([oldOne()], [], { stops: ['suspended'] }),
      oldId,
      'stopped: ask-institution',
    ],
    [
      'both stop when a loss is reported',
      feb12,
      lifeWith([oldOne(), newOne()], [], { stops: ['loss-reported'] }),
      newId,
      'stopped: ask-institution',
    ],
    [
      'one recorded and not signed',
      feb12,
      lifeWith([oldOne(), newOne({ stage: 'signing' })]),
      newId,
      'unknown: choose-other-certificate',
    ],
    ['one that is not his', feb12, lifeWith([oldOne()]), newId, 'unknown: choose-other-certificate'],
    [
      'a door locked for acquiring',
      feb12,
      lifeWith([oldOne()], [], { lockedDoors: ['acquisition', 'pickup'] }),
      oldId,
      'ok',
    ],
    [
      'the PIN door locked',
      feb12,
      lifeWith([oldOne()], [], { lockedDoors: ['logon-pin'] }),
      oldId,
      'pin-door-locked: ask-institution',
    ],
  ]
  for (const [title, when, life, certificateId, expected] of cases) {
    it(`${title} (${when}): ${expected}`, () => assert.equal(verdict(when, life, certificateId), expected))
  }

  it('neither night nor kill-switch closes it', () => {
    const versions = versionsWith({ openingHours: bankHours })
    const night = situationAt(tokyo('2027-02-12T23:00:00'), renewing, versions, {
      ...allOn,
      acquisition: 'off',
      renewal: 'off',
    })
    for (const certificateId of [oldId, newId]) {
      assert.equal(decideLogon({ act: 'log-on', certificateId, purpose: 'logon' }, night).answer, 'yes')
    }
  })

  it('without a PIN by policy, its door is nothing', () => {
    const life = lifeWith([oldOne()], [], { lockedDoors: ['logon-pin'] })
    const situation = situationAt(tokyo(feb12), life, versionsWith({ logon: 'certificate' }))
    const decision = decideLogon({ act: 'log-on', certificateId: oldId, purpose: 'logon' }, situation)
    assert.ok(decision.answer === 'yes')
    assert.equal(decision.grant.pin, 'not-asked')
  })

  it('an expired one is told its dates', () => {
    const situation = situationAt(tokyo('2027-03-05T10:00:00'), lifeWith([oldOne()]))
    assert.deepEqual(decideLogon({ act: 'log-on', certificateId: oldId, purpose: 'logon' }, situation), {
      answer: 'no',
      code: 'certificate-not-current',
      failure: 'expired',
      facts: { judgement: 'expired', expiryDate: '2027-03-01', lastDay: '2027-05-30' },
      remedy: { kind: 'acquire', lastDay: '2027-05-30' },
    })
  })
})

it('a revoked certificate is spoken of even to someone stopped, and only the stop is told of any other', () => {
  const codeOf = (stage: 'revoked' | 'current') => {
    const life = lifeWith([oldOne({ stage })], [], { stops: ['loss-reported'] })
    const decision = decideLogon(
      { act: 'log-on', certificateId: oldId, purpose: 'logon' },
      situationAt(tokyo(feb12), life),
    )
    return decision.answer === 'no' && [decision.code, decision.facts]
  }
  assert.deepEqual(codeOf('revoked'), [
    'certificate-not-current',
    { judgement: 'revoked', expiryDate: '2027-03-01' },
  ])
  assert.deepEqual(codeOf('current'), ['member-stopped', { stop: 'loss-reported' }])
})

it('a lapsed one is told until when it could have been recovered', () => {
  const situation = situationAt(tokyo('2027-05-31T00:00:00'), lifeWith([oldOne()]))
  const decision = decideLogon({ act: 'log-on', certificateId: oldId, purpose: 'logon' }, situation)
  assert.ok(decision.answer === 'no')
  assert.deepEqual(decision.facts, { judgement: 'expired', expiryDate: '2027-03-01', lastDay: '2027-05-30' })
})

describe('a fresh act for a renewal, and the proof', () => {
  const cases: [string, LogonPurpose, Life, CertificateId, string][] = [
    ['the current one', 'renewal', lifeWith([oldOne()]), oldId, 'ok'],
    ['the current one, again', 'renewal', renewing, oldId, 'ok'],
    ['the new one proves itself', 'renewal', renewing, newId, 'ok-proves'],
    ['a retiring one', 'renewal', retiring, oldId, 'not-the-current-one: choose-other-certificate'],
    ['the new one', 'proof', renewing, newId, 'ok-proves'],
    ['that was the old one', 'proof', renewing, oldId, 'old-one-during-proof: log-on-with-new'],
    ['the old one when there is nothing to prove', 'proof', lifeWith([oldOne()]), oldId, 'ok'],
    ['the new one a second time', 'proof', renewed, newId, 'ok'],
    [
      'the retiring one after the proof',
      'proof',
      retiring,
      oldId,
      'old-one-during-proof: choose-other-certificate',
    ],
    ['the superseded one after the proof', 'proof', renewed, oldId, 'superseded: choose-other-certificate'],
  ]
  for (const [title, purpose, life, certificateId, expected] of cases) {
    it(`${purpose}: ${title} is ${expected}`, () => {
      assert.equal(verdict(feb12, life, certificateId, purpose), expected)
    })
  }

  it('the expired old one during the proof is the old one, too', () => {
    assert.equal(
      verdict('2027-03-05T10:00:00', renewing, oldId, 'proof'),
      'old-one-during-proof: log-on-with-new',
    )
  })
})

it('someone gets in exactly with a certificate of his that lives, is in its time, and while he is not stopped', () => {
  const versions = versionsWith({ logon: 'certificate' })
  fc.assert(
    fc.property(anyLife, anyNow, (life, now) => {
      for (const { id, stage, notBefore, notAfter, proveUntil, retireAt } of life.certificates) {
        const epoch = now.epochMilliseconds
        const inTime = notBefore.epochMilliseconds <= epoch && epoch < notAfter.epochMilliseconds + 1000
        const lives =
          stage === 'current' ||
          (stage === 'proving' && proveUntil !== undefined && epoch <= proveUntil.epochMilliseconds) ||
          (stage === 'retiring' && retireAt !== undefined && epoch < retireAt.epochMilliseconds)
        const decision = decideLogon(
          { act: 'log-on', certificateId: id, purpose: 'logon' },
          situationAt(now, life, versions),
        )
        assert.equal(decision.answer === 'yes', inTime && lives && life.member.stops.length === 0)
      }
    }),
  )
})
