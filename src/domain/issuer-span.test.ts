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
})
