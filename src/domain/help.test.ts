import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { anyLife } from '../../test/any-life.ts'
import { entitlement, lifeWith, newOne, oldOne, situationAt, tokyo, versionsWith } from '../../test/lives.ts'
import { decideAcquisition } from './acquisition.ts'
import { type HelpCase, helpFor, helpSince } from './help.ts'
import { allOn } from './kill-switch.ts'
import type { CertificateFacts, EntitlementFacts, MemberFacts } from './life.ts'
import type { AfterExpiry } from './policy.ts'

interface Row {
  what: string
  when: string
  certificates?: CertificateFacts[]
  entitlements?: EntitlementFacts[]
  member?: Partial<MemberFacts>
  afterExpiry?: AfterExpiry
  says: HelpCase['kind']
  code?: string
}

const admin = { role: 'administrator' } as const

/** E is Monday, 1 March 2027; day 90 is Sunday, 30 May. */
const rows: Row[] = [
  { what: 'works', when: '2026-12-01T00:00:00', says: 'use-where-it-is' },
  { what: 'works on the last second of E', when: '2027-03-01T23:59:59', says: 'use-where-it-is' },
  { what: 'day 1', when: '2027-03-02T00:00:00', says: 'acquire' },
  { what: 'day 90', when: '2027-05-30T23:59:59', says: 'acquire' },
  { what: 'day 91', when: '2027-05-31T00:00:00', says: 'ask-institution', code: 'recovery-deadline-passed' },
  {
    what: 'revoke-first, a user',
    when: '2027-03-02T00:00:00',
    afterExpiry: { kind: 'revoke-first', days: 90 },
    says: 'ask-administrator',
    code: 'revoke-first',
  },
  {
    what: 'revoke-first, an administrator',
    when: '2027-03-02T00:00:00',
    afterExpiry: { kind: 'revoke-first', days: 90 },
    member: admin,
    says: 'ask-institution',
    code: 'revoke-first',
  },
  {
    what: 'revoke-first, and it was revoked',
    when: '2027-03-05T00:00:00',
    afterExpiry: { kind: 'revoke-first', days: 90 },
    certificates: [
      oldOne({ stage: 'revoked', revokedFor: 'superseded', revokedAt: tokyo('2027-03-03T00:00:00') }),
    ],
    says: 'acquire',
  },
  {
    what: 'reissue, a user',
    when: '2027-03-02T00:00:00',
    afterExpiry: { kind: 'reissue' },
    says: 'ask-administrator',
    code: 'reissue-needed',
  },
  {
    what: 'reissue, an administrator',
    when: '2027-03-02T00:00:00',
    afterExpiry: { kind: 'reissue' },
    member: admin,
    says: 'ask-institution',
    code: 'reissue-needed',
  },
  {
    what: 'a new one that has not logged on',
    when: '2027-02-20T00:00:00',
    certificates: [oldOne(), newOne()],
    says: 'log-on-with-new',
  },
  {
    what: 'a new PC was opened',
    when: '2027-02-20T00:00:00',
    entitlements: [entitlement({ reason: 'new-pc' })],
    says: 'acquire',
  },
  { what: 'nothing yet', when: '2027-02-20T00:00:00', certificates: [], says: 'ask-administrator' },
  {
    what: 'stopped',
    when: '2027-02-20T00:00:00',
    member: { stops: ['loss-reported'] },
    says: 'ask-institution',
    code: 'member-stopped',
  },
  {
    what: 'locked by an administrator',
    when: '2027-02-20T00:00:00',
    member: { stops: ['locked-by-administrator'] },
    says: 'ask-administrator',
    code: 'member-stopped',
  },
  {
    what: 'a door locked',
    when: '2027-03-02T00:00:00',
    member: { lockedDoors: ['acquisition'] },
    says: 'acquire',
    code: 'door-locked',
  },
]

const reasonOf = (help: HelpCase) =>
  'why' in help ? help.why.code : help.kind === 'acquire' ? help.hindered?.code : undefined

describe('what helps somebody whose browser sends nothing', () => {
  for (const { what, when, certificates, entitlements, member, afterExpiry, says, code } of rows) {
    it(`${what}: ${says}`, () => {
      const life = lifeWith(certificates ?? [oldOne()], entitlements, member)
      const versions = versionsWith(afterExpiry && { afterExpiry })
      const help = helpFor(situationAt(tokyo(when), life, versions))
      assert.equal(help.kind, says)
      if (code !== undefined) assert.equal(reasonOf(help), code)
    })
  }

  it('is told when it is switched off just now', () => {
    const off = { ...allOn, acquisition: 'off' as const }
    const help = helpFor(situationAt(tokyo('2027-03-02T00:00:00'), lifeWith([oldOne()]), versionsWith(), off))
    assert.equal(help.kind, 'acquire')
    assert.equal(reasonOf(help), 'closed-now')
  })

  it('says acquire, and nothing against it, to nobody who may not', () => {
    fc.assert(
      fc.property(anyLife, fc.integer({ min: -400, max: 400 }), (life, days) => {
        const now = tokyo('2027-03-01T12:00:00').add({ hours: 24 * days })
        const situation = situationAt(now, life)
        const help = helpFor(situation)
        const may = decideAcquisition(situation).answer === 'yes'
        if (help.kind === 'acquire') assert.equal(may, help.hindered === undefined)
        else assert.ok(!may || help.kind === 'log-on-with-new')
      }),
    )
  })
})

describe('since when it is so', () => {
  for (const [what, certificates, entitlements, since] of [
    ['nothing at all', [], [], '1970-01-01T00:00:00Z'],
    ['the newest certificate', [oldOne(), newOne()], [], '2027-02-10T01:00:00Z'],
    ['an entitlement after it', [oldOne()], [entitlement()], '2027-02-01T01:00:00Z'],
  ] as const) {
    it(what, () => {
      const situation = situationAt(tokyo('2027-03-01T12:00:00'), lifeWith(certificates, entitlements))
      assert.equal(helpSince(situation).toString(), since)
    })
  }
})
