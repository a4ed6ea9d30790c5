import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { inForce, lifeWith, newOne, oldOne, policyWith, situationAt, tokyo } from '../../test/lives.ts'
import { decide } from './decision.ts'
import type { CertificateFacts, MemberFacts } from './life.ts'
import { decideReport, reportableEvents, reportableSince } from './not-me.ts'

const signedAt = tokyo('2027-02-10T10:00:00')
const provedAt = tokyo('2027-02-10T10:20:00')
const made = newOne({ signedAt })
const proved = newOne({ stage: 'current', signedAt, provedAt })
const old = oldOne({ signedAt: tokyo('2026-03-01T10:00:00'), provedAt: tokyo('2026-03-01T10:30:00') })
const retired: CertificateFacts = { ...old, stage: 'superseded', endedAt: provedAt }
const notMe = { act: 'report-loss', reason: 'not-me' } as const

const situation = (
  now: string,
  certificates: readonly CertificateFacts[] = [made, old],
  member: Partial<MemberFacts> = {},
) => situationAt(tokyo(now), lifeWith(certificates, [], member))

describe('for 72 hours', () => {
  for (const [now, certificates, expected] of [
    ['2027-02-10T10:00:00', [made, old], 'yes'],
    ['2027-02-13T09:59:59', [made, old], 'yes'], // 71:59:59
    ['2027-02-13T10:00:00', [made, old], 'yes'], // 72:00:00, the last instant
    ['2027-02-13T10:00:00.000001', [made, old], 'no'],
    ['2027-02-13T10:00:01', [made, old], 'no'],
    // the first log-on and the end of the old one, twenty minutes later, begin it anew
    ['2027-02-13T10:20:00', [proved, retired], 'yes'],
    ['2027-02-13T10:20:01', [proved, retired], 'no'],
    // without the new one in sight, the end of the old one is enough
    ['2027-02-13T10:20:00', [retired], 'yes'],
    ['2027-02-13T10:20:01', [retired], 'no'],
    ['2027-02-11T10:00:00', [old], 'no'],
    ['2027-02-11T10:00:00', [], 'no'],
  ] as const) {
    it(`${expected} at ${now} for ${certificates.map(({ stage }) => stage).join(', ') || 'none'}`, () => {
      assert.equal(decideReport(notMe, situation(now, certificates)).answer, expected)
    })
  }

  it('says why not, whom to ask and until when it was possible', () => {
    const answer = decideReport(notMe, situation('2027-02-13T10:00:01'))
    assert.deepEqual(answer, {
      answer: 'no',
      code: 'not-me-too-late',
      remedy: { kind: 'ask-institution' },
      facts: { hours: 72, until: '2027-02-13T01:00:00Z' },
    })
  })

  it('a clock that was set back takes nothing away', () => {
    assert.equal(decideReport(notMe, situation('2027-02-10T09:00:00')).answer, 'yes')
  })
})

describe('the events', () => {
  it('of a renewal are the issue, the first log-on and the end of the old one, newest first', () => {
    const events = reportableEvents(situation('2027-02-10T12:00:00', [proved, retired]))
    assert.deepEqual(
      events.map(({ kind, certificateId }) => [kind, certificateId]),
      [
        ['proved', proved.id],
        ['retired', retired.id],
        ['issued', proved.id],
      ],
    )
  })

  it('leave out what was recorded and never signed, and what was abandoned unused is an issue', () => {
    const { signedAt: _, ...unsigned } = made
    const at = '2027-02-10T12:00:00'
    const abandoned = { stage: 'abandoned', endedAt: provedAt } as const
    assert.deepEqual(reportableEvents(situation(at, [{ ...unsigned, ...abandoned }, old])), [])
    const kinds = reportableEvents(situation(at, [{ ...made, ...abandoned }, old])).map(({ kind }) => kind)
    assert.deepEqual(kinds, ['issued'])
  })

  it('leave out an end that the office brought about: it is no retirement', () => {
    const revoked = { ...old, stage: 'revoked', revokedFor: 'keyCompromise', endedAt: provedAt } as const
    assert.deepEqual(reportableEvents(situation('2027-02-10T12:00:00', [revoked])), [])
  })

  it('there is something to report since the newest of them', () => {
    const since = (...certificates: CertificateFacts[]) =>
      reportableSince(situation('2027-02-10T12:00:00', certificates))?.toString()
    assert.equal(since(proved, retired), provedAt.toString())
    assert.equal(since(made, old), signedAt.toString())
    assert.equal(since(old), undefined)
  })
})

