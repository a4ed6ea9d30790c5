import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { day, inForce, policyWith } from '../../test/lives.ts'
import { announcedOn } from './announcement.ts'
import type { PolicyVersion } from './policy.ts'

/** The manuals' own change. */
const announced = (version = 2, from = '2020-07-20'): PolicyVersion => ({
  ...inForce(policyWith(), '2020-08-17', version),
  announcement: {
    from: day(from),
    title: { ja: '電子証明書の更新手順の変更について', en: 'How renewal changes' },
    body: { ja: '2020年8月17日（月）より', en: 'From Monday, 17 August 2020' },
  },
})

const told = (versions: PolicyVersion[], today: string) =>
  announcedOn(versions, day(today)).map(({ version }) => version)

describe('a change that is announced', () => {
  const versions = [inForce(policyWith()), announced()]
  for (const [today, expected] of [
    ['2020-07-19', []],
    ['2020-07-20', [2]],
    ['2020-08-16', [2]],
    ['2020-08-17', [2]],
    ['2020-08-31', [2]],
    ['2020-09-01', []],
  ] as const) {
    it(`on ${today}: ${expected.length === 0 ? 'not told' : 'told'}`, () =>
      assert.deepEqual(told(versions, today), expected))
  }

  it('is told no more when another takes its day', () => {
    assert.deepEqual(told([...versions, inForce(policyWith(), '2020-08-17', 3)], '2020-08-01'), [])
    assert.deepEqual(told([...versions, announced(3, '2020-08-10')], '2020-08-10'), [3])
  })

  it('is told beside an earlier one that begins between', () => {
    const before = { ...announced(3), effectiveFrom: day('2020-08-10') }
    assert.deepEqual(told([...versions, before], '2020-08-05'), [2, 3])
  })

  it('says nothing where nothing was written', () =>
    assert.deepEqual(told([inForce(policyWith()), inForce(policyWith(), '2020-08-17', 2)], '2020-08-17'), []))
})
