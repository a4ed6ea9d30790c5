import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  at,
  bankHours,
  day,
  inForce,
  lifeWith,
  neverOpen,
  oldOne,
  policyWith,
  situationAt,
  tokyo,
  versionsWith,
} from '../../test/lives.ts'
import { type CertificateId, parseId } from './id.ts'
import type { CertificateFacts } from './life.ts'
import { lastSecond } from './local-day.ts'
import type { OpeningHours, PolicyVersion } from './policy.ts'
import { decideRenewal } from './renewal.ts'
import type { RenewalPull } from './renewal-pull.ts'
import { renewalInformation, type SuggestedWindow, suggestedWindow } from './suggested-window.ts'

/** A certificate whose place is this share of all places. */
const placedAt = (share: number, changes: Partial<CertificateFacts> = {}) => {
  const place = Math.min(2 ** 48 - 1, Math.floor(share * 2 ** 48))
  const id = parseId<CertificateId>(`00000000-0000-4000-8000-${place.toString(16).padStart(12, '0')}`)
  return oldOne({ id, ...changes })
}
const clock = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO('Asia/Tokyo').toPlainDateTime().toString({ smallestUnit: 'second' })
const told = (window: SuggestedWindow | undefined) =>
  window && `${clock(window.start)} ${clock(window.end)}${window.pull ? ` by ${window.pull.number}` : ''}`
const windowOf = (share: number, versions = versionsWith(), changes: Partial<CertificateFacts> = {}) =>
  told(suggestedWindow(placedAt(share, changes), versions))

const pull = (when: string, changes: Partial<RenewalPull> = {}): RenewalPull => ({
  number: 1,
  at: tokyo(when),
  spreadHours: 72,
  reason: { ja: '鍵を替えます。', en: 'Keys are changed.' },
  ...changes,
})

// E is 1 March 2027: renewable from 30 January, 31 days, of which two thirds end on 19 February at 16:00.
describe('the window that is suggested', () => {
  for (const [share, expected] of [
    [0, '2027-01-30T00:00:00 2027-01-31T00:00:00'],
    [0.5, '2027-02-08T20:00:00 2027-02-09T20:00:00'],
    [1, '2027-02-18T15:59:59 2027-02-19T15:59:59'],
  ] as const)
    it(`is ${expected} at ${share}`, () => assert.equal(windowOf(share), expected))

  it('opens with the version of E', () => {
    const later = {
      ...inForce(policyWith({ renewalOpens: 60 }), '2027-03-01', 2),
      addedAt: tokyo('2026-06-01T10:00:00'),
    }
    assert.equal(windowOf(0, [...versionsWith(), later]), '2026-12-31T00:00:00 2027-01-01T00:00:00')
  })

  it('lies in the opening hours, and where a day ends at midnight goes on into the next', () => {
    const versions = versionsWith({ openingHours: bankHours })
    for (const [share, expected] of [
      [0, '2027-01-30T08:00:00 2027-01-31T00:00:00'], // a Saturday until 24:00; Sunday is closed
      [0.08, '2027-02-01T08:00:00 2027-02-01T21:00:00'],
      [1, '2027-02-17T08:00:00 2027-02-17T21:00:00'], // a day’s length before 19 February at 16:00, in open hours
    ] as const)
      assert.equal(windowOf(share, versions), expected)
  })

  it('lies in the last third where all else is closed, and is none where all is', () => {
    const closedOnce = Array.from({ length: 26 }, (_, n) => day('2027-01-30').add({ days: n }).toString())
    const hours: OpeningHours = { ...policyWith().openingHours, closedOnce }
    assert.equal(
      windowOf(0, versionsWith({ openingHours: hours })),
      '2027-02-25T00:00:00 2027-02-26T00:00:00',
    )
    assert.equal(windowOf(0, versionsWith({ openingHours: neverOpen })), undefined)
  })

  it('follows the hours of the version of each day', () => {
    const later = {
      ...inForce(policyWith({ openingHours: neverOpen }), '2027-02-03', 2),
      addedAt: tokyo('2026-06-01T10:00:00'),
    }
    assert.equal(windowOf(1, [...versionsWith(), later]), '2027-02-02T00:00:00 2027-02-03T00:00:00')
  })

  it('is not before half its life, where that is shorter than the span', () => {
    const short = { notBefore: tokyo('2027-02-23T00:00:00') } // lives for seven days less a second
    assert.equal(windowOf(0, versionsWith(), short), '2027-02-26T11:59:59 2027-02-27T01:59:59')
  })

  it('ends before a predecessor’s does that ends within E', () => {
    const short = { notBefore: tokyo('2027-02-28T00:00:00'), notAfter: tokyo('2027-03-01T08:59:59') }
    assert.equal(windowOf(1, versionsWith(), short), '2027-03-01T00:44:59 2027-03-01T03:29:59')
  })
})

