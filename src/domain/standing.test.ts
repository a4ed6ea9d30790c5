import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { anyLife, anyNow } from '../../test/any-life.ts'
import {
  bankHours,
  day,
  entitlement,
  inForce,
  lifeWith,
  newId,
  newOne,
  oldId,
  oldOne,
  policyWith,
  tokyo,
  versionsWith,
} from '../../test/lives.ts'
import type { CertificateFacts, Life } from './life.ts'
import { certificateStanding, memberStanding, type Standing } from './standing.ts'

const standingAt = (when: string, certificate: CertificateFacts = oldOne(), versions = versionsWith()) =>
  certificateStanding(certificate, lifeWith([certificate]), versions, tokyo(when))

describe('a certificate in use', () => {
  for (const [when, kind] of [
    ['2026-03-01T09:49:59', 'not-yet-valid'],
    ['2026-03-01T09:50:00', 'active'],
    ['2027-01-29T23:59:59', 'active'], // the second before E−30
    ['2027-01-30T00:00:00', 'renewable'], // the first second of E−30
    ['2027-03-01T23:59:59', 'renewable'], // the last second of E
    ['2027-03-02T00:00:00', 'expired-recoverable'], // the second after
    ['2027-05-30T23:59:59', 'expired-recoverable'], // E+90
    ['2027-05-31T00:00:00', 'lapsed'], // E+91
  ] as const) {
    it(`is ${kind} at ${when}`, () => assert.equal(standingAt(when).kind, kind))
  }

  it('counts the days left down to 0 on E', () => {
    const daysLeft = (when: string) => {
      const standing = standingAt(when)
      return standing.kind === 'renewable' ? standing.daysLeft : standing.kind
    }
    assert.deepEqual(
      ['2027-01-30T00:00:00', '2027-02-28T23:59:59', '2027-03-01T00:00:00'].map(daysLeft),
      [30, 1, 0],
    )
  })
})

describe('a certificate of 29 February', () => {
  const leap = oldOne({ expiryDate: day('2028-02-29'), notAfter: tokyo('2028-02-29T23:59:59') })
  for (const [when, kind] of [
    ['2028-01-29T23:59:59', 'active'],
    ['2028-01-30T00:00:00', 'renewable'],
    ['2028-02-29T23:59:59', 'renewable'],
    ['2028-03-01T00:00:00', 'expired-recoverable'],
    ['2028-05-29T23:59:59', 'expired-recoverable'],
    ['2028-05-30T00:00:00', 'lapsed'],
  ] as const) {
    it(`is ${kind} at ${when}`, () => assert.equal(standingAt(when, leap).kind, kind))
  }
})

describe('a certificate in New York, E the day before summer time ends', () => {
  const zone = 'America/New_York'
  const E = oldOne({
    expiryDate: day('2027-11-07'), // 25 hours
    notAfter: Temporal.Instant.from('2027-11-08T04:59:59Z'),
  })
  for (const [when, kind] of [
    ['2027-10-08T03:59:59Z', 'active'], // 23:59:59 on E−31, still in summer time
    ['2027-10-08T04:00:00Z', 'renewable'],
    ['2027-11-08T04:59:59Z', 'renewable'],
    ['2027-11-08T05:00:00Z', 'expired-recoverable'],
    ['2028-02-06T04:59:59Z', 'expired-recoverable'],
    ['2028-02-06T05:00:00Z', 'lapsed'],
  ] as const) {
    it(`is ${kind} at ${when}`, () => {
      const standing = certificateStanding(
        E,
        lifeWith([E]),
        versionsWith({ zone }),
        Temporal.Instant.from(when),
      )
      assert.equal(standing.kind, kind)
    })
  }

  it('E−30 counts calendar days over the change in spring', () => {
    const spring = oldOne({
      expiryDate: day('2027-03-20'),
      notAfter: Temporal.Instant.from('2027-03-21T03:59:59Z'),
    })
    const kindAt = (when: string) =>
      certificateStanding(spring, lifeWith([spring]), versionsWith({ zone }), Temporal.Instant.from(when))
        .kind
    assert.deepEqual(['2027-02-18T04:59:59Z', '2027-02-18T05:00:00Z'].map(kindAt), ['active', 'renewable'])
  })
})

