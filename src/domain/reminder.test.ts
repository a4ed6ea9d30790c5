import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  entitlement,
  lifeWith,
  newOne,
  oldOne,
  policyWith,
  situationAt,
  tokyo,
  versionsWith,
} from '../../test/lives.ts'
import { allOn } from './kill-switch.ts'
import type { Life } from './life.ts'
import { type Reminded, reminder } from './reminder.ts'

const life = lifeWith([oldOne()])
const mails = (of: 'on' | 'off') =>
  versionsWith({
    notices: { ...policyWith().notices, mails: of },
    afterExpiry: { kind: 'acquire', days: 90 },
  })

const asked = (when: string, of: Life, reminded: Partial<Reminded> = {}, versions = mails('on')) => {
  const answer = reminder(situationAt(tokyo(when), of, versions), { hasAddress: true, ...reminded })
  return answer.answer === 'yes' ? answer.grant.kind : answer.code
}

describe('whether somebody can be reminded, and of what', () => {
  for (const [title, when, of, expected] of [
    ['the second before E−30', '2027-01-29T23:59:59', life, 'nothing-to-remind'],
    ['the first second of E−30', '2027-01-30T00:00:00', life, 'renew'],
    ['made and not proved', '2027-02-19T00:00:00', lifeWith([oldOne(), newOne()]), 'prove'],
    ['acquired and not used yet', '2027-02-19T00:00:00', lifeWith([newOne()]), 'unproved'],
    ['the last second of E', '2027-03-01T23:59:59', life, 'renew'],
    ['the day after E', '2027-03-02T00:00:00', life, 'recover'],
    ['day 90, its last second', '2027-05-30T23:59:59', life, 'recover'],
    ['day 91', '2027-05-31T00:00:00', life, 'nothing-to-remind'],
    ['not acquired', '2027-02-19T00:00:00', lifeWith([], [entitlement()]), 'acquire'],
    ['on the last day to acquire', '2027-04-22T23:59:59', lifeWith([], [entitlement()]), 'acquire'],
    ['after it', '2027-04-23T00:00:00', lifeWith([], [entitlement()]), 'nothing-to-remind'],
    ['with nothing at all', '2027-02-19T00:00:00', lifeWith([]), 'nothing-to-remind'],
    [
      'who is stopped',
      '2027-02-19T00:00:00',
      lifeWith([oldOne()], [], { stops: ['suspended'] }),
      'nothing-to-remind',
    ],
    [
      'renewed',
      '2027-02-19T00:00:00',
      lifeWith([oldOne({ stage: 'superseded' }), newOne({ stage: 'current' })]),
      'nothing-to-remind',
    ],
  ] as const) {
    it(`${title} (${when}): ${expected}`, () => assert.equal(asked(when, of), expected))
  }

  it('not before somebody else has helped him', () => {
    const versions = versionsWith({ afterExpiry: { kind: 'revoke-first', days: 90 } })
    assert.equal(asked('2027-03-02T00:00:00', life, {}, versions), 'nothing-to-remind')
  })

  it('not without an address', () =>
    assert.equal(asked('2027-02-19T00:00:00', life, { hasAddress: false }), 'no-mail-address'))

  it('not while mails are off, by policy or by switch', () => {
    assert.equal(asked('2027-02-19T00:00:00', life, {}, mails('off')), 'mails-off')
    const situation = situationAt(tokyo('2027-02-19T00:00:00'), life, mails('on'), { ...allOn, mails: 'off' })
    const answer = reminder(situation, { hasAddress: true })
    assert.equal(answer.answer === 'no' && answer.code, 'mails-off')
  })

  for (const [lastAt, expected] of [
    ['2027-02-19T00:00:00', 'reminded-today'],
    ['2027-02-18T23:59:59', 'renew'],
  ] as const) {
    it(`once a day, by the calendar of the institution: last at ${lastAt}, ${expected}`, () =>
      assert.equal(asked('2027-02-19T23:59:59', life, { lastAt: tokyo(lastAt) }), expected))
  }
})