describe('a pull', () => {
  const of = (share: number, ...pulls: RenewalPull[]) => windowOf(share, versionsWith(), { pulls })

  for (const [share, expected] of [
    [0, '2026-11-22T10:00:00 2026-11-23T04:00:00 by 1'],
    [0.5, '2026-11-23T13:00:00 2026-11-24T07:00:00 by 1'],
    [1, '2026-11-24T16:00:00 2026-11-25T10:00:00 by 1'],
  ] as const)
    it(`spreads over its hours: ${expected}`, () =>
      assert.equal(of(share, pull('2026-11-22T10:00:00')), expected))

  it('moves nobody who has an earlier time', () => {
    assert.equal(of(0, pull('2027-02-01T10:00:00')), '2027-01-30T00:00:00 2027-01-31T00:00:00')
    assert.match(of(1, pull('2027-02-01T10:00:00')) ?? '', / by 1$/)
  })

  it('that was withdrawn moves nobody, and a second one not who was asked by the first', () => {
    const withdrawn = pull('2026-11-22T10:00:00', { withdrawnAt: tokyo('2026-11-23T10:00:00') })
    const second = pull('2026-11-25T10:00:00', { number: 2 })
    assert.equal(of(0, withdrawn), '2027-01-30T00:00:00 2027-01-31T00:00:00')
    assert.match(of(0, withdrawn, second) ?? '', /^2026-11-25.* by 2$/)
    assert.match(of(0, second, pull('2026-11-22T10:00:00')) ?? '', /^2026-11-22.* by 1$/)
  })

  it('begins at the next opening, and within whole seconds', () => {
    const pulls = [pull('2026-11-21T23:59:59.001')]
    assert.equal(
      windowOf(0, versionsWith({ openingHours: bankHours }), { pulls }),
      '2026-11-23T08:00:00 2026-11-23T14:30:00 by 1', // of 26 open hours a quarter
    )
    assert.equal(windowOf(0, versionsWith(), { pulls })?.slice(0, 19), '2026-11-22T00:00:00')
  })
})

describe('the load', () => {
  const ids = Array.from({ length: 2_000 }, (_, n) => placedAt(((n * 7919) % 2_000) / 2_000))
  const perDay = (versions: readonly PolicyVersion[], pulls?: RenewalPull[]) => {
    const counts = new Map<string, number>()
    for (const certificate of ids) {
      const window = suggestedWindow({ ...certificate, ...(pulls && { pulls }) }, versions)
      const begun = window ? clock(window.start).slice(0, 10) : 'none'
      counts.set(begun, (counts.get(begun) ?? 0) + 1)
    }
    return counts
  }

  it('of each day of two thirds of the span is the same', () => {
    const counts = [...perDay(versionsWith()).values()]
    const whole = counts.slice(0, -1)
    assert.equal(counts.length, 20)
    for (const count of whole) assert.ok(Math.abs(count - 2_000 / (19 + 2 / 3)) < 2, String(counts))
  })

  it('is as long as the day is open', () => {
    const counts = perDay(versionsWith({ openingHours: bankHours }))
    const [friday = 0, saturday = 0] = [counts.get('2027-02-05'), counts.get('2027-02-06')]
    assert.equal(counts.get('2027-02-07'), undefined)
    assert.ok(Math.abs(saturday / friday - 16 / 13) < 0.02, `${friday} ${saturday}`)
  })

  it('of a pull is even over its hours', () => {
    const counts = perDay(versionsWith(), [pull('2026-11-22T00:00:00', { spreadHours: 240 })])
    assert.equal(counts.size, 9)
    for (const count of counts.values()) assert.ok(Math.abs(count - 2_000 / 9) < 2, String([...counts]))
  })
})

