import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { authorityStage, isListLate, isResponderLate } from './authority-alarms.ts'
import { defaultPolicy } from './default-policy.ts'

const at = Temporal.Instant.from
const { status } = defaultPolicy

describe('the stage in which a CA nears its end', () => {
  for (const [level, daysLeft, expected] of [
    ['issuing', 3000, undefined],
    ['issuing', 121, undefined],
    ['issuing', 120, 120],
    ['issuing', 61, 120],
    ['issuing', 60, 60],
    ['issuing', 31, 60],
    ['issuing', 30, 30],
    ['issuing', 14, 14],
    ['issuing', 7, 7],
    ['issuing', 1, 7],
    ['issuing', 0, 0],
    ['issuing', -1, 0],
    ['root', 1096, undefined],
    ['root', 1095, 1095],
    ['root', 731, 1095],
    ['root', 730, 730],
    ['root', 8, 30],
    ['root', 7, 7],
    ['root', -400, 7],
  ] as const) {
    it(`of ${level} with ${daysLeft} days left is ${expected}`, () =>
      assert.equal(authorityStage(level, daysLeft), expected))
  }
})

const begun = at('2026-11-01T00:00:00Z')
const list = { thisUpdate: at('2026-11-22T00:00:00Z'), nextUpdate: at('2026-12-22T00:00:00Z') }

describe('a list', () => {
  for (const [title, isKeyHere, newest, now, expected] of [
    ['is in time up to an hour after half of its life', true, list, '2026-11-22T12:59:59Z', false],
    ['is late after it', true, list, '2026-11-22T13:00:00Z', true],
    ['of a CA that is new need not be there', true, undefined, '2026-11-01T12:59:59Z', false],
    ['that never was is late', true, undefined, '2026-11-01T13:00:00Z', true],
    [
      'that was brought in is in time until a week before its end',
      false,
      list,
      '2026-12-14T23:59:59Z',
      false,
    ],
    ['that was brought in is late a week before its end', false, list, '2026-12-15T00:00:00Z', true],
    ['of a key elsewhere is late at once', false, undefined, '2026-11-01T00:00:00Z', true],
  ] as const) {
    it(title, () => assert.equal(isListLate({ isKeyHere }, newest, begun, status, at(now)), expected))
  }

  for (const [title, listHours, listAheadHours, now, expected] of [
    ['good for long is late an hour after it should be there', 240, 120, '2026-11-27T00:59:59Z', false],
    ['good for long is late at that hour', 240, 120, '2026-11-27T01:00:00Z', true],
    ['with an hour left is late when half of that is over', 4, 1, '2026-11-22T03:29:59Z', false],
    ['with an hour left is late half an hour before its end', 4, 1, '2026-11-22T03:30:00Z', true],
  ] as const) {
    it(title, () => {
      const { thisUpdate } = list
      const newest = { thisUpdate, nextUpdate: thisUpdate.add({ hours: listHours }) }
      const other = { ...status, listHours, listAheadHours }
      assert.equal(isListLate({ isKeyHere: true }, newest, begun, other, at(now)), expected)
    })
  }

  const since = at('2026-11-22T01:00:00Z')
  for (const [title, count, now, expected] of [
    ['is in time while it was tried twice', 2, '2026-11-22T02:00:00Z', false],
    ['is in time four minutes after the first of three tries', 3, '2026-11-22T01:04:59Z', false],
    ['is late five minutes after it', 3, '2026-11-22T01:05:00Z', true],
  ] as const) {
    it(title, () =>
      assert.equal(isListLate({ isKeyHere: true }, list, begun, status, at(now), { since, count }), expected),
    )
  }
})

describe('whoever signs OCSP answers', () => {
  const end = at('2036-01-01T00:00:00Z')
  for (const [title, notAfter, issuerEnd, now, expected] of [
    ['is in time six days before his end', '2026-12-01T00:00:00Z', end, '2026-11-25T00:00:00Z', false],
    ['is late after that', '2026-12-01T00:00:00Z', end, '2026-11-25T00:00:01Z', true],
    [
      'is in time as long as the CA',
      '2026-12-01T00:00:00Z',
      at('2026-12-01T00:00:00Z'),
      '2026-11-30T00:00:00Z',
      false,
    ],
    ['need not be there on the first day', '2026-11-01T00:00:00Z', end, '2026-11-01T23:59:59Z', false],
    ['is missed on the second', '2026-11-01T00:00:00Z', end, '2026-11-02T00:00:00Z', true],
  ] as const) {
    it(title, () => assert.equal(isResponderLate(at(notAfter), issuerEnd, begun, status, at(now)), expected))
  }

  for (const [title, responderAheadDays, now, expected] of [
    ['made long before is late a day after', 30, '2026-11-02T00:00:00Z', false],
    ['made long before is late from then on', 30, '2026-11-02T00:00:01Z', true],
    ['made a day before is in time for half of it', 1, '2026-11-30T12:00:00Z', false],
    ['made a day before is late after that', 1, '2026-11-30T12:00:01Z', true],
  ] as const) {
    it(title, () => {
      const long = { ...status, responderDays: 90, responderAheadDays }
      assert.equal(isResponderLate(at('2026-12-01T00:00:00Z'), end, begun, long, at(now)), expected)
    })
  }
})
