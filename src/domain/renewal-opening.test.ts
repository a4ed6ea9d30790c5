import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { day, inForce, policyWith, tokyo } from '../../test/lives.ts'
import type { PolicyVersion } from './policy.ts'
import { renewalOpening } from './renewal-opening.ts'

/** E − 30 is 30 January, E − 10 is 19 February 2027. */
const expiryDate = day('2027-03-01')
const came = inForce(policyWith({ renewalOpens: 30 }))
const later = (version: number, renewalOpens: number, addedAt: string, from: string): PolicyVersion => ({
  ...inForce(policyWith({ renewalOpens, mailDays: [10] }), from, version),
  addedAt: tokyo(addedAt),
})
const opens = (...versions: PolicyVersion[]) => renewalOpening(expiryDate, versions).toString()

describe('the day on which renewal opens', () => {
  it('is counted by the version of E', () => {
    assert.equal(opens(came), '2027-01-30')
    assert.equal(opens(came, later(2, 40, '2026-11-01T10:00:00', '2027-03-01')), '2027-01-20')
    assert.equal(opens(came, later(2, 40, '2026-11-01T10:00:00', '2027-03-02')), '2027-01-30')
  })

  for (const [when, expected] of [
    ['2027-01-29T23:59:59', '2027-02-19'],
    ['2027-01-30T00:00:00', '2027-01-30'], // at that very instant somebody may have been told
    ['2027-01-30T00:00:01', '2027-01-30'],
    ['2027-02-10T10:00:00', '2027-01-30'],
  ] as const)
    it(`is ${expected} where a shorter window was added at ${when}`, () =>
      assert.equal(opens(came, later(2, 10, when, '2027-02-15')), expected))

  it('stays, whatever comes after', () => {
    const shorter = later(2, 10, '2027-02-01T10:00:00', '2027-02-15')
    assert.equal(opens(came, shorter, later(3, 5, '2027-02-02T10:00:00', '2027-02-16')), '2027-01-30')
    assert.equal(opens(came, shorter, later(3, 60, '2027-02-02T10:00:00', '2027-02-16')), '2026-12-31')
  })

  it('is not moved by a mistake that was replaced before it opened anything', () => {
    const mistake = later(2, 60, '2026-12-01T10:00:00', '2027-02-15') // opens on 31 December
    assert.equal(opens(came, mistake, later(3, 20, '2026-12-02T10:00:00', '2027-02-15')), '2027-02-09')
  })

  it('of whom the mistake has opened it for, stays open', () => {
    const mistake = later(2, 60, '2026-12-01T10:00:00', '2027-02-15')
    assert.equal(opens(came, mistake, later(3, 20, '2027-01-05T10:00:00', '2027-02-15')), '2026-12-31')
  })

  it('is not what an older one would have been before the institution came with both', () => {
    const at = { addedAt: tokyo('2027-02-10T10:00:00') }
    const [older, newer] = [came, inForce(policyWith({ renewalOpens: 10 }), '2027-02-15', 2)]
    assert.equal(opens({ ...older, ...at }, { ...newer, ...at }), '2027-02-19')
  })

  it('stays open for whom the first of two opened it, though both were added at one instant', () => {
    const longer = later(2, 40, '2027-01-20T10:00:00', '2027-02-15') // opens on 20 January
    assert.equal(opens(came, longer, later(3, 10, '2027-01-20T10:00:00', '2027-02-15')), '2027-01-20')
  })

  it('takes no heed of what comes in which order in the list', () => {
    const shorter = later(2, 10, '2027-02-10T10:00:00', '2027-02-15')
    assert.equal(opens(shorter, came), '2027-01-30')
  })
})
