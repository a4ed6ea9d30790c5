import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { anyLife, anyNow } from '../../test/any-life.ts'
import {
  day,
  entitlement,
  entitlementId,
  idOf,
  lifeWith,
  newId,
  newOne,
  oldId,
  oldOne,
  policyWith,
  situationAt,
  tokyo,
} from '../../test/lives.ts'
import { type CertificateEvent, type CertificateStage, next } from './certificate-stage.ts'
import type { CertificateId } from './id.ts'
import type { CertificateFacts, Life } from './life.ts'
import {
  abandonedBy,
  decideProof,
  type ProofEffect,
  proofEffects,
  proveUntil,
  sweepDue,
} from './retirement.ts'

const now = tokyo('2027-02-12T10:00:00')
const otherId = idOf<CertificateId>(3)
const renewing = lifeWith([oldOne(), newOne()])

describe('what a proof does', () => {
  const names = new Map([
    [oldId, 'old'],
    [newId, 'new'],
    [otherId, 'other'],
  ])
  const told = (effects: readonly ProofEffect[]) =>
    effects.map((effect) => {
      if (effect.kind === 'use-entitlement') return effect.kind
      const what = `${effect.kind} ${names.get(effect.certificateId)}`
      return effect.kind === 'retire' ? `${what} at ${effect.retireAt}` : what
    })
  const after = (days: number) => policyWith({ retirement: { kind: 'after', days } })
  const acquired = newOne({ origin: 'acquisition', entitlementId })

  for (const [title, life, policy, expected] of [
    ['a renewal supersedes the old one at once', renewing, policyWith(), ['supersede old', 'prove new']],
    [
      'or lets it retire through the last of n days',
      renewing,
      after(7),
      ['retire old at 2027-02-19T15:00:00Z', 'prove new'],
    ],
    ['never beyond its E', renewing, after(90), ['retire old at 2027-03-01T15:00:00Z', 'prove new']],
    [
      'an earlier retiring one makes room',
      lifeWith([oldOne(), newOne(), oldOne({ id: otherId, stage: 'retiring' })]),
      after(7),
      ['supersede other', 'retire old at 2027-02-19T15:00:00Z', 'prove new'],
    ],
    [
      'a half-made one is abandoned',
      lifeWith([oldOne(), newOne(), newOne({ id: otherId, stage: 'signing' })]),
      policyWith(),
      ['supersede old', 'abandon other', 'prove new'],
    ],
    [
      'a first one uses up its entitlement',
      lifeWith([acquired], [entitlement()]),
      policyWith(),
      ['prove new', 'use-entitlement'],
    ],
    [
      'a used one is not used again',
      lifeWith([acquired], [entitlement({ state: 'used' })]),
      policyWith(),
      ['prove new'],
    ],
    [
      'a renewal leaves an entitlement for a new PC open',
      lifeWith([oldOne(), newOne()], [entitlement({ reason: 'new-pc' })]),
      policyWith(),
      ['supersede old', 'prove new'],
    ],
    ['a second proof does nothing', lifeWith([newOne({ stage: 'current' })]), policyWith(), []],
    ['nor does one of somebody else', lifeWith([oldOne()]), policyWith(), []],
  ] as const) {
    it(title, () => assert.deepEqual(told(proofEffects(life, newId, policy, now)), expected))
  }

  it('an expired old one does not retire, it is superseded', () => {
    const late = tokyo('2027-03-05T10:00:00')
    assert.deepEqual(told(proofEffects(renewing, newId, after(7), late)), ['supersede old', 'prove new'])
  })

  it('no effect, in the order given, ever leaves two in proving, current or retiring', () => {
    fc.assert(
      fc.property(
        anyLife,
        anyNow,
        fc.constantFrom(policyWith(), after(1), after(400)),
        (life, when, policy) => {
          for (const { id } of life.certificates) {
            let stages = new Map(life.certificates.map((certificate) => [certificate.id, certificate.stage]))
            for (const effect of proofEffects(life, id, policy, when)) {
              stages = applied(stages, effect)
              for (const single of ['proving', 'current', 'retiring']) {
                assert.ok([...stages.values()].filter((stage) => stage === single).length <= 1)
              }
            }
          }
        },
      ),
    )
  })
})

/** As the service does: by the one table, which must know the move. */
function applied(stages: Map<CertificateId, CertificateStage>, effect: ProofEffect) {
  if (effect.kind === 'use-entitlement') return stages
  const event: CertificateEvent = effect.kind
  const stage = stages.get(effect.certificateId)
  const to = stage && next(stage, event)
  assert.ok(to, `${event} from ${stage}`)
  return new Map(stages).set(effect.certificateId, to)
}

