import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { currentSpan, daysOf, isCountDue, isSpan, remindableDays } from './campaign.ts'
import { defaultPolicy } from './default-policy.ts'

const date = (text: string) => Temporal.PlainDate.from(text)
const versions = [
  { version: 1, effectiveFrom: date('2020-01-01'), policy: defaultPolicy },
  { version: 2, effectiveFrom: date('2027-03-15'), policy: { ...defaultPolicy, renewalOpens: 40 } },
]

describe('the span of a campaign', () => {
  for (const [from, until, expected] of [
    ['2027-03-01', '2027-02-28', false],
    ['2027-03-01', '2027-03-01', true],
    ['2027-03-01', '2027-05-31', true],
    ['2027-03-01', '2027-06-01', false],
  ] as const) {
    it(`${from} to ${until} is ${expected ? 'one' : 'none'}`, () => {
      assert.equal(isSpan({ from: date(from), until: date(until) }), expected)
    })
  }

  it('is by itself whoever may renew on this day of the institution', () => {
    // a minute before midnight in Tokyo, and at midnight
    for (const [now, from, until] of [
      ['2027-02-19T14:59:59Z', '2027-02-19', '2027-03-21'],
      ['2027-02-19T15:00:00Z', '2027-02-20', '2027-03-22'],
    ] as const) {
      const span = currentSpan(versions, Temporal.Instant.from(now))
      assert.deepEqual([`${span.from}`, `${span.until}`], [from, until])
    }
  })

  it('has each of its days once, the last too', () => {
    assert.deepEqual(daysOf({ from: date('2028-02-28'), until: date('2028-03-01') }).map(String), [
      '2028-02-28',
      '2028-02-29',
      '2028-03-01',
    ])
  })
})

describe('who can be reminded', () => {
  const now = Temporal.Instant.from('2027-02-10T00:00:00Z')
  const days = (from: string, until: string) =>
    remindableDays({ from: date(from), until: date(until) }, versions, now).map(
      ({ day, milestone, policyVersion }) => `${day} ${milestone} v${policyVersion}`,
    )

  for (const [what, day, expected] of [
    ['of yesterday: it is over', '2027-02-09', []],
    ['of today', '2027-02-10', ['2027-02-10 R-0 v1']],
    ['of the last day that is open', '2027-03-12', ['2027-03-12 R-30 v1']],
    ['of the day after: not yet', '2027-03-13', []],
    ['of a day of another policy, open for forty days', '2027-03-22', ['2027-03-22 R-40 v2']],
    ['of the day after that: not yet', '2027-03-23', []],
  ] as const) {
    it(`those ${what}`, () => assert.deepEqual(days(day, day), expected))
  }
})

describe('the counting beforehand', () => {
  const now = Temporal.Instant.from('2027-02-10T00:00:00Z')
  for (const [what, countedAt, expected] of [
    ['was never', undefined, true],
    ['a second less than five minutes ago', '2027-02-09T23:55:01Z', false],
    ['five minutes ago', '2027-02-09T23:55:00Z', true],
    ['now', '2027-02-10T00:00:00Z', false],
    ['later, by a clock that was moved back', '2027-02-10T00:00:01Z', true],
  ] as const) {
    it(`${what}: ${expected ? 'again' : 'not yet'}`, () => {
      assert.equal(isCountDue(countedAt && Temporal.Instant.from(countedAt), now), expected)
    })
  }
})
