import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPolicy } from './default-policy.ts'
import { authoritySpan, endsTooSoon, issuingDaysLeft, outlives } from './issuer-span.ts'
import type { Policy } from './policy.ts'

const instant = Temporal.Instant.from
const versionsOf = (policy: Partial<Policy>) => [
  {
    version: 1,
    effectiveFrom: Temporal.PlainDate.from('2020-01-01'),
    policy: { ...defaultPolicy, ...policy },
  },
]

describe('a certificate outlives its CA', () => {
  for (const [notAfter, expected] of [
    ['2027-11-22T14:59:58Z', false],
    ['2027-11-22T14:59:59Z', false],
    ['2027-11-22T15:00:00Z', true],
  ] as const) {
    it(`${expected ? 'with' : 'not with'} its end at ${notAfter}`, () => {
      assert.equal(outlives(instant(notAfter), instant('2027-11-22T14:59:59Z')), expected)
    })
  }
})

describe('the days for which a CA can issue', () => {
  // On 22 November 2026 in Japan a year makes E 22 November 2027, which ends at 14:59:59Z.
  const now = '2026-11-21T15:00:00Z'
  for (const [issuerNotAfter, at, policy, days] of [
    ['2027-11-22T14:59:59Z', now, {}, 0],
    ['2027-11-22T14:59:58Z', now, {}, -1],
    ['2027-11-22T14:59:59Z', '2026-11-21T14:59:59Z', {}, 1],
    ['2027-11-23T14:59:58Z', now, {}, 0],
    ['2027-11-23T14:59:59Z', now, {}, 1],
    ['2036-11-21T23:00:00Z', now, {}, 3287],
    // A renewal counted from the old E, 30 days ahead, needs 30 days more.
    ['2027-12-22T14:59:59Z', now, { validityFrom: 'old-expiry' }, 0],
    ['2027-12-21T14:59:59Z', now, { validityFrom: 'old-expiry' }, -1],
    // E on a closed Monday (22 November 2027) goes on to the Tuesday.
    [
      '2027-11-22T14:59:59Z',
      now,
      {
        expiryOnOpenDay: true,
        openingHours: { ...defaultPolicy.openingHours, closedOnce: ['2027-11-22'] },
      },
      -1,
    ],
    ['2026-11-20T00:00:00Z', now, { validity: { days: 1 } }, -4],
  ] as const) {
    it(`are ${days} at ${at} under one to ${issuerNotAfter} ${JSON.stringify(policy)}`, () => {
      assert.equal(issuingDaysLeft(instant(issuerNotAfter), versionsOf(policy), instant(at)), days)
    })
  }

  // Today is 22 November 2026, by a version that opens 30 days before E; one from 1 December opens it at 45 or at 10.
  for (const [opens, days] of [
    [45, -15], // E on 6 January 2027 may be renewed today, and becomes 6 January 2028
    [10, 20], // and here E on 2 December at the latest, which leaves 20 days more
  ] as const) {
    it(`count from the latest E that may be renewed, by the version of that E: ${opens}`, () => {
      const [first] = versionsOf({ validityFrom: 'old-expiry' })
      assert.ok(first)
      const later = { ...first.policy, renewalOpens: opens }
      const versions = [
        first,
        { version: 2, effectiveFrom: Temporal.PlainDate.from('2026-12-01'), policy: later },
      ]
      assert.equal(issuingDaysLeft(instant('2027-12-22T14:59:59Z'), versions, instant(now)), days)
    })
  }
})

describe('a CA ends too soon to be made', () => {
  // On 22 November 2026 in Japan a certificate of a year ends with 22 November 2027; 30 days more are 22 December.
  const now = instant('2026-11-21T15:00:00Z')
  const [today] = versionsOf({})
  assert.ok(today)
  const coming = (policy: Partial<Policy>, from = '2027-04-01') => [
    today,
    {
      version: 2,
      effectiveFrom: Temporal.PlainDate.from(from),
      policy: { ...today.policy, ...policy },
    },
  ]
  for (const [issuerNotAfter, versions, expected, what] of [
    ['2027-12-22T14:59:59Z', [today], false, 'with thirty days to issue in'],
    ['2027-12-22T14:59:58Z', [today], true, 'with a second less'],
    ['2028-01-21T14:59:59Z', versionsOf({ validityFrom: 'old-expiry' }), false, 'counted from the old E'],
    ['2028-01-21T14:59:58Z', versionsOf({ validityFrom: 'old-expiry' }), true, 'and a second less'],
    ['2029-12-22T14:59:58Z', coming({ validity: { years: 3 } }), true, 'below what is announced'],
    ['2029-12-22T14:59:59Z', coming({ validity: { years: 3 } }), false, 'and with as much'],
    ['2027-12-22T14:59:59Z', coming({ validity: { years: 3 } }, '2026-11-22'), true, 'from today on'],
    ['2027-12-22T14:59:58Z', coming({ validity: { days: 9 } }), true, 'though a shorter one is announced'],
  ] as const) {
    it(`${expected} at ${issuerNotAfter} ${what}`, () =>
      assert.equal(endsTooSoon(instant(issuerNotAfter), versions, now), expected))
  }

  for (const [years, validity, expected] of [
    [1, { years: 1 }, true],
    [2, { years: 1 }, false],
    [2, { years: 2 }, true],
    [3, { months: 35 }, true],
    [3, { months: 34 }, false],
  ] as const) {
    it(`${expected} of ${years} years where certificates have ${JSON.stringify(validity)}`, () => {
      const { notAfter } = authoritySpan(now, years)
      assert.equal(endsTooSoon(notAfter, versionsOf({ validity }), now), expected)
    })
  }
})
