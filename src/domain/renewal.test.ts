import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  bankHours,
  day,
  inForce,
  lifeWith,
  neverOpen,
  newId,
  newOne,
  oldId,
  oldOne,
  policyWith,
  situationAt,
  tokyo,
  versionsWith,
} from '../../test/lives.ts'
import { allOn } from './kill-switch.ts'
import type { Life } from './life.ts'
import type { AfterExpiry, PolicyVersion } from './policy.ts'
import { decideRenewal, decideRenewalIssue, renewalWindow } from './renewal.ts'

describe('renewalWindow', () => {
  for (const [when, expected] of [
    ['2027-01-29T23:59:59', 'not-yet'],
    ['2027-01-30T00:00:00', 'open'],
    ['2027-03-01T23:59:59', 'open'],
    ['2027-03-01T23:59:59.999999', 'open'],
    ['2027-03-02T00:00:00', 'too-late'],
  ] as const) {
    it(`is ${expected} at ${when}`, () => {
      const dates = { expiryDate: day('2027-03-01'), renewalOpensOn: day('2027-01-30') }
      assert.equal(renewalWindow(dates, 'Asia/Tokyo', tokyo(when)), expected)
    })
  }

  for (const [when, expected] of [
    ['2027-03-01T04:59:59Z', 'not-yet'],
    ['2027-03-01T05:00:00Z', 'open'], // winter time
    ['2027-04-01T03:59:59Z', 'open'], // summer time
    ['2027-04-01T04:00:00Z', 'too-late'],
  ] as const) {
    it(`in New York is ${expected} at ${when}`, () => {
      const dates = { expiryDate: day('2027-03-31'), renewalOpensOn: day('2027-03-01') }
      assert.equal(renewalWindow(dates, 'America/New_York', Temporal.Instant.from(when)), expected)
    })
  }
})

const verdict = (when: string, life: Life = lifeWith([oldOne()]), versions = versionsWith()) => {
  const decision = decideRenewal({ certificateId: oldId }, situationAt(tokyo(when), life, versions))
  return decision.answer === 'yes' ? 'yes' : `${decision.code}: ${decision.remedy.kind}`
}

