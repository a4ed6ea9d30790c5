import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { at, bankHours, day, policyWith, tokyo } from '../../test/lives.ts'
import type { Policy } from './policy.ts'
import { certificateValidity } from './validity.ts'

const expiry = (policy: Partial<Policy>, now: Temporal.Instant, old?: string) =>
  certificateValidity({
    policy: policyWith(policy),
    now,
    machineNow: now,
    ...(old !== undefined && { oldExpiryDate: day(old) }),
  })

describe('E is the local date of acquisition plus the validity', () => {
  for (const [title, policy, now, old, E, notAfter] of [
    ['a year', {}, '2026-11-22T10:00:00+09:00', undefined, '2027-11-22', '2027-11-22T14:59:59Z'],
    [
      'the first second of a day',
      {},
      '2026-11-22T00:00:00+09:00',
      undefined,
      '2027-11-22',
      '2027-11-22T14:59:59Z',
    ],
    [
      'the last second of a year',
      {},
      '2026-12-31T23:59:59+09:00',
      undefined,
      '2027-12-31',
      '2027-12-31T14:59:59Z',
    ],
    [
      '29 February and a year',
      {},
      '2028-02-29T10:00:00+09:00',
      undefined,
      '2029-02-28',
      '2029-02-28T14:59:59Z',
    ],
    [
      '29 February and four years',
      { validity: { years: 4 } },
      '2028-02-29T10:00:00+09:00',
      undefined,
      '2032-02-29',
      '2032-02-29T14:59:59Z',
    ],
    [
      '31 January and a month',
      { validity: { months: 1 } },
      '2027-01-31T10:00:00+09:00',
      undefined,
      '2027-02-28',
      '2027-02-28T14:59:59Z',
    ],
    [
      'days over a leap day',
      { validity: { days: 2 } },
      '2028-02-28T10:00:00+09:00',
      undefined,
      '2028-03-01',
      '2028-03-01T14:59:59Z',
    ],
    [
      'a renewal counts from acquisition',
      {},
      '2027-02-10T10:00:00+09:00',
      '2027-03-01',
      '2028-02-10',
      '2028-02-10T14:59:59Z',
    ],
    [
      'or from the old expiry by policy',
      { validityFrom: 'old-expiry' },
      '2027-02-10T10:00:00+09:00',
      '2027-03-01',
      '2028-03-01',
      '2028-03-01T14:59:59Z',
    ],
    [
      'an acquisition never does',
      { validityFrom: 'old-expiry' },
      '2027-02-10T10:00:00+09:00',
      undefined,
      '2028-02-10',
      '2028-02-10T14:59:59Z',
    ],
    [
      'E in summer time',
      { zone: 'America/New_York' },
      '2026-11-22T10:00:00-05:00',
      undefined,
      '2027-11-22',
      '2027-11-23T04:59:59Z',
    ],
    [
      'E on the short day',
      { zone: 'America/New_York' },
      '2026-03-14T12:00:00-04:00',
      undefined,
      '2027-03-14',
      '2027-03-15T03:59:59Z',
    ],
    [
      'E on the long day',
      { zone: 'America/New_York' },
      '2026-11-07T12:00:00-05:00',
      undefined,
      '2027-11-07',
      '2027-11-08T04:59:59Z',
    ],
    [
      'E on a closed day stays',
      { openingHours: bankHours },
      '2026-03-07T10:00:00+09:00',
      undefined,
      '2027-03-07',
      '2027-03-07T14:59:59Z',
    ],
    [
      'or moves to the next open one',
      { openingHours: bankHours, expiryOnOpenDay: true },
      '2026-03-07T10:00:00+09:00',
      undefined,
      '2027-03-08',
      '2027-03-08T14:59:59Z',
    ],
    [
      'over the year end too',
      { openingHours: bankHours, expiryOnOpenDay: true },
      '2025-12-31T10:00:00+09:00',
      undefined,
      '2027-01-04',
      '2027-01-04T14:59:59Z',
    ],
  ] as const) {
    it(`${title}: ${now} → ${E}`, () => {
      const validity = expiry(policy, at(now), old)
      assert.equal(validity.expiryDate.toString(), E)
      assert.equal(validity.notAfter.toString(), notAfter)
    })
  }
})

describe('notBefore is the earlier of the two clocks, backdated, in whole seconds', () => {
  for (const [title, now, machineNow, expected] of [
    ['one clock', '2026-11-22T01:00:00.999Z', '2026-11-22T01:00:00.999Z', '2026-11-22T00:50:00Z'],
    ['the demo clock ahead', '2027-02-10T01:00:00Z', '2026-11-22T01:00:00Z', '2026-11-22T00:50:00Z'],
    ['the demo clock behind', '2026-10-01T01:00:00Z', '2026-11-22T01:00:00Z', '2026-10-01T00:50:00Z'],
  ] as const) {
    it(title, () => {
      const { notBefore } = certificateValidity({
        policy: policyWith(),
        now: at(now),
        machineNow: at(machineNow),
      })
      assert.equal(notBefore.toString(), expected)
    })
  }

  it('takes nothing away when the policy backdates by nothing', () => {
    const now = tokyo('2026-11-22T10:00:00')
    assert.equal(expiry({ notBeforeBackdateMinutes: 0 }, now).notBefore.toString(), now.toString())
  })
})
