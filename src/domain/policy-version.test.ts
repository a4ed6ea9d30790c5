import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { day, inForce, policyWith } from '../../test/lives.ts'
import { policyFor, policyOn, versionFaults, versionState } from './policy-version.ts'

const versions = [
  inForce(policyWith(), '2020-01-01', 1),
  inForce(policyWith({ renewalOpens: 40 }), '2027-04-01', 2),
  inForce(policyWith({ renewalOpens: 45 }), '2027-04-01', 3),
]

describe('policyOn', () => {
  for (const [date, version] of [
    ['2020-01-01', 1],
    ['2027-03-31', 1],
    ['2027-04-01', 3],
    ['2030-01-01', 3],
  ] as const) {
    it(`is version ${version} on ${date}`, () => assert.equal(policyOn(versions, day(date)).version, version))
    it(`is version ${version} on ${date} in whatever order they stand`, () => {
      assert.equal(policyOn(versions.toReversed(), day(date)).version, version)
    })
  }

  it('throws before the first version, rather than guess', () => {
    assert.throws(() => policyOn(versions, day('2019-12-31')), /no policy was in force on 2019-12-31/)
  })
})

it('spans from E use the version announced for E, all else the version of today', () => {
  const { today, expiry } = policyFor({ versions, expiryDate: day('2027-04-10'), today: day('2027-03-01') })
  assert.deepEqual([today.version, expiry.version], [1, 3])
})

it('a version is past, in force, coming, or was replaced before it came', () => {
  const states = (today: string) => [1, 2, 3].map((version) => versionState(versions, version, day(today)))
  assert.deepEqual(states('2027-03-31'), ['in-force', 'replaced', 'coming'])
  assert.deepEqual(states('2027-04-01'), ['past', 'replaced', 'in-force'])
})

describe('versionFaults', () => {
  const today = day('2027-03-01')
  for (const [title, added, faults] of [
    ['tomorrow is early enough', inForce(policyWith(), '2027-03-02', 4), []],
    [
      'today is too late',
      inForce(policyWith(), '2027-03-01', 4),
      ['a version begins tomorrow at the earliest'],
    ],
    ['numbers have no gap', inForce(policyWith(), '2027-05-01', 6), ['the next version is 4, not 6']],
    [
      'the zone stays',
      inForce(policyWith({ zone: 'Asia/Seoul' }), '2027-05-01', 4),
      ['the zone cannot change'],
    ],
  ] as const) {
    it(title, () => assert.deepEqual(versionFaults(versions, added, today), faults))
  }

  describe('of an announcement', () => {
    const announced = (from: string, title = '変更', body = '変わります。') => ({
      ...inForce(policyWith(), '2027-05-01', 4),
      announcement: {
        from: day(from),
        title: { ja: title, en: 'A change' },
        body: { ja: body, en: 'It changes.' },
      },
    })
    for (const [title, added, faults] of [
      ['from today', announced('2027-03-01'), []],
      ['from yesterday', announced('2027-02-28'), ['announcement.from is past']],
      ['from the day before the change', announced('2027-04-30'), []],
      [
        'from the day of the change',
        announced('2027-05-01'),
        ['announcement.from is not before the first day'],
      ],
      ['without a title', announced('2027-03-01', ''), ['announcement.title-missing']],
      ['with an address', announced('2027-03-01', '変更', 'https://a.example'), ['announcement.body-link']],
    ] as const) {
      it(title, () => assert.deepEqual(versionFaults(versions, added, today), faults))
    }
  })

  it('the first version may begin in the past', () => {
    assert.deepEqual(versionFaults([], inForce(policyWith(), '2020-01-01', 1), today), [])
  })
})
