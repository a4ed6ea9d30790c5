import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { day, inForce, policyWith, tokyo } from '../../test/lives.ts'
import type { Policy, PolicyVersion } from './policy.ts'
import { reachExample, reachOf, touchedAtOnce } from './policy-reach.ts'

const versions = [inForce(policyWith())]
const added = (changes: Partial<Policy>, from = '2027-03-10'): PolicyVersion =>
  inForce(policyWith(changes), from, 9)
const texts = (days: readonly Temporal.PlainDate[]) => days.map(String)
const span = (days: readonly Temporal.PlainDate[]) =>
  days.length === 0 ? 'none' : `${days.at(0)} … ${days.at(-1)}, ${days.length} days`

describe('the reach of a version', () => {
  it('is for ever, when none comes after it', () =>
    assert.deepEqual(texts(Object.values(reachOf(versions, added({})))), ['2027-03-10']))

  it('ends where the next one begins, and not where one begins that is replaced', () => {
    const others = [
      ...versions,
      inForce(policyWith(), '2027-06-01', 3),
      inForce(policyWith(), '2027-05-01', 4),
    ]
    assert.deepEqual(texts(Object.values(reachOf(others, added({})))), ['2027-03-10', '2027-05-01'])
    assert.deepEqual(texts(Object.values(reachOf(others, added({}, '2027-05-01')))), [
      '2027-05-01',
      '2027-06-01',
    ])
  })
})

describe('who notices a change on the day on which it is added', () => {
  const now = tokyo('2027-02-20T09:00:00')
  const touched = (changes: Partial<Policy>, from?: string, known = versions) =>
    touchedAtOnce(known, added(changes, from), now)

  it('a mail that falls earlier is owed at once by those whose day has passed', () => {
    // By the old rule E−30 of 22 March is today; of what lies after, up to E−40, nothing was due yet.
    const { mailed } = touched({ renewalOpens: 40, mailDays: [40, 10] })
    assert.equal(span(mailed), '2027-03-10 … 2027-04-01, 23 days')
    assert.ok(
      mailed.some((date) => date.equals(day('2027-03-15'))),
      'E−40 is another milestone than E−30',
    )
  })

  it('nobody, where the same milestones stay', () =>
    assert.deepEqual(touched({ afterExpiry: { kind: 'acquire', days: 10 } }), {
      mailed: [],
      renewable: [],
      kept: [],
    }))

  it('nobody, where it begins after the last that could', () =>
    assert.deepEqual(touched({ renewalOpens: 40, mailDays: [40, 10] }, '2027-04-02'), {
      mailed: [],
      renewable: [],
      kept: [],
    }))

  it('renewal that opens earlier is open at once', () =>
    assert.equal(span(touched({ renewalOpens: 40 }).renewable), '2027-03-23 … 2027-04-01, 10 days'))

  it('renewal that opens later is open to nobody anew, and stays open for whom it has opened', () => {
    const { renewable, kept } = touched({ renewalOpens: 20, mailDays: [10] })
    assert.equal(span(renewable), 'none')
    // E−20 of 12 March is today; of what lies after, up to E−30, the old rule has opened it.
    assert.equal(span(kept), '2027-03-13 … 2027-03-22, 10 days')
  })

  it('only within its reach', () => {
    const known = [...versions, inForce(policyWith(), '2027-03-25', 2)]
    assert.equal(
      span(touched({ renewalOpens: 40 }, '2027-03-10', known).renewable),
      '2027-03-23 … 2027-03-24, 2 days',
    )
  })

  it('no mail where the institution sends none', () => {
    const silent = [inForce(policyWith({ notices: { ...policyWith().notices, mails: 'off' } }))]
    assert.deepEqual(touched({ renewalOpens: 40, mailDays: [40] }, undefined, silent).mailed, [])
  })
})

it('an example shows the dates before and after', () => {
  const change = added({ renewalOpens: 40, mailDays: [40, 10], afterExpiry: { kind: 'acquire', days: 180 } })
  const { before, after } = reachExample(versions, change, day('2027-03-20'), tokyo('2027-02-01T09:00:00'))
  assert.deepEqual(
    [before, after].map(({ renewalOpensOn, mailsOn, lastDay }) => [
      String(renewalOpensOn),
      texts(mailsOn),
      String(lastDay),
    ]),
    [
      ['2027-02-18', ['2027-02-18', '2027-03-10', '2027-03-21', '2027-06-08'], '2027-06-18'],
      ['2027-02-08', ['2027-02-08', '2027-03-10', '2027-03-21', '2027-09-06'], '2027-09-16'],
    ],
  )
})
