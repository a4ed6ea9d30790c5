import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { defaultPolicy } from '../../../domain/default-policy.ts'
import type { CertificateId } from '../../../domain/id.ts'
import type { RefusalCode } from '../../../domain/refusal.ts'
import type { Standing } from '../../../domain/standing.ts'
import { refusalNumber } from '../../../words/refusal-number.ts'
import { refusalSentence } from '../../../words/refusal-sentence.ts'
import { timelineWords } from '../../../words/timeline.ts'
import { speak } from '../../../words/voice.ts'
import { datesIn } from '../parts/dates.ts'
import { refusalIn } from '../parts/refusal.ts'
import { eventSentence } from './event-sentence.ts'
import { standingSentence } from './standing.ts'

const zone = 'Asia/Tokyo'
const { wording } = defaultPolicy
const speaking = {
  ja: { language: 'ja', voice: speak(wording, 'ja'), dates: datesIn('ja', zone) },
  en: { language: 'en', voice: speak(wording, 'en'), dates: datesIn('en', zone) },
} as const
const languages = ['ja', 'en'] as const
const ends = { ja: /。$/, en: /\.$/ }

describe('a standing in words', () => {
  const certificateId = 'c' as CertificateId
  const day = Temporal.PlainDate.from('2027-03-01')
  const at = Temporal.Instant.from('2027-03-01T14:59:59Z')
  const lastDay = Temporal.PlainDate.from('2027-05-30')
  const standings = {
    'not-acquired': { kind: 'not-acquired', deadline: day },
    'not-yet-valid': { kind: 'not-yet-valid', certificateId, validFrom: at },
    active: { kind: 'active', certificateId, expiryDate: day, renewalOpensOn: day.subtract({ days: 30 }) },
    renewable: { kind: 'renewable', certificateId, expiryDate: day, daysLeft: 24, lastRenewalMoment: at },
    'being-proved': { kind: 'being-proved', certificateId, expiryDate: day, proveUntil: at },
    retiring: { kind: 'retiring', certificateId, retireAt: at },
    'expired-recoverable': {
      kind: 'expired-recoverable',
      certificateId,
      expiryDate: day,
      recovery: { kind: 'acquire', lastDay },
    },
    lapsed: { kind: 'lapsed', certificateId, expiryDate: day, recovery: { kind: 'acquire', lastDay } },
    superseded: { kind: 'superseded', certificateId },
    abandoned: { kind: 'abandoned', certificateId },
    revoked: { kind: 'revoked', certificateId, reason: 'keyCompromise' },
    stopped: { kind: 'stopped', stop: 'loss-reported' },
  } satisfies Record<Standing['kind'], Standing>

  for (const [kind, standing] of Object.entries(standings)) {
    for (const language of languages) {
      it(`${kind} as it comes over the wire has its dates in ${language}`, () => {
        const overTheWire = JSON.parse(JSON.stringify(standing))
        const sentence = standingSentence(overTheWire, speaking[language])
        assert.match(sentence, ends[language])
        assert.doesNotMatch(sentence, /undefined|NaN|Invalid/)
        const hasDay = Object.values(standing).some((value) => typeof value === 'object')
        if (hasDay) assert.ok(sentence.includes(speaking[language].dates.date('2027-03-01')), sentence)
      })
    }
  }

  it('tells the last day of the way back in, and who must go first', () => {
    const sentence = (recovery: string) =>
      standingSentence(
        {
          kind: 'expired-recoverable',
          expiryDate: '2027-03-01',
          recovery: { kind: recovery, lastDay: '2027-05-30' },
        },
        speaking.en,
      )
    assert.match(sentence('acquire'), /^It expired on .*Until Sunday, 30 May 2027 the person can/)
    assert.match(sentence('revoke-first'), /Once the old one is revoked/)
  })

  it('says nothing false of a kind that a later release knows', () => {
    assert.equal(standingSentence({ kind: 'on-holiday' }, speaking.ja), 'on-holiday')
  })
})

describe('a refusal in words', () => {
  const facts = {
    lastDay: '2027-05-30',
    expiryDate: '2027-03-01',
    opensAt: '2027-03-01T23:00:00Z',
    triesLeft: 2,
  }
  for (const code of Object.keys(refusalNumber)) {
    for (const language of languages) {
      it(`${code} is told as on the customers’ pages in ${language}`, () => {
        const { voice, dates } = speaking[language]
        const { what, next } = refusalIn(code, facts, voice, dates) ?? assert.fail('no sentence')
        assert.deepEqual({ what, next }, refusalSentence(code as RefusalCode, facts, wording, language, zone))
      })
    }
  }
})

describe('the time line in words', () => {
  for (const language of languages) {
    for (const kind of Object.keys(timelineWords[language])) {
      it(`${kind} is a sentence in ${language}, with facts and without`, () => {
        const facts = {
          door: 'acquisition logon-pin',
          code: 'door-locked',
          deadline: '2027-03-01',
          triesLeft: 1,
        }
        for (const sentence of [facts, {}].map((some) =>
          eventSentence({ kind, facts: some }, speaking[language]),
        )) {
          assert.match(sentence, ends[language])
          assert.doesNotMatch(sentence, /undefined|。。|\.\.$/)
        }
      })
    }
  }

  it('tells a loss from what was not his doing', () => {
    for (const kind of ['loss-reported', 'loss-report-refused']) {
      const said = (reason: string, language: 'ja' | 'en') =>
        eventSentence({ kind, facts: { reason } }, speaking[language])
      assert.match(said('loss', 'en'), /loss or theft/i)
      assert.match(said('not-me', 'en'), /this was not me/i)
      assert.match(said('loss', 'ja'), /^紛失・盗難の届出/)
      assert.match(said('not-me', 'ja'), /^「身に覚えがない」との届出/)
    }
  })

  it('says why a log-on was refused', () => {
    const said = eventSentence({ kind: 'log-on-refused', facts: { failure: 'expired' } }, speaking.en)
    assert.match(said, /^The log-on with a certificate was refused: .*expired/)
  })
})