describe('what is told of a certificate', () => {
  const current = oldOne()
  const ask = (
    certificate: CertificateFacts,
    now = at('2027-02-10T00:00:00Z'),
    stops: ['suspended'] | [] = [],
  ) => renewalInformation(certificate, lifeWith([certificate], [], { stops }), versionsWith(), now)
  it('is the same whenever it is asked', () =>
    assert.equal(told(ask(current)), told(ask(current, tokyo('2026-04-01T00:00:00')))))
  for (const stage of ['superseded', 'abandoned', 'revoked', 'retiring', 'signing'] as const)
    it(`is nothing when it is ${stage}`, () => assert.equal(ask(oldOne({ stage })), undefined))
  it('is nothing after E, and nothing while its holder is stopped', () => {
    assert.equal(ask(current, tokyo('2027-03-02T00:00:00')), undefined)
    assert.notEqual(ask(current, tokyo('2027-03-01T23:59:59')), undefined)
    assert.equal(ask(current, undefined, ['suspended']), undefined)
  })
})

/** Whatever the policy and the pulls: at each moment of the window the one decision function says yes. */
describe('at every moment of the window', () => {
  const hour = fc.integer({ min: 0, max: 23 })
  const span = fc.tuple(hour, hour).map(([a, b]) => {
    const text = (h: number) => `${String(h).padStart(2, '0')}:00`
    return { from: text(Math.min(a, b)), until: a === b ? '24:00' : text(Math.max(a, b)) }
  })
  const week = fc.record(
    { 1: span, 2: span, 3: span, 4: span, 5: span, 6: span, 7: span },
    { requiredKeys: [] },
  )
  const version = fc.record({
    renewalOpens: fc.integer({ min: 0, max: 90 }),
    week,
    begins: fc.integer({ min: 0, max: 500 }),
    added: fc.integer({ min: 0, max: 500 }),
  })
  const start = day('2026-03-01')
  const versionsOf = (drawn: readonly (typeof version extends fc.Arbitrary<infer V> ? V : never)[]) =>
    drawn.map(({ renewalOpens, week: days, begins, added }, n): PolicyVersion => {
      const openingHours = { week: days, closedEachYear: [], closedOnce: [] }
      const known = inForce(
        policyWith({ renewalOpens, openingHours }),
        n === 0 ? '2020-01-01' : start.add({ days: begins }).toString(),
        n + 1,
      )
      return n === 0 ? known : { ...known, addedAt: tokyo('2026-03-01T12:00:00').add({ hours: added * 24 }) }
    })
  const pulls = fc.array(
    fc
      .record({
        hours: fc.integer({ min: 0, max: 500 * 24 }),
        spreadHours: fc.integer({ min: 1, max: 2000 }),
      })
      .map(({ hours, spreadHours }) =>
        pull('2026-03-01T12:00:00', { at: tokyo('2026-03-01T12:00:00').add({ hours }), spreadHours }),
      ),
    { maxLength: 2 },
  )
  it('a renewal is allowed', () => {
    fc.assert(
      fc.property(
        fc.array(version, { minLength: 1, maxLength: 3 }),
        pulls,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 400 }),
        (drawn, asked, share, validDays) => {
          const versions = versionsOf(drawn)
          const expiryDate = start.add({ days: validDays })
          const dates = { expiryDate, notAfter: lastSecond(expiryDate, 'Asia/Tokyo'), pulls: asked }
          const certificate = placedAt(share, { ...dates, notBefore: tokyo('2026-03-01T09:50:00') })
          const window = suggestedWindow(certificate, versions)
          if (window === undefined) return
          assert.ok(Temporal.Instant.compare(window.start, window.end) < 0)
          for (const now of [window.start, window.end.subtract({ seconds: 1 })]) {
            const decision = decideRenewal(
              { certificateId: certificate.id },
              situationAt(now, lifeWith([certificate]), versions),
            )
            assert.equal(decision.answer, 'yes', `${now} ${told(window)} ${JSON.stringify(decision)}`)
          }
        },
      ),
      { numRuns: 300, seed: 6 },
    )
  })
})
