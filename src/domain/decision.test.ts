import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { anyLife, anyNow } from '../../test/any-life.ts'
import {
  inForce,
  lifeWith,
  newId,
  oldId,
  oldOne,
  policyWith,
  situationAt,
  tokyo,
  versionsWith,
} from '../../test/lives.ts'
import { type Act, decide } from './decision.ts'
import { decisionRecord } from './decision-record.ts'
import { allOn } from './kill-switch.ts'

const acts: Act[] = [
  { act: 'log-on', certificateId: oldId, purpose: 'logon' },
  { act: 'log-on', certificateId: newId, purpose: 'proof' },
  { act: 'acquire' },
  { act: 'renew', certificateId: oldId },
  { act: 'issue-in-renewal', certificateId: oldId, freshActAt: tokyo('2027-02-12T10:00:00') },
  { act: 'prove', certificateId: newId },
  { act: 'new-pc', certificateId: oldId },
]

describe('decide', () => {
  it('answers every act on every life, and a no always has a remedy', () => {
    fc.assert(
      fc.property(anyLife, anyNow, fc.constantFrom(...acts), (life, now, act) => {
        const decision = decide(act, situationAt(now, life, versionsWith()))
        if (decision.answer === 'yes') assert.equal(decision.grant.act, act.act)
        if (decision.answer === 'no') assert.ok(decision.remedy.kind.length > 0)
      }),
    )
  })

  it('a certificate that may renew may log on, and one that may log on is told no way to acquire but an entitlement', () => {
    fc.assert(
      fc.property(anyLife, anyNow, (life, now) => {
        const current = life.certificates.find(({ stage }) => stage === 'current')
        fc.pre(current !== undefined)
        const situation = situationAt(now, life, versionsWith({ logon: 'certificate' }))
        const act = { certificateId: current.id }
        const logon = decide({ act: 'log-on', purpose: 'logon', ...act }, situation).answer
        if (decide({ act: 'renew', ...act }, situation).answer === 'yes') assert.equal(logon, 'yes')
        const acquisition = decide({ act: 'acquire' }, situation)
        if (logon === 'yes' && acquisition.answer === 'yes') assert.equal(acquisition.grant.by, 'entitlement')
      }),
    )
  })

  it('names the versions that gave the answer', () => {
    const versions = [inForce(policyWith()), inForce(policyWith({ renewalOpens: 40 }), '2027-02-20', 2)]
    const { versions: used } = decide(
      { act: 'renew', certificateId: oldId },
      situationAt(tokyo('2027-02-12T10:00:00'), lifeWith([oldOne()]), versions),
    )
    assert.deepEqual(used, { today: 1, expiry: 2 })
  })
})

describe('new PC', () => {
  for (const [title, when, expected] of [
    ['with the certificate in use', '2027-01-01T10:00:00', 'yes'],
    ['the last second of E', '2027-03-01T23:59:59', 'yes'],
    ['after E', '2027-03-02T00:00:00', 'certificate-not-current'],
  ] as const) {
    it(`${title}: ${expected}`, () => {
      const decision = decide(
        { act: 'new-pc', certificateId: oldId },
        situationAt(tokyo(when), lifeWith([oldOne()])),
      )
      assert.equal(decision.answer === 'yes' ? 'yes' : decision.code, expected)
    })
  }

  it('another certificate than the current one, a stop and the kill-switch refuse it', () => {
    const now = tokyo('2027-02-12T10:00:00')
    const code = (...of: Parameters<typeof situationAt>) => {
      const decision = decide({ act: 'new-pc', certificateId: oldId }, situationAt(...of))
      return decision.answer === 'no' && decision.code
    }
    assert.equal(code(now, lifeWith([oldOne({ id: newId })])), 'certificate-not-current')
    assert.equal(code(now, lifeWith([oldOne()], [], { stops: ['ended'] })), 'member-stopped')
    assert.equal(
      code(now, lifeWith([oldOne()]), versionsWith(), { ...allOn, acquisition: 'off' }),
      'closed-now',
    )
  })
})

describe('a decision is stored with its inputs', () => {
  it('as plain JSON that reads back the same', () => {
    fc.assert(
      fc.property(anyLife, anyNow, fc.constantFrom(...acts), (life, now, act) => {
        const situation = situationAt(now, life)
        const record = decisionRecord(act, situation, decide(act, situation))
        assert.deepEqual(JSON.parse(JSON.stringify(record)), record)
      }),
    )
  })

  it('with dates as text', () => {
    const situation = situationAt(tokyo('2027-03-05T10:00:00'), lifeWith([oldOne()]))
    const act = { act: 'renew', certificateId: oldId } as const
    const { now, answer, versions, inputs } = decisionRecord(act, situation, decide(act, situation))
    assert.equal(now, '2027-03-05T01:00:00Z')
    assert.deepEqual(answer, {
      answer: 'no',
      code: 'renewal-too-late',
      facts: { expiryDate: '2027-03-01', lastDay: '2027-05-30' },
      remedy: { kind: 'acquire', lastDay: '2027-05-30' },
    })
    assert.deepEqual(versions, { today: 1, expiry: 1 })
    assert.match(JSON.stringify(inputs), /"notAfter":"2027-03-01T14:59:59Z".*"switches"/)
  })
})
