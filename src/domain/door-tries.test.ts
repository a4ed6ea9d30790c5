import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { areForgotten, type Forgetting, forgettingAt, isLockToldAlready } from './door-tries.ts'

const since = Temporal.Instant.from('2027-11-22T15:00:00Z')
const openedBy = Temporal.Instant.from('2027-11-22T16:00:00Z')
const nanosecond = { nanoseconds: 1 }

describe('wrong tries at a door', () => {
  for (const [what, lastTry, isLocked, forgetting, expected] of [
    ['just before there was something behind it', since.subtract(nanosecond), false, { since }, true],
    ['just before that, locked', since.subtract(nanosecond), true, { since }, true],
    ['just when there was', since, false, { since }, false],
    ['just when there was, locked for good', since, true, { since }, false],
    ['just after', since.add(nanosecond), true, { since }, false],
    ['long ago, with nothing behind it', since.subtract({ hours: 9999 }), true, {}, false],
    [
      'locked just before it opened by itself',
      openedBy.subtract(nanosecond),
      true,
      { since, openedBy },
      true,
    ],
    ['locked just when it opened by itself', openedBy, true, { since, openedBy }, true],
    ['locked just after', openedBy.add(nanosecond), true, { since, openedBy }, false],
    ['as long ago, but not locked', openedBy, false, { since, openedBy }, false],
  ] as const satisfies [string, Temporal.Instant, boolean, Forgetting, boolean][]) {
    it(`are ${expected ? '' : 'not '}forgotten: ${what}`, () => {
      assert.equal(areForgotten({ lastTry, isLocked }, forgetting), expected)
    })
  }
})

describe('a lock', () => {
  const now = openedBy.add({ minutes: 15 })

  it('opens by itself after its minutes, where there is something behind the door', () => {
    // As text: two instants have no properties in which deepEqual could see a difference.
    const told = (...about: Parameters<typeof forgettingAt>) => JSON.stringify(forgettingAt(...about))
    assert.equal(told(now, since, 15), JSON.stringify({ since, openedBy }))
    assert.equal(told(now, since, undefined), JSON.stringify({ since }))
    assert.equal(told(now, undefined, 15), '{}')
  })

  for (const [toldAt, expected] of [
    [undefined, false],
    [since.subtract(nanosecond), false],
    [since, true],
    [since.add(nanosecond), true],
  ] as const) {
    it(`is ${expected ? 'not told again' : 'told'} when the last mail was of ${toldAt ?? 'never'}`, () => {
      assert.equal(isLockToldAlready(toldAt, since), expected)
    })
  }
})
