import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bankHours, lifeWith, newOne, oldOne, situationAt, tokyo, versionsWith } from '../../test/lives.ts'
import { renewalNotice } from './notice-milestone.ts'

const life = lifeWith([oldOne()])
const renewing = lifeWith([oldOne(), newOne()])
const renewed = lifeWith([oldOne({ stage: 'superseded' }), newOne({ stage: 'current' })])

describe('renewalNotice', () => {
  for (const [title, when, of, expected] of [
    ['the last second of E−31', '2027-01-29T23:59:59', life, undefined],
    ['the first second of E−30', '2027-01-30T00:00:00', life, 'renew, 30 days'],
    ['the last second of E', '2027-03-01T23:59:59', life, 'renew, 0 days'],
    ['after E', '2027-03-02T00:00:00', life, undefined],
    ['until the new one is proved', '2027-02-19T00:00:00', renewing, 'prove, 10 days'],
    [
      'again to renew, when it was not proved in time',
      '2027-02-19T00:00:00',
      lifeWith([oldOne(), newOne({ proveUntil: tokyo('2027-02-18T23:59:59') })]),
      'renew, 10 days',
    ],
    ['no more once it is', '2027-02-19T00:00:00', renewed, undefined],
    [
      'not to someone who is stopped',
      '2027-02-19T00:00:00',
      lifeWith([oldOne()], [], { stops: ['suspended'] }),
      undefined,
    ],
  ] as const) {
    it(`${title} (${when}): ${expected ?? 'none'}`, () => {
      const notice = renewalNotice(situationAt(tokyo(when), of))
      assert.equal(notice && `${notice.kind}, ${notice.daysLeft} days`, expected)
    })
  }

  it('names the real last open moment and the way back in', () => {
    const versions = versionsWith({ openingHours: bankHours })
    const notice = renewalNotice(situationAt(tokyo('2027-02-19T00:00:00'), life, versions))
    assert.equal(notice?.lastRenewalMoment?.toString(), tokyo('2027-03-01T20:59:59').toString())
    assert.ok(notice?.recovery.kind === 'acquire')
    assert.equal(notice.recovery.lastDay.toString(), '2027-05-31')
  })
})
