import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  entitlement,
  lifeWith,
  oldOne,
  policyWith,
  situationAt,
  tokyo,
  versionsWith,
} from '../../test/lives.ts'
import { defaultPolicy } from './default-policy.ts'
import { allOn, type Switches } from './kill-switch.ts'
import type { Life } from './life.ts'
import type { Policy } from './policy.ts'
import { decideRecoveryLetter, recoveryLetterRight } from './recovery-letter.ts'

const told = (
  when: string,
  life: Life = lifeWith([oldOne()]),
  policy: Partial<Policy> = {},
  switches: Switches = allOn,
) => situationAt(tokyo(when), life, versionsWith(policy), switches)

const verdict = (answer: ReturnType<typeof decideRecoveryLetter>) =>
  answer.answer === 'yes' ? `${answer.grant.expiryDate} to ${answer.grant.lastDay}` : answer.code

const may = '2027-03-01 to 2027-05-30'
const { recovery } = policyWith()
const noPaper = { recovery: { ...recovery, secondProof: ['mail-code', 'passkey'] as const } }
const noLetters = { pickup: { ...defaultPolicy.pickup, channels: ['mail'] as const } }
const revoked = { stage: 'revoked', revokedAt: tokyo('2027-03-02T09:00:00') } as const

describe('a code on paper after expiry', () => {
  const cases: [string, ReturnType<typeof told>, string][] = [
    ['not in the last second of E', told('2027-03-01T23:59:59'), 'letter-not-wanted'],
    ['from the first second after E', told('2027-03-02T00:00:00'), may],
    ['to the last second of day 90', told('2027-05-30T23:59:59'), may],
    ['not on day 91', told('2027-05-31T00:00:00'), 'recovery-deadline-passed'],
    ['not for whoever never had one', told('2027-03-02T09:00:00', lifeWith([])), 'letter-not-wanted'],
    [
      'not beside an entitlement, which has codes of its own',
      told('2027-03-02T09:00:00', lifeWith([oldOne()], [entitlement()])),
      'letter-not-wanted',
    ],
    [
      'not after revocation for compromise',
      told('2027-03-02T10:00:00', lifeWith([oldOne({ ...revoked, revokedFor: 'keyCompromise' })])),
      'reissue-needed',
    ],
    [
      'not for whoever is stopped',
      told('2027-03-02T10:00:00', lifeWith([oldOne()], [], { stops: ['suspended'] })),
      'member-stopped',
    ],
    ['not where paper is not accepted', told('2027-03-02T10:00:00', undefined, noPaper), 'letter-not-wanted'],
    [
      'not where nothing is sent on paper',
      told('2027-03-02T10:00:00', undefined, noLetters),
      'letter-not-wanted',
    ],
  ]
  for (const [what, situation, expected] of cases)
    it(what, () => {
      assert.equal(verdict(decideRecoveryLetter(situation)), expected)
      assert.equal(verdict(recoveryLetterRight(situation)), expected)
    })

  it('waits for the kill-switch of acquisition, which takes the right from nobody', () => {
    const off = told('2027-03-02T10:00:00', undefined, {}, { ...allOn, acquisition: 'off' })
    assert.equal(verdict(decideRecoveryLetter(off)), 'closed-now')
    assert.equal(verdict(recoveryLetterRight(off)), may)
  })
})