describe('recovery', () => {
  for (const [title, versions, when, kind] of [
    [
      'day 90 is closed: the next open day still counts',
      versionsWith({ openingHours: bankHours }),
      '2027-05-31T23:59:59',
      'expired-recoverable',
    ],
    ['and no day more', versionsWith({ openingHours: bankHours }), '2027-06-01T00:00:00', 'lapsed'],
    [
      'policy: revoke-first',
      versionsWith({ afterExpiry: { kind: 'revoke-first', days: 90 } }),
      '2027-05-30T23:59:59',
      'expired-recoverable',
    ],
    ['policy: reissue', versionsWith({ afterExpiry: { kind: 'reissue' } }), '2027-03-02T00:00:00', 'lapsed'],
    [
      'a shorter version that starts after E',
      [inForce(policyWith()), inForce(policyWith({ afterExpiry: { kind: 'reissue' } }), '2027-03-02', 2)],
      '2027-05-30T23:59:59',
      'expired-recoverable',
    ],
    [
      'a shorter version that starts on E',
      [inForce(policyWith()), inForce(policyWith({ afterExpiry: { kind: 'reissue' } }), '2027-03-01', 2)],
      '2027-03-02T00:00:00',
      'lapsed',
    ],
  ] as const) {
    it(title, () => assert.equal(standingAt(when, oldOne(), [...versions]).kind, kind))
  }
})

describe('stages', () => {
  for (const [certificate, when, kind] of [
    [newOne({ stage: 'signing' }), '2027-02-10T10:00:00', 'not-acquired'],
    [newOne(), '2027-03-12T23:59:59', 'being-proved'],
    [newOne(), '2027-03-13T00:00:00', 'superseded'],
    [
      newOne({ notAfter: tokyo('2027-02-11T23:59:59'), expiryDate: day('2027-02-11') }),
      '2027-02-12T00:00:00',
      'superseded',
    ],
    [
      oldOne({ stage: 'retiring', retireAt: tokyo('2027-02-15T00:00:00') }),
      '2027-02-14T23:59:59',
      'retiring',
    ],
    [
      oldOne({ stage: 'retiring', retireAt: tokyo('2027-02-15T00:00:00') }),
      '2027-02-15T00:00:00',
      'superseded',
    ],
    [oldOne({ stage: 'superseded' }), '2027-02-15T00:00:00', 'superseded'],
    [newOne({ stage: 'abandoned' }), '2027-02-15T00:00:00', 'abandoned'],
    [oldOne({ stage: 'revoked', revokedFor: 'keyCompromise' }), '2027-02-15T00:00:00', 'revoked'],
  ] as const) {
    it(`${certificate.stage} is ${kind} at ${when}`, () =>
      assert.equal(standingAt(when, certificate).kind, kind))
  }

  it('a stop stands before time, and an ended stage before a stop', () => {
    const stopped = (certificate: CertificateFacts) =>
      certificateStanding(
        certificate,
        lifeWith([certificate], [], { stops: ['locked-by-administrator', 'loss-reported'] }),
        versionsWith(),
        tokyo('2027-06-15T00:00:00'),
      )
    assert.deepEqual(stopped(oldOne()), { kind: 'stopped', stop: 'loss-reported' })
    assert.equal(stopped(oldOne({ stage: 'superseded' })).kind, 'superseded')
  })
})