describe('decideProof', () => {
  const verdict = (when: string, life: Life, certificateId = newId) => {
    const decision = decideProof({ act: 'prove', certificateId }, situationAt(tokyo(when), life))
    return decision.answer === 'yes' ? 'yes' : `${decision.code}: ${decision.remedy.kind}`
  }
  const cases: [string, string, Life, string][] = [
    ['the last second', '2027-03-12T23:59:59', renewing, 'yes'],
    ['the second after', '2027-03-13T00:00:00', renewing, 'proof-too-late: acquire'],
    [
      'proved already',
      '2027-02-12T10:00:00',
      lifeWith([newOne({ stage: 'current' })]),
      'nothing-to-prove: none-needed',
    ],
    [
      'abandoned by a newer one',
      '2027-02-12T10:00:00',
      lifeWith([oldOne(), newOne({ stage: 'abandoned' })]),
      'certificate-not-current: choose-other-certificate',
    ],
    [
      'a loss reported',
      '2027-02-12T10:00:00',
      lifeWith([oldOne(), newOne()], [], { stops: ['loss-reported'] }),
      'member-stopped: ask-institution',
    ],
    ['not his', '2027-02-12T10:00:00', lifeWith([oldOne()]), 'nothing-to-prove: none-needed'],
  ]
  for (const [title, when, life, expected] of cases) {
    it(`${title}: ${expected}`, () => assert.equal(verdict(when, life), expected))
  }
})

it('a newly signed certificate abandons the unproved one before, and no other', () => {
  const life = lifeWith([oldOne(), newOne(), newOne({ id: otherId, stage: 'signing' })])
  assert.deepEqual(abandonedBy(life, otherId), [newId])
  assert.deepEqual(abandonedBy(life, newId), [])
})

describe('proveUntil is the latest of', () => {
  for (const [title, issuedAt, noSoonerThan, notAfter, expected] of [
    [
      '30 days after issue',
      '2027-02-10T23:59:59',
      '2027-03-01',
      '2028-02-10T23:59:59',
      '2027-03-12T23:59:59',
    ],
    ['the old E', '2027-01-30T00:00:00', '2027-03-05', '2028-01-30T23:59:59', '2027-03-05T23:59:59'],
    [
      '30 days, when they end on E',
      '2027-01-30T00:00:00',
      '2027-03-01',
      '2028-01-30T23:59:59',
      '2027-03-01T23:59:59',
    ],
    [
      'the acquisition deadline',
      '2027-02-01T10:00:00',
      '2027-04-22',
      '2028-02-01T23:59:59',
      '2027-04-22T23:59:59',
    ],
    [
      'all within the certificate itself',
      '2027-02-01T10:00:00',
      '2027-04-22',
      '2027-02-11T23:59:59',
      '2027-02-11T23:59:59',
    ],
    [
      '30 days over 29 February',
      '2028-02-01T10:00:00',
      '2028-02-02',
      '2029-02-01T23:59:59',
      '2028-03-02T23:59:59',
    ],
  ] as const) {
    it(`${title}: ${expected}`, () => {
      const until = proveUntil({
        policy: policyWith(),
        issuedAt: tokyo(issuedAt),
        notAfter: tokyo(notAfter),
        noSoonerThan: day(noSoonerThan),
      })
      assert.equal(until.toString(), tokyo(expected).toString())
    })
  }
})

describe('sweepDue', () => {
  const retiring = oldOne({ stage: 'retiring', retireAt: tokyo('2027-02-20T00:00:00') })
  const signing = newOne({ stage: 'signing' })
  const cases: [CertificateFacts, string, ReturnType<typeof sweepDue>][] = [
    [newOne(), '2027-03-12T23:59:59', undefined],
    [newOne(), '2027-03-13T00:00:00', 'supersede'],
    [retiring, '2027-02-19T23:59:59', undefined],
    [retiring, '2027-02-20T00:00:00', 'supersede'],
    [signing, '2027-02-10T10:10:00', undefined],
    [signing, '2027-02-10T10:10:01', 'abandon'],
    [oldOne(), '2030-01-01T00:00:00', undefined],
    [oldOne({ stage: 'revoked' }), '2030-01-01T00:00:00', undefined],
  ]
  for (const [certificate, when, expected] of cases) {
    it(`${certificate.stage} at ${when}: ${expected ?? 'nothing'}`, () => {
      assert.equal(sweepDue(certificate, tokyo(when)), expected)
    })
  }
})
