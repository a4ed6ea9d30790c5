import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bankHours, day, inForce, policyWith, tokyo, versionsWith } from '../../test/lives.ts'
import { defaultPolicy } from './default-policy.ts'
import { allOn } from './kill-switch.ts'
import { acquisitionMilestones, expiryMilestones, reached, unprovedMilestones } from './milestone.ts'
import type { NoticePolicy, Policy, PolicyVersion } from './policy.ts'

const notices = (changes: Partial<NoticePolicy>): Partial<Policy> => ({
  notices: { ...defaultPolicy.notices, ...changes },
})
const calendarOf = (versions: PolicyVersion[], when = '2027-02-01T09:00:00') => ({
  versions,
  switches: allOn,
  now: tokyo(when),
})
const told = (lastDay: string) => ({ toldRecovery: { kind: 'acquire', lastDay: day(lastDay) } as const })
const inWords = (milestones: ReturnType<typeof expiryMilestones>) =>
  milestones.map(({ name, dueOn, lastDay }) => `${name} ${dueOn}–${lastDay}`).join(', ')

describe('expiryMilestones', () => {
  const expiry = (date: string, versions: PolicyVersion[], more = {}, when?: string) =>
    inWords(expiryMilestones({ expiryDate: day(date), ...more }, calendarOf(versions, when)))

  const year = 'E-30 2027-01-30–2027-03-01, E-10 2027-02-19–2027-03-01, E+1 2027-03-02–2027-05-30'
  const cases: [string, string, string, PolicyVersion[], object?, string?][] = [
    ['the default year', `${year}, G-10 2027-05-20–2027-05-30`, '2027-03-01', versionsWith()],
    [
      'E on 29 February',
      'E-30 2028-01-30–2028-02-29, E-10 2028-02-19–2028-02-29, E+1 2028-03-01–2028-05-29, G-10 2028-05-19–2028-05-29',
      '2028-02-29',
      versionsWith(),
    ],
    [
      'any list of days',
      'E-45 2027-01-15–2027-03-01, E-0 2027-03-01–2027-03-01',
      '2027-03-01',
      versionsWith({
        renewalOpens: 50,
        mailDays: [45, 0],
        mailAfterExpiry: false,
        afterExpiry: { kind: 'reissue' },
      }),
    ],
    [
      'the version in force on E says the day, though it is not in force yet',
      'E-40 2027-01-20–2027-03-01, E+1 2027-03-02–2027-05-30, G-10 2027-05-20–2027-05-30',
      '2027-03-01',
      [inForce(policyWith()), inForce(policyWith({ renewalOpens: 40, mailDays: [40] }), '2027-03-01', 2)],
    ],
    [
      'a version that begins the day after E says nothing',
      `${year}, G-10 2027-05-20–2027-05-30`,
      '2027-03-01',
      [inForce(policyWith()), inForce(policyWith({ renewalOpens: 40, mailDays: [40] }), '2027-03-02', 2)],
    ],
    [
      'a told last day that is later than the computed one',
      'E-30 2027-01-30–2027-03-01, E-10 2027-02-19–2027-03-01, E+1 2027-03-02–2027-06-30, G-10 2027-06-20–2027-06-30',
      '2027-03-01',
      versionsWith(),
      told('2027-06-30'),
    ],
    [
      'a told last day that is earlier',
      `${year}, G-10 2027-05-20–2027-05-30`,
      '2027-03-01',
      versionsWith(),
      told('2027-04-30'),
    ],
    [
      'a last day that is closed',
      'E-30 2027-01-30–2027-03-01, E-10 2027-02-19–2027-03-01, E+1 2027-03-02–2027-05-31, G-10 2027-05-21–2027-05-31',
      '2027-03-01',
      versionsWith({ openingHours: bankHours }), // 30 May 2027 is a Sunday
    ],
    [
      'no way back: told for thirty days',
      'E-30 2027-01-30–2027-03-01, E-10 2027-02-19–2027-03-01, E+1 2027-03-02–2027-03-31',
      '2027-03-01',
      versionsWith({ afterExpiry: { kind: 'reissue' } }),
    ],
    [
      'no way back but the one that was told',
      'E-30 2027-01-30–2027-03-01, E-10 2027-02-19–2027-03-01, E+1 2027-03-02–2027-04-30, G-10 2027-04-20–2027-04-30',
      '2027-03-01',
      versionsWith({ afterExpiry: { kind: 'reissue' } }),
      told('2027-04-30'),
    ],
    [
      'a grace so short that its last days begin before E',
      'E-30 2027-01-30–2027-03-01, E-10 2027-02-19–2027-03-01, E+1 2027-03-02–2027-03-09',
      '2027-03-01',
      versionsWith({ afterExpiry: { kind: 'acquire', days: 8 } }),
    ],
    [
      'a grace whose last days begin with E + 1: one mail',
      'E-30 2027-01-30–2027-03-01, E-10 2027-02-19–2027-03-01, E+1 2027-03-02–2027-03-12',
      '2027-03-01',
      versionsWith({ afterExpiry: { kind: 'acquire', days: 11 } }),
    ],
    [
      'the same where none is sent after expiry',
      'E-30 2027-01-30–2027-03-01, E-10 2027-02-19–2027-03-01, G-10 2027-03-02–2027-03-12',
      '2027-03-01',
      versionsWith({ afterExpiry: { kind: 'acquire', days: 11 }, mailAfterExpiry: false }),
    ],
    ['all mails off', '', '2027-03-01', versionsWith(notices({ mails: 'off' }))],
    [
      'some kinds off',
      'E+1 2027-03-02–2027-05-30',
      '2027-03-01',
      versionsWith(notices({ off: ['before-expiry', 'grace-ends'] })),
    ],
    [
      'off by the version of today, not by that of E',
      `${year}, G-10 2027-05-20–2027-05-30`,
      '2027-03-01',
      [inForce(policyWith()), inForce(policyWith(notices({ mails: 'off' })), '2027-02-15', 2)],
      {},
      '2027-02-14T23:59:59',
    ],
    [
      'off from the first second of that version on',
      '',
      '2027-03-01',
      [inForce(policyWith()), inForce(policyWith(notices({ mails: 'off' })), '2027-02-15', 2)],
      {},
      '2027-02-15T00:00:00',
    ],
  ]
  for (const [title, expected, date, versions, more, when] of cases) {
    it(title, () => assert.equal(expiry(date, versions, more, when), expected))
  }

  it('names the version that says the day', () => {
    const versions = [inForce(policyWith()), inForce(policyWith(), '2027-03-01', 2)]
    const versionOn = (date: string) =>
      expiryMilestones({ expiryDate: day(date) }, calendarOf(versions)).map(
        ({ policyVersion }) => policyVersion,
      )
    assert.deepEqual(versionOn('2027-02-28'), [1, 1, 1, 1])
    assert.deepEqual(versionOn('2027-03-01'), [2, 2, 2, 2])
  })

  it('is silent while mails are switched off', () => {
    const calendar = { ...calendarOf(versionsWith()), switches: { ...allOn, mails: 'off' as const } }
    assert.deepEqual(expiryMilestones({ expiryDate: day('2027-03-01') }, calendar), [])
    assert.deepEqual(unprovedMilestones(day('2027-03-01'), calendar), [])
    assert.deepEqual(acquisitionMilestones(day('2027-03-01'), calendar), [])
  })
})