describe('a member stands', () => {
  const revoked = oldOne({ stage: 'revoked', revokedFor: 'superseded' })
  const cases: [string, Life, string, Standing['kind']][] = [
    ['at nothing before he is issued one', lifeWith([]), '2027-02-10T10:00:00', 'not-acquired'],
    [
      'at not acquired while he may acquire',
      lifeWith([], [entitlement()]),
      '2027-02-10T10:00:00',
      'not-acquired',
    ],
    ['at the certificate in use', lifeWith([oldOne()]), '2027-02-10T10:00:00', 'renewable'],
    [
      'at the one to prove, while there is one',
      lifeWith([oldOne(), newOne()]),
      '2027-02-10T10:00:00',
      'being-proved',
    ],
    [
      'at the old one again when it was not proved',
      lifeWith([oldOne(), newOne({ proveUntil: tokyo('2027-02-15T23:59:59') })]),
      '2027-02-16T00:00:00',
      'renewable',
    ],
    [
      'at a retiring one, if the current was revoked',
      lifeWith([
        newOne({ stage: 'revoked', revokedFor: 'superseded' }),
        oldOne({ stage: 'retiring', retireAt: tokyo('2027-03-01T00:00:00') }),
      ]),
      '2027-02-16T00:00:00',
      'retiring',
    ],
    [
      'at the reissue, not at the revoked one',
      lifeWith([revoked], [entitlement({ reason: 'reissue' })]),
      '2027-02-16T00:00:00',
      'not-acquired',
    ],
    [
      'at the revoked one when that is over',
      lifeWith([revoked], [entitlement({ reason: 'reissue' })]),
      '2027-04-23T00:00:00',
      'revoked',
    ],
    [
      'at the recovery before a new PC that he opened',
      lifeWith([oldOne()], [entitlement({ reason: 'new-pc' })]),
      '2027-03-02T00:00:00',
      'expired-recoverable',
    ],
    [
      'at the entitlement when recovery is over',
      lifeWith([oldOne()], [entitlement({ deadline: day('2027-07-01') })]),
      '2027-06-30T00:00:00',
      'not-acquired',
    ],
    [
      'at the revoked one, not at one half made',
      lifeWith([newOne({ stage: 'signing' }), revoked]),
      '2027-02-16T00:00:00',
      'revoked',
    ],
    ['at the stop', lifeWith([oldOne()], [], { stops: ['suspended'] }), '2027-02-10T10:00:00', 'stopped'],
  ]
  for (const [title, life, when, kind] of cases) {
    it(title, () => assert.equal(memberStanding(life, versionsWith(), tokyo(when)).kind, kind))
  }
})

it('an entitlement in hand comes before a recovery that needs the administrator', () => {
  const versions = versionsWith({ afterExpiry: { kind: 'revoke-first', days: 90 } })
  const life = lifeWith([oldOne()], [entitlement({ reason: 'reissue' })])
  assert.equal(memberStanding(life, versions, tokyo('2027-03-02T00:00:00')).kind, 'not-acquired')
})

it('of two superseded ones the first counts, and a revoked one tells its reason', () => {
  const now = tokyo('2027-03-02T00:00:00')
  const two = lifeWith([newOne({ stage: 'superseded' }), oldOne({ stage: 'superseded' })])
  assert.deepEqual(memberStanding(two, versionsWith(), now), { kind: 'superseded', certificateId: newId })
  const lost = lifeWith([oldOne({ stage: 'revoked', revokedFor: 'keyCompromise' })])
  assert.deepEqual(memberStanding(lost, versionsWith(), now), {
    kind: 'revoked',
    certificateId: oldId,
    reason: 'keyCompromise',
  })
})

it('every life has a standing at every instant, and every certificate in it', () => {
  fc.assert(
    fc.property(anyLife, anyNow, (life, now) => {
      assert.equal(typeof memberStanding(life, versionsWith(), now).kind, 'string')
      for (const certificate of life.certificates) {
        const { kind } = certificateStanding(certificate, life, versionsWith(), now)
        assert.equal(kind === 'stopped', life.member.stops.length > 0 && isAlive(certificate))
      }
    }),
  )
})

const isAlive = ({ stage }: CertificateFacts) =>
  stage === 'proving' || stage === 'current' || stage === 'retiring'
