import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { absenceSeconds, nextTry } from './mail-retry.ts'

const first = Temporal.Instant.from('2027-03-01T00:00:00Z')
const patience = Temporal.Duration.from({ hours: 72 })
const tried = (attempts: number) => ({ attempts, firstTriedAt: first })

describe('nextTry', () => {
  for (const [attempts, minutes] of [
    [1, 1],
    [2, 5],
    [3, 15],
    [4, 60],
    [5, 120],
    [6, 240],
    [7, 240],
    [100, 240],
  ] as const) {
    it(`waits ${minutes} minutes after try ${attempts}, a fifth more or less`, () => {
      const at = (chance: number) => nextTry(tried(attempts), first, patience, chance)
      assert.equal(String(at(0.5)), String(first.add({ minutes })))
      assert.equal(String(at(0)), String(first.add({ seconds: minutes * 48 })))
      assert.equal(String(at(1)), String(first.add({ seconds: minutes * 72 })))
    })
  }

  for (const [now, expected] of [
    ['2027-03-03T20:00:00Z', '2027-03-04T00:00:00Z'],
    ['2027-03-03T20:00:01Z', 'given-up'],
    ['2027-03-09T00:00:00Z', 'given-up'],
  ] as const) {
    it(`says ${expected} at ${now}: the last try is within the patience`, () => {
      assert.equal(String(nextTry(tried(9), Temporal.Instant.from(now), patience, 0.5)), expected)
    })
  }
})

describe('absenceSeconds', () => {
  for (const [times, seconds] of [
    [1, 2],
    [2, 4],
    [8, 256],
    [9, 300],
    [5000, 300],
  ] as const) {
    it(`is ${seconds} after ${times} times`, () => assert.equal(absenceSeconds(times), seconds))
  }
})
