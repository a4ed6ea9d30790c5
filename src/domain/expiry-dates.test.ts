import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { at, bankHours, day, inForce, oldOne, policyWith, tokyo, versionsWith } from '../../test/lives.ts'
import { acquisitionDeadline, expiryDates, hasExpired } from './expiry-dates.ts'
import type { AfterExpiry } from './policy.ts'

const now = tokyo('2027-02-10T10:00:00')
const datesOf = (E: string, versions = versionsWith()) => expiryDates({ expiryDate: day(E) }, versions, now)
const lastDay = (E: string, versions = versionsWith()) => {
  const { recovery } = datesOf(E, versions)
  return recovery.kind === 'reissue' ? recovery.kind : `${recovery.kind} ${recovery.lastDay}`
}

describe('the dates of the year', () => {
  for (const [E, opens, mails, recovered] of [
    ['2027-03-01', '2027-01-30', ['2027-01-30', '2027-02-19'], '2027-05-30'],
    ['2028-02-29', '2028-01-30', ['2028-01-30', '2028-02-19'], '2028-05-29'],
    ['2028-03-30', '2028-02-29', ['2028-02-29', '2028-03-20'], '2028-06-28'],
    ['2027-03-31', '2027-03-01', ['2027-03-01', '2027-03-21'], '2027-06-29'],
    ['2027-12-31', '2027-12-01', ['2027-12-01', '2027-12-21'], '2028-03-30'],
    ['2028-01-01', '2027-12-02', ['2027-12-02', '2027-12-22'], '2028-03-31'],
  ] as const) {
    it(`of E ${E}: renewal from ${opens}, mails on ${mails.join(' and ')}, recovery to ${recovered}`, () => {
      const dates = datesOf(E)
      assert.equal(dates.renewalOpensOn.toString(), opens)
      assert.deepEqual(
        dates.mailsOn.map((mail) => mail.day.toString()),
        mails,
      )
      assert.equal(lastDay(E), `acquire ${recovered}`)
    })
  }
})

describe('recovery that ends on a closed day', () => {
  const versions = versionsWith({ openingHours: bankHours })
  for (const [E, recovered] of [
    ['2027-03-01', 'acquire 2027-05-31'], // day 90 is a Sunday
    ['2027-03-02', 'acquire 2027-05-31'], // day 90 is that Monday
    ['2027-10-03', 'acquire 2028-01-04'], // day 90 is 1 January
  ] as const) {
    it(`of E ${E}: ${recovered}`, () => assert.equal(lastDay(E, versions), recovered))
  }
})

describe('the last moment of renewal', () => {
  const versions = versionsWith({ openingHours: bankHours })
  for (const [E, moment] of [
    ['2027-03-01', '2027-03-01T20:59:59'],
    ['2027-03-07', '2027-03-06T23:59:59'],
    ['2027-01-03', '2026-12-30T20:59:59'],
  ] as const) {
    it(`of E ${E} is ${moment}`, () => {
      assert.equal(datesOf(E, versions).lastRenewalMoment?.toString(), tokyo(moment).toString())
    })
  }

  it('is the hour within E in which another CA has let it end', () => {
    const until = (hour: string) => {
      const dates = { expiryDate: day('2027-03-01'), notAfter: tokyo(`2027-03-01T${hour}`) }
      return expiryDates(dates, versions, now).lastRenewalMoment?.toString()
    }
    assert.equal(until('08:59:59'), tokyo('2027-03-01T08:59:59').toString())
    assert.equal(until('23:59:59'), tokyo('2027-03-01T20:59:59').toString())
  })

  it('is the end of E where nothing closes', () => {
    assert.equal(datesOf('2027-03-01').lastRenewalMoment?.toString(), tokyo('2027-03-01T23:59:59').toString())
  })

  it('is none where all of the window is closed', () => {
    const openingHours = { ...bankHours, closedOnce: ['2027-03-05'] }
    const closed = versionsWith({ openingHours, renewalOpens: 2, mailDays: [] })
    assert.equal(
      datesOf('2027-03-07', closed).lastRenewalMoment?.toString(),
      tokyo('2027-03-06T23:59:59').toString(),
    )
    const shorter = versionsWith({
      openingHours: { ...openingHours, week: { 5: { from: '08:00', until: '21:00' } } },
      renewalOpens: 2,
    })
    assert.equal(datesOf('2027-03-07', shorter).lastRenewalMoment, undefined)
  })
})

describe('a version that starts in between', () => {
  const versions = [
    inForce(policyWith()),
    inForce(policyWith({ afterExpiry: { kind: 'acquire', days: 80 }, renewalOpens: 40 }), '2027-04-01', 2),
  ]
  for (const [E, opens, recovered] of [
    ['2027-03-31', '2027-03-01', 'acquire 2027-06-29'],
    ['2027-04-01', '2027-02-20', 'acquire 2027-06-20'],
  ] as const) {
    it(`counts for E ${E} alone: from ${opens}, ${recovered}`, () => {
      assert.equal(datesOf(E, versions).renewalOpensOn.toString(), opens)
      assert.equal(lastDay(E, versions), recovered)
    })
  }
})

describe('a date once told never moves earlier', () => {
  const told = { kind: 'acquire', lastDay: day('2027-05-30') } as const
  const cases: [AfterExpiry, string][] = [
    [{ kind: 'acquire', days: 80 }, 'acquire 2027-05-30'],
    [{ kind: 'acquire', days: 180 }, 'acquire 2027-08-28'],
    [{ kind: 'revoke-first', days: 80 }, 'acquire 2027-05-30'],
    [{ kind: 'reissue' }, 'acquire 2027-05-30'],
  ]
  for (const [afterExpiry, expected] of cases) {
    it(`${JSON.stringify(afterExpiry)} leaves ${expected}`, () => {
      const { recovery } = expiryDates(
        { expiryDate: day('2027-03-01'), toldRecovery: told },
        versionsWith({ afterExpiry }),
        now,
      )
      assert.ok(recovery.kind !== 'reissue')
      assert.equal(`${recovery.kind} ${recovery.lastDay}`, expected)
    })
  }

  it('nothing told, and policy says reissue: there is no way back by oneself', () => {
    assert.equal(lastDay('2027-03-01', versionsWith({ afterExpiry: { kind: 'reissue' } })), 'reissue')
  })
})

describe('acquisitionDeadline', () => {
  for (const [opened, expected, openingHours] of [
    ['2026-11-22', '2027-02-10', undefined],
    ['2026-10-12', '2026-12-31', undefined],
    ['2026-10-12', '2027-01-04', bankHours],
    ['2028-02-09', '2028-04-29', bankHours], // over 29 February
  ] as const) {
    it(`opened on ${opened}: ${expected}`, () => {
      const policy = policyWith(openingHours && { openingHours })
      assert.equal(acquisitionDeadline(policy, day(opened)).toString(), expected)
    })
  }
})

describe('hasExpired', () => {
  const morning = oldOne({ notAfter: at('2027-03-01T00:00:00Z') }) // a predecessor's: 09:00 in Tokyo
  for (const [certificate, when, expected] of [
    [oldOne(), '2027-03-01T23:59:59', false],
    [oldOne(), '2027-03-01T23:59:59.999', false],
    [oldOne(), '2027-03-02T00:00:00', true],
    [morning, '2027-03-01T09:00:00', false],
    [morning, '2027-03-01T09:00:01', true],
  ] as const) {
    it(`${expected} at ${when} with notAfter ${certificate.notAfter}`, () => {
      assert.equal(hasExpired(certificate, 'Asia/Tokyo', tokyo(when)), expected)
    })
  }
})
