import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { planKeys } from './openid-key.ts'

const made = (name: string, at: string) => ({ name, madeAt: Temporal.Instant.from(at) })
const first = made('first', '2027-01-01T00:00:00Z')
const second = made('second', '2027-04-01T00:00:00Z')

describe('the keys of the provider', () => {
  for (const [title, keys, now, signing, known, over, isNewDue] of [
    ['there is none', [], '2027-01-01T00:00:00Z', undefined, [], [], true],
    ['the first signs at once', [first], '2027-01-01T00:00:00Z', 'first', ['first'], [], false],
    ['no other is due before ninety days', [first], '2027-03-31T23:59:59Z', 'first', ['first'], [], false],
    ['one is due after ninety days', [first], '2027-04-01T00:00:00Z', 'first', ['first'], [], true],
    [
      'the next is known before it signs',
      [first, second],
      '2027-04-01T23:59:59Z',
      'first',
      ['first', 'second'],
      [],
      false,
    ],
    [
      'it signs after a day',
      [first, second],
      '2027-04-02T00:00:00Z',
      'second',
      ['second', 'first'],
      [],
      false,
    ],
    [
      'the old one is known for a day',
      [first, second],
      '2027-04-03T00:00:00Z',
      'second',
      ['second', 'first'],
      [],
      false,
    ],
    ['and then is over', [first, second], '2027-04-03T00:00:01Z', 'second', ['second'], ['first'], false],
  ] as const) {
    it(title, () => {
      const plan = planKeys(keys, Temporal.Instant.from(now))
      assert.equal(plan.signing?.name, signing)
      assert.deepEqual(
        plan.known.map(({ name }) => name),
        known,
      )
      assert.deepEqual(
        plan.over.map(({ name }) => name),
        over,
      )
      assert.equal(plan.isNewDue, isNewDue)
    })
  }
})