describe('unprovedMilestones', () => {
  it('counts from the issue, by today’s policy', () => {
    const versions = [
      inForce(policyWith()),
      inForce(policyWith(notices({ unprovedDays: [7, 2] })), '2027-02-15', 2),
    ]
    const of = (when: string) => inWords(unprovedMilestones(day('2027-02-10'), calendarOf(versions, when)))
    assert.equal(of('2027-02-14T23:59:59'), 'P+3 2027-02-13–2027-03-12')
    assert.equal(of('2027-02-15T00:00:00'), 'P+2 2027-02-12–2027-03-12, P+7 2027-02-17–2027-03-12')
  })
})

describe('acquisitionMilestones', () => {
  const of = (versions: PolicyVersion[]) =>
    inWords(acquisitionMilestones(day('2027-05-30'), calendarOf(versions)))

  it('counts back from the deadline', () => {
    assert.equal(of(versionsWith()), 'A-30 2027-04-30–2027-05-30, A-10 2027-05-20–2027-05-30')
  })

  it('counts from the next open day when the deadline is closed', () => {
    assert.equal(
      of(versionsWith({ openingHours: bankHours })),
      'A-30 2027-05-01–2027-05-31, A-10 2027-05-21–2027-05-31',
    )
  })
})

describe('reached', () => {
  const milestones = expiryMilestones({ expiryDate: day('2027-03-01') }, calendarOf(versionsWith()))
  for (const [when, expected] of [
    ['2027-01-29', ''],
    ['2027-01-30', 'E-30'],
    ['2027-02-18', 'E-30'],
    ['2027-02-19', 'E-10, E-30'],
    ['2027-03-01', 'E-10, E-30'],
    ['2027-03-02', 'E+1, E-10, E-30'],
    ['2027-05-20', 'G-10, E+1, E-10, E-30'],
    ['2027-05-30', 'G-10, E+1, E-10, E-30'],
    ['2027-05-31', ''],
  ] as const) {
    it(`on ${when}: ${expected || 'none'}`, () => {
      const names = reached(milestones, day(when)).map(({ name }) => name)
      assert.equal(names.join(', '), expected)
    })
  }
})
