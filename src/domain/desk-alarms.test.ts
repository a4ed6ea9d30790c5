import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { at, idOf, lifeWith, newOne, oldOne } from '../../test/lives.ts'
import { defaultPolicy } from './default-policy.ts'
import { isAcquisitionInARow, isStrangeLogon, reissueAlarms } from './desk-alarms.ts'
import { reissueReasons } from './desk-reason.ts'
import type { CertificateId } from './id.ts'

const now = at('2027-02-10T03:00:00Z')
const { desk } = defaultPolicy
const week = now.subtract({ hours: 7 * 24 })
const before = week.subtract({ nanoseconds: 1 })
const revoked = (revokedAt: Temporal.Instant) =>
  lifeWith([oldOne({ stage: 'revoked', revokedFor: 'superseded', revokedAt })])

describe('a reissue', () => {
  for (const reason of reissueReasons) {
    it(`because of ${reason} alarms ${reason === 'deleted' ? 'by itself' : 'nobody'}`, () =>
      assert.deepEqual(
        reissueAlarms(reason, lifeWith([oldOne()]), undefined, desk, now),
        reason === 'deleted' ? ['reissue-after-deletion'] : [],
      ))
  }

  for (const [title, life, changedAt, kinds] of [
    ['on the seventh day after a revocation', revoked(week), undefined, ['reissue-after-deletion']],
    ['later', revoked(before), undefined, []],
    ['on the seventh day after a change of address', lifeWith([oldOne()]), week, ['reissue-and-address']],
    ['later than that', lifeWith([oldOne()]), before, []],
    ['after both', revoked(now), now, ['reissue-after-deletion', 'reissue-and-address']],
  ] as const) {
    it(`${title}: ${kinds.join(' and ') || 'nothing'}`, () =>
      assert.deepEqual(reissueAlarms('damaged', life, changedAt, desk, now), kinds))
  }
})

describe('acquisitions in a row', () => {
  const day = now.subtract({ hours: 24 })
  const made = (n: number, signedAt: Temporal.Instant, origin: 'acquisition' | 'renewal' = 'acquisition') =>
    oldOne({ id: idOf<CertificateId>(n), stage: 'abandoned', origin, signedAt })

  const inHand = oldOne({ stage: 'signing' })
  for (const [title, certificates, expected] of [
    ['the second', [inHand, made(1, day)], false],
    ['the third', [inHand, made(1, now), made(2, day)], true],
    [
      'the third, the first a day ago and a moment',
      [inHand, made(1, now), made(2, day.subtract({ nanoseconds: 1 }))],
      false,
    ],
    ['the third, the first a renewal', [inHand, made(1, now), made(2, now, 'renewal')], false],
    ['the third, the first never signed', [inHand, made(1, now), { ...inHand, stage: 'abandoned' }], false],
  ] as const) {
    it(`${title}: ${expected ? 'alarm' : 'none'}`, () =>
      assert.equal(isAcquisitionInARow(lifeWith(certificates), desk, now), expected))
  }
})

describe('the first log-on with a reissued certificate', () => {
  const used = lifeWith([oldOne({ stage: 'revoked', provedAt: week }), newOne()])
  for (const [title, life, network, expected] of [
    ['from where he has never been', used, 'unknown', true],
    ['from where he has been', used, 'known', false],
    ['from nobody knows where', used, 'not-told', false],
    ['of somebody who has never logged on', lifeWith([newOne()]), 'unknown', false],
  ] as const) {
    it(`${title}: ${expected ? 'alarm' : 'none'}`, () =>
      assert.equal(isStrangeLogon(life, network), expected))
  }
})
