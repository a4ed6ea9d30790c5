import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  day,
  entitlement,
  entitlementId,
  idOf,
  lifeWith,
  newOne,
  oldOne,
  tokyo,
  versionsWith,
} from '../../test/lives.ts'
import type { EntitlementId } from './id.ts'
import { newPcProgress } from './new-pc-progress.ts'

const opened = entitlement({ reason: 'new-pc', deadline: day('2027-04-22') })
const made = newOne({ origin: 'acquisition', entitlementId, proveUntil: tokyo('2027-03-12T23:59:59') })

describe('newPcProgress', () => {
  for (const [what, life, now, expected] of [
    ['nothing was opened', lifeWith([oldOne()]), '2027-02-10T10:00:00', 'none'],
    ['it was opened', lifeWith([oldOne()], [opened]), '2027-02-10T10:00:00', 'to-acquire'],
    ['its last second', lifeWith([oldOne()], [opened]), '2027-04-22T23:59:59', 'to-acquire'],
    ['the second after', lifeWith([oldOne()], [opened]), '2027-04-23T00:00:00', 'none'],
    [
      'a certificate was made by it',
      lifeWith([made, oldOne()], [opened]),
      '2027-03-12T23:59:59',
      'to-log-on',
    ],
    ['that one’s time is over', lifeWith([made, oldOne()], [opened]), '2027-03-13T00:00:00', 'to-acquire'],
    [
      'one was made by something else',
      lifeWith([{ ...made, entitlementId: idOf<EntitlementId>(11) }, oldOne()], [opened]),
      '2027-02-11T10:00:00',
      'to-acquire',
    ],
    [
      'what is open is a reissue',
      lifeWith([oldOne()], [entitlement({ reason: 'reissue' })]),
      '2027-02-10T10:00:00',
      'none',
    ],
    [
      'it was withdrawn',
      lifeWith([oldOne()], [entitlement({ reason: 'new-pc', state: 'withdrawn' })]),
      '2027-02-10T10:00:00',
      'none',
    ],
    [
      'it was used',
      lifeWith([oldOne()], [entitlement({ reason: 'new-pc', state: 'used' })]),
      '2027-02-10T10:00:00',
      'none',
    ],
  ] as const) {
    it(`is ${expected} when ${what}`, () => {
      assert.equal(newPcProgress(life, versionsWith(), tokyo(now)).kind, expected)
    })
  }
})
