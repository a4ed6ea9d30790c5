import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { assertSame } from '../../test/same.ts'
import { defaultPolicy } from './default-policy.ts'
import type { StatusPolicy } from './policy.ts'
import { followedAt, isListDue, keptSeconds } from './status-times.ts'

const { status } = defaultPolicy
const at = Temporal.Instant.from
const thisUpdate = at('2026-11-22T00:00:00Z')
/** Made by the default policy: good for a day, followed after twelve hours. */
const list = { thisUpdate, nextUpdate: thisUpdate.add({ hours: 24 }) }

const signed = { ...list, isSigned: true }
const begun = { ...list, isSigned: false }

describe('a list', () => {
  for (const [title, latest, hasNews, now, expected] of [
    ['is due where there is none', undefined, false, '2026-11-22T00:00:00Z', true],
    ['is due where something is new', signed, true, '2026-11-22T00:00:00Z', true],
    ['is not due before its time', signed, false, '2026-11-22T11:59:59Z', false],
    ['is due so long before its end as the policy says', signed, false, '2026-11-22T12:00:00Z', true],
    ['is not due while somebody may be signing it', begun, false, '2026-11-22T00:00:59Z', false],
    ['is due when its making was broken off', begun, false, '2026-11-22T00:01:00Z', true],
  ] as const)
    it(title, () => assert.equal(isListDue(latest, hasNews, status, at(now)), expected))
})

describe('when a list is followed by another', () => {
  for (const [title, changes, expected] of [
    ['is by the policy', {}, '2026-11-22T12:00:00Z'],
    ['is before its own end where lists are good for longer now', { listHours: 240 }, '2026-11-22T12:00:00Z'],
    [
      'is early where much is to be left of it now',
      { listHours: 72, listAheadHours: 23 },
      '2026-11-22T01:00:00Z',
    ],
    [
      'is at once where more is to be left than it had',
      { listHours: 72, listAheadHours: 48 },
      '2026-11-21T00:00:00Z',
    ],
    ['is as soon as one of now would be', { listHours: 4, listAheadHours: 1 }, '2026-11-22T03:00:00Z'],
    ['is an hour before its end at the latest', { listHours: 24, listAheadHours: 1 }, '2026-11-22T23:00:00Z'],
  ] as const satisfies [string, Partial<StatusPolicy>, string][])
    it(title, () => assertSame(followedAt(list, { ...status, ...changes }), at(expected)))
})

describe('for how many seconds others may keep what they fetched', () => {
  for (const [title, seenSeconds, nextUpdate, now, expected] of [
    ['half of the time in which a revocation is to be seen', 60, list.nextUpdate, '2026-11-22T00:00:00Z', 30],
    ['the smaller half', 11, list.nextUpdate, '2026-11-22T00:00:00Z', 5],
    ['to its last second', 60, list.nextUpdate, '2026-11-22T23:59:30Z', 30],
    ['no longer than it is good', 60, list.nextUpdate, '2026-11-22T23:59:30.001Z', 29],
    ['not at all at its end', 60, list.nextUpdate, '2026-11-23T00:00:00Z', 0],
    ['not at all after its end', 60, list.nextUpdate, '2026-11-24T00:00:00Z', 0],
    ['alike what has no end', 3600, undefined, '2026-11-24T00:00:00Z', 1800],
  ] as const)
    it(`is ${title}`, () =>
      assert.equal(keptSeconds({ ...status, seenSeconds }, nextUpdate, at(now)), expected))
})
