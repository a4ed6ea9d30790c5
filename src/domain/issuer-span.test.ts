import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPolicy } from './default-policy.ts'
import { issuingDaysLeft, outlives } from './issuer-span.ts'
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