describe('decideRenewal', () => {
  const retired = lifeWith([
    oldOne({ stage: 'retiring', retireAt: tokyo('2027-02-20T00:00:00') }),
    newOne({ stage: 'current' }),
  ])
  const cases: [string, string, string, (Life | undefined)?, PolicyVersion[]?][] = [
    ['the second before E−30', '2027-01-29T23:59:59', 'renewal-not-open: wait-until'],
    ['the first second of E−30', '2027-01-30T00:00:00', 'yes'],
    ['the last second of E', '2027-03-01T23:59:59', 'yes'],
    ['the second after', '2027-03-02T00:00:00', 'renewal-too-late: acquire'],
    ['E+90', '2027-05-30T23:59:59', 'renewal-too-late: acquire'],
    ['E+91', '2027-05-31T00:00:00', 'renewal-too-late: ask-institution'],
    ['again while one is unproved', '2027-02-12T10:00:00', 'yes', lifeWith([oldOne(), newOne()])],
    ['the clock moved back before its time', '2026-03-01T09:49:59', 'certificate-not-current: wait-until'],
    ['a retiring one', '2027-02-12T10:00:00', 'certificate-not-current: choose-other-certificate', retired],
    [
      'a member who is stopped',
      '2027-02-12T10:00:00',
      'member-stopped: ask-institution',
      lifeWith([oldOne()], [], { stops: ['suspended'] }),
    ],
    [
      'locked by his administrator',
      '2027-02-12T10:00:00',
      'member-stopped: ask-administrator',
      lifeWith([oldOne()], [], { stops: ['locked-by-administrator'] }),
    ],
    [
      'a locked door is no hindrance',
      '2027-02-12T10:00:00',
      'yes',
      lifeWith([oldOne()], [], { lockedDoors: ['acquisition', 'pickup', 'logon-pin'] }),
    ],
    [
      'the last open second of E',
      '2027-03-01T20:59:59',
      'yes',
      undefined,
      versionsWith({ openingHours: bankHours }),
    ],
    [
      'E after closing',
      '2027-03-01T21:00:00',
      'renewal-too-late: acquire',
      undefined,
      versionsWith({ openingHours: bankHours }),
    ],
    [
      'a night before E',
      '2027-02-28T23:00:00',
      'closed-now: wait-until',
      undefined,
      versionsWith({ openingHours: bankHours }),
    ],
    [
      'a closed night before the window',
      '2027-01-29T23:00:00',
      'renewal-not-open: wait-until',
      undefined,
      versionsWith({ openingHours: bankHours }),
    ],
    [
      'E−40 by the version announced for E',
      '2027-01-20T10:00:00',
      'yes',
      undefined,
      [inForce(policyWith()), inForce(policyWith({ renewalOpens: 40 }), '2027-03-01', 2)],
    ],
    [
      'not by one that begins the day after E',
      '2027-01-20T10:00:00',
      'renewal-not-open: wait-until',
      undefined,
      [inForce(policyWith()), inForce(policyWith({ renewalOpens: 40 }), '2027-03-02', 2)],
    ],
  ]
  for (const [title, when, expected, life, versions] of cases) {
    it(`${title} (${when}): ${expected}`, () => assert.equal(verdict(when, life, versions), expected))
  }

  it('tells from when, and until when', () => {
    const decision = decideRenewal(
      { certificateId: oldId },
      situationAt(tokyo('2027-01-01T10:00:00'), lifeWith([oldOne()])),
    )
    assert.deepEqual(decision, {
      answer: 'no',
      code: 'renewal-not-open',
      facts: { opensOn: '2027-01-30', expiryDate: '2027-03-01' },
      remedy: { kind: 'wait-until', at: '2027-01-29T15:00:00Z' },
    })
  })

  it('tells the last open second when the last hours of E are closed', () => {
    const versions = versionsWith({ openingHours: bankHours })
    const situation = situationAt(tokyo('2027-03-01T21:00:00'), lifeWith([oldOne()]), versions)
    assert.deepEqual(decideRenewal({ certificateId: oldId }, situation), {
      answer: 'no',
      code: 'renewal-too-late',
      facts: {
        because: 'hours',
        opensAt: '2027-03-01T23:00:00Z',
        expiryDate: '2027-03-01',
        lastDay: '2027-05-31',
        lastRenewalMoment: '2027-03-01T11:59:59Z',
      },
      remedy: { kind: 'acquire', lastDay: '2027-05-31' },
    })
  })

  it('names no last moment where there never was one, and whom to ask where policy lets nobody recover', () => {
    const afterExpiry = { kind: 'reissue' } as const
    const situation = situationAt(
      tokyo('2027-03-01T21:00:00'),
      lifeWith([oldOne()]),
      versionsWith({ openingHours: neverOpen, afterExpiry }),
    )
    const decision = decideRenewal({ certificateId: oldId }, situation)
    assert.ok(decision.answer === 'no')
    assert.deepEqual(decision.facts, { because: 'hours', expiryDate: '2027-03-01' })
    assert.deepEqual(decision.remedy, { kind: 'ask-administrator' })
  })

  it("a predecessor's certificate ends when it says, within E", () => {
    const early = oldOne({ notAfter: Temporal.Instant.from('2027-03-01T00:00:00Z') })
    assert.equal(verdict('2027-03-01T09:00:00', lifeWith([early])), 'yes')
    assert.equal(verdict('2027-03-01T09:00:01', lifeWith([early])), 'renewal-too-late: acquire')
  })

  it('after E it tells E and the last day of recovery', () => {
    const facts = (afterExpiry: AfterExpiry) => {
      const situation = situationAt(
        tokyo('2027-03-02T00:00:00'),
        lifeWith([oldOne()]),
        versionsWith({ afterExpiry }),
      )
      const decision = decideRenewal({ certificateId: oldId }, situation)
      return decision.answer === 'no' && decision.facts
    }
    assert.deepEqual(facts({ kind: 'acquire', days: 90 }), {
      expiryDate: '2027-03-01',
      lastDay: '2027-05-30',
    })
    assert.deepEqual(facts({ kind: 'reissue' }), { expiryDate: '2027-03-01' })
  })

  it('names the one that waits for its proof', () => {
    const situation = situationAt(tokyo('2027-02-12T10:00:00'), lifeWith([oldOne(), newOne()]))
    const decision = decideRenewal({ certificateId: oldId }, situation)
    assert.ok(decision.answer === 'yes')
    assert.equal(decision.grant.unprovedId, newId)
  })

  it('the kill-switch of renewal closes it, that of acquisition does not', () => {
    const situation = situationAt(tokyo('2027-02-12T10:00:00'), lifeWith([oldOne()]))
    const off = { ...situation, switches: { ...allOn, renewal: 'off' as const } }
    const other = { ...situation, switches: { ...allOn, acquisition: 'off' as const } }
    const refused = decideRenewal({ certificateId: oldId }, off)
    assert.ok(refused.answer === 'no')
    assert.deepEqual(refused.facts, { because: 'switched-off', switch: 'renewal' })
    assert.equal(decideRenewal({ certificateId: oldId }, other).answer, 'yes')
  })
})

describe('issuing in a renewal follows a fresh act', () => {
  const now = '2027-02-12T10:05:00'
  for (const [freshActAt, expected] of [
    [undefined, 'fresh-act-needed'],
    ['2027-02-12T09:59:59', 'fresh-act-needed'],
    ['2027-02-12T10:00:00', 'yes'],
    ['2027-02-12T10:05:00', 'yes'],
    ['2027-02-12T10:05:01', 'fresh-act-needed'], // the clock was moved back
  ] as const) {
    it(`shown at ${freshActAt}, asked at ${now}: ${expected}`, () => {
      const act = {
        act: 'issue-in-renewal' as const,
        certificateId: oldId,
        ...(freshActAt && { freshActAt: tokyo(freshActAt) }),
      }
      const decision = decideRenewalIssue(act, situationAt(tokyo(now), lifeWith([oldOne()])))
      assert.equal(decision.answer === 'yes' ? 'yes' : decision.code, expected)
    })
  }

  it('and the window: an act of the last minute of E does not reach over midnight', () => {
    const act = {
      act: 'issue-in-renewal' as const,
      certificateId: oldId,
      freshActAt: tokyo('2027-03-01T23:59:00'),
    }
    const decision = decideRenewalIssue(act, situationAt(tokyo('2027-03-02T00:00:00'), lifeWith([oldOne()])))
    assert.equal(decision.answer === 'yes' ? 'yes' : decision.code, 'renewal-too-late')
  })
})