describe('the number of hours', () => {
  const spans = (then: number, today: number, now: string) =>
    decideReport(
      notMe,
      situationAt(tokyo(now), lifeWith([made, old]), [
        inForce(policyWith({ notMeHours: then })),
        inForce(policyWith({ notMeHours: today }), '2027-02-11', 2),
      ]),
    ).answer

  it('that was told is never shortened by a new policy', () => {
    assert.equal(spans(72, 24, '2027-02-13T10:00:00'), 'yes')
    assert.equal(spans(72, 24, '2027-02-13T10:00:01'), 'no')
  })

  it('is lengthened by it', () => {
    assert.equal(spans(24, 48, '2027-02-12T10:00:00'), 'yes')
    assert.equal(spans(24, 48, '2027-02-12T10:00:01'), 'no')
  })
})

describe('a report', () => {
  const at = '2027-02-11T10:00:00'
  for (const [stops, notMeAnswer, lossAnswer] of [
    [[], 'now', 'now'],
    [['suspended'], 'now', 'now'],
    [['locked-by-administrator'], 'now', 'now'],
    [['loss-reported'], 'before', 'before'],
    [['loss-reported', 'suspended'], 'before', 'before'],
    [['ended'], 'member-stopped', 'member-stopped'],
    [['ended', 'loss-reported'], 'member-stopped', 'member-stopped'],
  ] as const) {
    it(`of someone who is ${stops.join(' and ') || 'not stopped'}`, () => {
      const told = (reason: 'not-me' | 'loss') => {
        const answer = decideReport({ act: 'report-loss', reason }, situation(at, [made, old], { stops }))
        return answer.answer === 'yes' ? answer.grant.stopped : answer.code
      }
      assert.equal(told('not-me'), notMeAnswer)
      assert.equal(told('loss'), lossAnswer)
    })
  }

  it('of loss needs no event, and a second one after the time is harmless', () => {
    const late = '2027-06-01T10:00:00'
    assert.equal(decideReport({ act: 'report-loss', reason: 'loss' }, situation(late)).answer, 'yes')
    const stopped = decideReport(notMe, situation(late, [made, old], { stops: ['loss-reported'] }))
    assert.deepEqual(stopped, { answer: 'yes', grant: { act: 'report-loss', stopped: 'before' } })
  })

  it('is about the event that was named, or about the newest', () => {
    const now = situation(at, [proved, retired])
    const about = (event?: { kind: 'issued'; certificateId: typeof made.id }) => {
      const answer = decideReport({ ...notMe, ...(event && { event }) }, now)
      return answer.answer === 'yes' ? answer.grant.event?.kind : answer.code
    }
    assert.equal(about(), 'proved')
    assert.equal(about({ kind: 'issued', certificateId: made.id }), 'issued')
    assert.equal(about({ kind: 'issued', certificateId: old.id }), 'not-me-too-late')
  })

  it('is decided where all is decided, by no hour, switch or door', () => {
    const closed = situation(at, [made, old], { lockedDoors: ['acquisition', 'pickup', 'logon-pin'] })
    const off = { acquisition: 'off', renewal: 'off', reissue: 'off', mails: 'off' } as const
    const decision = decide(notMe, { ...closed, switches: off })
    assert.equal(decision.answer, 'yes')
    assert.deepEqual(decision.versions, { today: 1, expiry: 1 })
  })
})
