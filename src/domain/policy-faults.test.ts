import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bankHours, neverOpen, policyWith } from '../../test/lives.ts'
import { defaultPolicy } from './default-policy.ts'
import type { Policy } from './policy.ts'
import { policyFaults } from './policy-faults.ts'

const { key, notices, pickup, session, status, wording } = defaultPolicy

it('the default policy and the hours of a bank are without fault', () => {
  assert.deepEqual(policyFaults(policyWith({ openingHours: bankHours })), [])
  assert.deepEqual(policyFaults(defaultPolicy), [])
})

describe('policyFaults', () => {
  const bad: [Partial<Policy>, RegExp][] = [
    [{ zone: 'Asia/Edo' }, /zone/],
    [{ wording: { ...wording, service: { ja: '法人IBサービス', en: ' ' } } }, /wording\.service/],
    [{ wording: { ...wording, helpDesk: { ...wording.helpDesk, telephone: '' } } }, /telephone/],
    [
      { wording: { ...wording, helpDesk: { ...wording.helpDesk, telephone: '03\n04' } } },
      /telephone is not one line/,
    ],
    [{ wording: { ...wording, selfEn: 'the\r\nbank' } }, /wording\.selfEn is not one line/],
    [
      { wording: { ...wording, userPin: { ja: '暗証\u202e番号', en: 'PIN' } } },
      /wording\.userPin is not one line/,
    ],
    [
      { wording: { ...wording, user: { ja: 'とても長い名前の付いた利用者の方々', en: 'User' } } },
      /wording\.user\.ja/,
    ],
    [{ pin: { minLength: 5, maxLength: 12, tries: 5 } }, /pin/],
    [{ pin: { minLength: 8, maxLength: 7, tries: 5 } }, /pin/],
    [{ pin: { minLength: 6, maxLength: 12, tries: 0 } }, /tries/],
    [{ session: { ...session, idleMinutes: 481 } }, /outlasts/],
    [{ session: { ...session, absoluteHours: 0 } }, /session/],
    [{ session: { ...session, idleMinutes: 0 } }, /session: spans/],
    [{ session: { idleMinutes: 0.5, absoluteHours: 0.5 } }, /session: spans/],
    [{ openingHours: { ...bankHours, week: { 1: { from: '08:00', until: '25:00' } } } }, /week\.1/],
    [{ acquisitionDays: 0 }, /acquisitionDays/],
    [{ acquisitionReminders: [10, 30] }, /acquisitionReminders/],
    [{ acquisitionReminders: [81] }, /acquisitionReminders/],
    [{ pickup: { ...pickup, channels: [] } }, /channels/],
    [{ pickup: { ...pickup, mailMinutes: 0 } }, /pickup/],
    [{ pickup: { ...pickup, repeats: -1 } }, /repeats/],
    [{ validity: { years: 0 } }, /validity/],
    [{ notBeforeBackdateMinutes: -1 }, /Backdate/],
    [{ renewalOpens: 0, mailDays: [] }, /renewalOpens/],
    [{ validity: { days: 30 } }, /shorter than validity/],
    [{ mailDays: [40, 10] }, /mailDays/],
    [{ mailDays: [10, 10] }, /mailDays/],
    [{ afterExpiry: { kind: 'acquire', days: 0 } }, /afterExpiry/],
    [{ proveDays: 0.5 }, /proveDays/],
    [{ retirement: { kind: 'after', days: 0 } }, /retirement/],
    [{ freshActMinutes: 61 }, /freshAct/],
    [{ notMeHours: 23 }, /notMeHours/],
    [{ notMeHours: 721 }, /notMeHours/],
    [{ reportLockMinutes: 4 }, /reportLockMinutes/],
    [{ reportLockMinutes: 61 }, /reportLockMinutes/],
    [{ reportLockMinutes: 7.5 }, /reportLockMinutes/],
    [{ office: { ...defaultPolicy.office, tries: 2 } }, /office\.tries/],
    [{ office: { ...defaultPolicy.office, tries: 21 } }, /office\.tries/],
    [{ office: { ...defaultPolicy.office, lockMinutes: 0 } }, /office\.lockMinutes/],
    [{ office: { ...defaultPolicy.office, activationHours: 337 } }, /office\.activationHours/],
    [{ office: { ...defaultPolicy.office, approvalHours: 0 } }, /office\.approvalHours/],
    [{ notices: { ...notices, graceDays: [90] } }, /graceDays/],
    [{ notices: { ...notices, graceDays: [5, 10] } }, /graceDays/],
    [{ afterExpiry: { kind: 'acquire', days: 10 } }, /graceDays/],
    [{ notices: { ...notices, unprovedDays: [0] } }, /unprovedDays/],
    [{ notices: { ...notices, unprovedDays: [7, 3] } }, /unprovedDays/],
    [{ notices: { ...notices, unprovedDays: [31] } }, /unprovedDays/],
    [{ notices: { ...notices, window: { ...notices.window, from: '20:00' } } }, /notices\.window/],
    [{ notices: { ...notices, window: { ...notices.window, until: '24:01' } } }, /notices\.window/],
    [{ notices: { ...notices, from: { ...notices.from, address: 'Bank <a@b.example>' } } }, /notices\.from/],
    [{ notices: { ...notices, from: { name: { ja: 'a\nb', en: '' }, address: '' } } }, /notices\.from/],
    [{ notices: { ...notices, from: { ...notices.from, address: '案内@b.example' } } }, /notices\.from/],
    [{ notices: { ...notices, from: { ...notices.from, address: 'a,b@c.example' } } }, /notices\.from/],
    [{ notices: { ...notices, paragraph: { ja: 'https://bank.example', en: '' } } }, /paragraph/],
    [
      { notices: { ...notices, paragraph: { ja: 'ｈｔｔｐｓ：／／ｂａｎｋ．ｅｘａｍｐｌｅ', en: '' } } },
      /paragraph/,
    ],
    [{ notices: { ...notices, paragraph: { ja: '', en: 'mailto:help@bank.example' } } }, /paragraph/],
    [{ notices: { ...notices, paragraph: { ja: '', en: 'one\u202eowt' } } }, /paragraph/],
    [{ notices: { ...notices, paragraph: { ja: '', en: 'one\u001b[2Jtwo' } } }, /paragraph/],
    [{ notices: { ...notices, paragraph: { ja: 'あ'.repeat(4001), en: '' } } }, /paragraph/],
    [{ acquisitionDays: 1001 }, /acquisitionDays/],
    [{ proveDays: 1001 }, /proveDays/],
    [{ afterExpiry: { kind: 'acquire', days: 1001 } }, /afterExpiry/],
    [{ afterExpiry: { kind: 'revoke-first', days: 1001 } }, /afterExpiry/],
    [{ keepDays: 29 }, /keepDays/],
    [{ keepDays: 3651 }, /keepDays/],
    [{ keepDays: 30, session: { idleMinutes: 30 * 1440 + 1, absoluteHours: 2400 } }, /outlasts keepDays/],
    [{ key: { ...key, algorithm: 'RSA-2048', accepted: ['EC-P256'] } }, /accepted/],
    [{ key: { ...key, media: [] } }, /media/],
    [{ openingHours: neverOpen }, /no open day/],
    [{ openingHours: { ...bankHours, week: { 1: { from: '21:00', until: '08:00' } } } }, /week\.1/],
    [{ openingHours: { ...bankHours, week: { 1: { from: '8:00', until: '21:00' } } } }, /week\.1/],
    [{ openingHours: { ...bankHours, closedEachYear: ['02-30'] } }, /02-30/],
    [{ openingHours: { ...bankHours, closedOnce: ['2027-02-29'] } }, /2027-02-29/],
    [{ status: { ...status, seenSeconds: 9 } }, /status\.seenSeconds: from/],
    [
      { status: { ...status, answerMinutes: 600, answerAheadMinutes: 500, seenSeconds: 3601 } },
      /seenSeconds: from/,
    ],
    [
      { status: { ...status, answerAheadMinutes: 1, seenSeconds: 61 } },
      /seenSeconds: no longer than answerAhead/,
    ],
    [{ status: { ...status, backdateMinutes: -1 } }, /status\.backdateMinutes/],
    [{ status: { ...status, backdateMinutes: 61 } }, /status\.backdateMinutes/],
    [{ status: { ...status, listHours: 1, listAheadHours: 0 } }, /status\.listHours/],
    [{ status: { ...status, listHours: 241 } }, /status\.listHours/],
    [{ status: { ...status, listAheadHours: 0 } }, /status\.listAheadHours/],
    [{ status: { ...status, listAheadHours: 24 } }, /status\.listAheadHours/],
    [{ status: { ...status, answerMinutes: 1, answerAheadMinutes: 0 } }, /status\.answerMinutes/],
    [{ status: { ...status, answerMinutes: 10_081 } }, /status\.answerMinutes: from/],
    [{ status: { ...status, answerAheadMinutes: 60 } }, /status\.answerAheadMinutes/],
    [{ status: { ...status, answerAheadMinutes: 0 } }, /status\.answerAheadMinutes/],
    [
      { status: { ...status, responderAheadDays: 1, answerMinutes: 1441 } },
      /answerMinutes: no longer than responder/,
    ],
    [{ status: { ...status, responderDays: 91 } }, /status\.responderDays/],
    [{ status: { ...status, responderDays: 1, responderAheadDays: 0 } }, /status\.responderDays/],
    [{ status: { ...status, responderAheadDays: 14 } }, /status\.responderAheadDays/],
    [{ status: { ...status, responderAheadDays: 0 } }, /status\.responderAheadDays/],
  ]
  for (const [changes, fault] of bad) {
    it(`finds ${JSON.stringify(changes).slice(0, 70)}`, () => {
      const faults = policyFaults(policyWith(changes))
      assert.match(faults.join('; '), fault)
    })
  }

  for (const narrowest of [
    {
      seenSeconds: 10,
      backdateMinutes: 0,
      listHours: 2,
      listAheadHours: 1,
      answerMinutes: 2,
      answerAheadMinutes: 1,
    },
    {
      responderDays: 2,
      responderAheadDays: 1,
      answerMinutes: 1440,
      answerAheadMinutes: 1439,
      seenSeconds: 3600,
    },
    {
      backdateMinutes: 60,
      listHours: 240,
      listAheadHours: 239,
      answerMinutes: 10_080,
      answerAheadMinutes: 1,
    },
    { responderDays: 90, responderAheadDays: 89, answerAheadMinutes: 1, seenSeconds: 60 },
  ])
    it(`takes ${JSON.stringify(narrowest)}`, () =>
      assert.deepEqual(policyFaults(policyWith({ status: { ...status, ...narrowest } })), []))

  it('29 February may be closed each year', () => {
    assert.deepEqual(
      policyFaults(policyWith({ openingHours: { ...bankHours, closedEachYear: ['02-29'] } })),
      [],
    )
  })
})
