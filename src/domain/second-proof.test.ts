import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { policyWith, tokyo } from '../../test/lives.ts'
import { defaultPolicy } from './default-policy.ts'
import type { PickupPolicy, RecoveryPolicy } from './policy.ts'
import { policyFaults } from './policy-faults.ts'
import {
  acceptedProofs,
  addressState,
  missingProof,
  needsColleague,
  type ShownProofs,
} from './second-proof.ts'

const recovery = (changes: Partial<RecoveryPolicy>) =>
  policyWith({ recovery: { ...defaultPolicy.recovery, ...changes } })
const channels = (...some: PickupPolicy['channels']) => ({
  pickup: { ...defaultPolicy.pickup, channels: some },
})

describe('what is accepted', () => {
  for (const [what, policy, by, address, expected] of [
    ['by default after expiry', policyWith(), 'recovery', 'settled', 'mail-code letter-code'],
    ['by default with an entitlement', policyWith(), 'entitlement', 'settled', 'mail-code letter-code'],
    [
      'a passkey with an entitlement, whatever the policy says of recovery',
      recovery({ secondProof: ['passkey'] }),
      'entitlement',
      'settled',
      'mail-code letter-code',
    ],
    ['a passkey alone', recovery({ secondProof: ['passkey'] }), 'recovery', 'settled', 'passkey'],
    [
      'all of them',
      recovery({ secondProof: ['passkey', 'mail-code', 'letter-code'] }),
      'recovery',
      'settled',
      'mail-code letter-code passkey',
    ],
    [
      'no mail where codes go by letter alone',
      policyWith(channels('letter')),
      'recovery',
      'settled',
      'letter-code',
    ],
    [
      'a code at the counter is one on paper',
      policyWith(channels('counter')),
      'recovery',
      'settled',
      'letter-code',
    ],
    ['no mail to an address changed lately', policyWith(), 'recovery', 'changed-lately', 'letter-code'],
    [
      'with an entitlement that is for the desk to know',
      policyWith(),
      'entitlement',
      'changed-lately',
      'mail-code letter-code',
    ],
  ] as const) {
    it(what, () => assert.equal(acceptedProofs(policy, by, address).join(' '), expected))
  }
})

describe('another administrator', () => {
  const together = recovery({ administrators: 'with-colleague' })
  for (const [policy, role, by, expected] of [
    [together, 'administrator', 'recovery', true],
    [together, 'user', 'recovery', false],
    [together, 'administrator', 'entitlement', false],
    [policyWith(), 'administrator', 'recovery', false],
  ] as const) {
    it(`${policy.recovery.administrators}, ${role}, ${by}: ${expected}`, () =>
      assert.equal(needsColleague(policy, { role, by }), expected))
  }
})

describe('what is missing', () => {
  const alone = recovery({ secondProof: ['mail-code', 'passkey'] })
  const together = recovery({ secondProof: ['mail-code'], administrators: 'with-colleague' })
  const rows: [string, typeof alone, 'administrator' | 'user', ShownProofs, string | undefined][] = [
    ['nothing shown', alone, 'user', {}, 'proof'],
    ['one that is accepted', alone, 'user', { proof: 'passkey' }, undefined],
    ['one that is not', alone, 'user', { proof: 'letter-code' }, 'proof'],
    ['a colleague never asked', together, 'administrator', { proof: 'mail-code' }, 'colleague'],
    ['asked', together, 'administrator', { proof: 'mail-code', colleague: 'open' }, 'colleague'],
    ['a yes', together, 'administrator', { proof: 'mail-code', colleague: 'approved' }, undefined],
    ['a no', together, 'administrator', { proof: 'mail-code', colleague: 'rejected' }, 'rejected'],
    ['a yes without a proof', together, 'administrator', { colleague: 'approved' }, 'proof'],
    ['a user needs no yes', together, 'user', { proof: 'mail-code' }, undefined],
  ]
  for (const [what, policy, role, shown, expected] of rows) {
    it(what, () => assert.equal(missingProof(policy, { role, by: 'recovery' }, shown), expected))
  }
})

describe('an address', () => {
  const policy = policyWith()
  const changed = tokyo('2027-03-01T10:00:00')
  const hours = policy.desk.addressCoolOffHours
  it('that was never changed is settled', () =>
    assert.equal(addressState(policy, undefined, changed), 'settled'))
  it('is changed lately to the last second of the cool-off', () => {
    assert.equal(
      addressState(policy, changed, changed.add({ hours }).subtract({ seconds: 1 })),
      'changed-lately',
    )
    assert.equal(addressState(policy, changed, changed.add({ hours })), 'settled')
  })
})

describe('a policy', () => {
  it('that lets people come back and accepts nothing is faulty', () => {
    assert.match(policyFaults(recovery({ secondProof: [] })).join(), /recovery\.secondProof/)
    const letterOnly = policyWith({
      ...channels('letter'),
      recovery: { ...defaultPolicy.recovery, secondProof: ['mail-code'] },
    })
    assert.match(policyFaults(letterOnly).join(), /recovery\.secondProof/)
    assert.deepEqual(policyFaults({ ...recovery({ secondProof: [] }), afterExpiry: { kind: 'reissue' } }), [])
    assert.match(policyFaults(recovery({ approvalHours: 169 })).join(), /recovery\.approvalHours/)
  })
})
