import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bankHours, tokyo, versionsWith } from '../../test/lives.ts'
import { defaultPolicy } from './default-policy.ts'
import { mailsAllowed, sendWindow } from './send-window.ts'

const versions = (window: { from: string; until: string; openDaysOnly: boolean }) =>
  versionsWith({ openingHours: bankHours, notices: { ...defaultPolicy.notices, window } })

describe('sendWindow', () => {
  const day = { from: '08:00', until: '20:00', openDaysOnly: false }
  const work = { ...day, openDaysOnly: true }
  const night = { from: '00:00', until: '24:00', openDaysOnly: false }
  for (const [title, window, when, expected] of [
    ['the second before it opens', day, '2027-02-19T07:59:59', undefined],
    ['the second in which it opens', day, '2027-02-19T08:00:00', '08:00–20:00'],
    ['its last second', day, '2027-02-19T19:59:59', '08:00–20:00'],
    ['the second after', day, '2027-02-19T20:00:00', undefined],
    ['a Sunday, where any day counts', day, '2027-02-21T09:00:00', '08:00–20:00'],
    ['a Sunday, where open days count', work, '2027-02-21T09:00:00', undefined],
    ['a Saturday that is open', work, '2027-02-20T09:00:00', '08:00–20:00'],
    ['New Year', work, '2027-01-01T09:00:00', undefined],
    ['the whole day, from its first second', night, '2027-02-19T00:00:00', '00:00–00:00'],
    ['the whole day, to its last', night, '2027-02-19T23:59:59', '00:00–00:00'],
  ] as const) {
    it(`${title}: ${expected ?? 'closed'}`, () => {
      const found = sendWindow(versions(window), tokyo(when))
      const clock = (at: Temporal.Instant) =>
        at.toZonedDateTimeISO('Asia/Tokyo').toPlainTime().toString().slice(0, 5)
      assert.equal(found && `${clock(found.from)}–${clock(found.until)}`, expected)
    })
  }
})

describe('mailsAllowed', () => {
  const window = { from: tokyo('2027-02-19T08:00:00'), until: tokyo('2027-02-19T20:00:00') }
  for (const [when, written, expected] of [
    ['2027-02-19T08:00:00', 0, 1000],
    ['2027-02-19T08:00:59', 1000, 0],
    ['2027-02-19T08:01:00', 1000, 1000],
    ['2027-02-19T08:01:00', 400, 1600],
    ['2027-02-19T18:00:00', 0, 2000],
    ['2027-02-19T08:00:00', 5000, 0],
  ] as const) {
    it(`${expected} at ${when} after ${written}`, () => {
      assert.equal(mailsAllowed(window, written, tokyo(when)), expected)
    })
  }
})
