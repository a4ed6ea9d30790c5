import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { AuditEvent } from './audit-event.ts'
import { parseId } from './id.ts'
import { isJournalled, remediesFor } from './journal.ts'

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const member = parseId<NonNullable<AuditEvent['memberId']>>(id(1))
const contract = parseId<NonNullable<AuditEvent['contractId']>>(id(2))
const certificate = parseId<NonNullable<AuditEvent['certificateId']>>(id(3))
const entitlement = parseId<NonNullable<AuditEvent['entitlementId']>>(id(4))
const issuer = parseId<NonNullable<AuditEvent['issuerId']>>(id(5))
const staff = id(6)

/** Happened in the order in which they stand. */
function happened(...events: readonly Partial<AuditEvent>[]): AuditEvent[] {
  return events.map((event, n) => ({
    id: id(100 + n),
    institutionId: parseId(id(9)),
    kind: 'logged-on',
    at: Temporal.Instant.from('2027-02-12T00:00:00Z').add({ seconds: n }),
    actor: 'system',
    ...event,
  }))
}

const short = (events: readonly Partial<AuditEvent>[]) =>
  remediesFor(happened(...events)).map((remedy) => {
    const { do: deed } = remedy
    if ('event' in remedy) return `${deed} ${remedy.event} ${remedy.reason}`
    if ('stop' in remedy) return `${deed} ${remedy.stop}`
    if (deed === 'revoke-ca') return `${deed} ${remedy.reason}`
    if ('roles' in remedy) return `${deed} ${remedy.roles.join(' ')}`
    return 'name' in remedy ? `${deed} ${remedy.name}` : deed
  })

const stop = { kind: 'member-stopped', memberId: member } as const
const lock = { kind: 'member-locked', memberId: member } as const
const switchOff = { kind: 'switch-engaged', facts: { switch: 'renewal', ja: '止', en: 'off' } } as const

describe('what is done about events that a restored database lacks', () => {
  for (const [name, events, remedies] of [
    ['nothing', [], []],
    ['a log-on', [{ kind: 'logged-on', memberId: member }], []],
    [
      'a certificate that was issued',
      [
        {
          kind: 'certificate-recorded',
          certificateId: certificate,
          issuerId: issuer,
          facts: { serialNumber: '0a' },
        },
      ],
      ['publish-lost'],
    ],
    [
      'a revocation, for its reason',
      [{ kind: 'certificate-revoked', certificateId: certificate, facts: { reason: 'keyCompromise' } }],
      ['end-certificate revoke keyCompromise'],
    ],
    [
      'an end without a reason of its own',
      [{ kind: 'certificate-superseded', certificateId: certificate }],
      ['end-certificate supersede superseded'],
    ],
    [
      'a spent code, and the right that it led to',
      [
        { kind: 'pickup-code-accepted', memberId: member, facts: { code: id(7) } },
        { kind: 'entitlement-used', memberId: member, entitlementId: entitlement },
      ],
      ['void-codes', 'use-entitlement'],
    ],
    ['a stop', [stop], ['stop-member loss-reported']],
    ['a stop twice', [stop, stop], ['stop-member loss-reported']],
    [
      'a stop and its release',
      [stop, { kind: 'stop-released', memberId: member, facts: { lifted: 'loss-reported' } }],
      [],
    ],
    [
      'a release, and a stop after it',
      [{ kind: 'stop-released', memberId: member, facts: { lifted: 'loss-reported' } }, stop],
      ['stop-member loss-reported'],
    ],
    [
      'the release of what the database has as stopped',
      [{ kind: 'stop-released', memberId: member, facts: { lifted: 'loss-reported' } }],
      [],
    ],
    [
      'a release of the lock alone',
      [stop, lock, { kind: 'member-unlocked', memberId: member }],
      ['stop-member loss-reported'],
    ],
    [
      'somebody who was held at the door',
      [{ kind: 'staff-alarmed', memberId: member, facts: { held: 'suspended' } }],
      ['stop-member suspended'],
    ],
    ['an alarm', [{ kind: 'staff-alarmed', memberId: member, facts: { kind: 'loss' } }], []],
    [
      'somebody who left',
      [{ kind: 'member-removed', memberId: member }],
      ['stop-member ended', 'withdraw-rights'],
    ],
    ['a reissue', [{ kind: 'member-reissued', memberId: member }], ['withdraw-rights']],
    ['a contract', [{ kind: 'contract-stopped', contractId: contract }], ['stop-contract']],
    [
      'a contract that goes on',
      [
        { kind: 'contract-stopped', contractId: contract },
        { kind: 'contract-released', contractId: contract },
      ],
      [],
    ],
    ['a switch', [switchOff], ['switch-off renewal']],
    [
      'a switch that was put on again',
      [switchOff, { kind: 'switch-released', facts: { switch: 'renewal' } }],
      [],
    ],
    [
      'another switch that was put on',
      [switchOff, { kind: 'switch-released', facts: { switch: 'mails' } }],
      ['switch-off renewal'],
    ],
    ['staff who left', [{ kind: 'staff-disabled', facts: { staff } }], ['disable-staff']],
    [
      'a code of staff that was used',
      [{ kind: 'staff-activated', actorId: staff, facts: { method: 'passkey' } }],
      ['close-staff'],
    ],
    [
      'roles that were changed twice: those of the last time',
      [
        { kind: 'staff-roles-changed', facts: { staff, before: 'desk auditor', roles: 'desk' } },
        { kind: 'staff-roles-changed', facts: { staff, before: 'desk', roles: 'auditor emperor' } },
      ],
      ['narrow-roles auditor'],
    ],
    ['a service', [{ kind: 'relying-party-ended', facts: { client: 'ib-core' } }], ['end-relying-party']],
    ['a client of the API', [{ kind: 'api-client-ended', facts: { client: id(8) } }], ['end-client']],
    [
      'a CA that was revoked',
      [{ kind: 'ca-revoked', issuerId: issuer, facts: { reason: 'cACompromise' } }],
      ['revoke-ca cACompromise'],
    ],
    ['a webhook', [{ kind: 'webhook-ended', facts: { webhook: id(8) } }], ['end-webhook']],
    ['a passkey that was taken away', [{ kind: 'passkey-removed', memberId: member }], ['remove-passkeys']],
  ] satisfies [string, Partial<AuditEvent>[], string[]][]) {
    it(name, () => assert.deepEqual(short(events), remedies))
  }

  it('goes by when it happened, not by where it stands', () => {
    const [stopped, released] = happened(stop, {
      kind: 'stop-released',
      memberId: member,
      facts: { lifted: 'loss-reported' },
    })
    assert.ok(stopped && released)
    assert.deepEqual(remediesFor([released, stopped]), [])
  })
})

describe('what is journalled', () => {
  for (const [kind, expected] of [
    ['certificate-revoked', true],
    ['certificate-recorded', true],
    ['stop-released', true],
    ['logged-on', false],
    ['certificate-signed', false],
    ['journal-reconciled', false],
  ] as const) {
    it(`${kind}: ${expected}`, () => assert.equal(isJournalled({ kind }), expected))
  }
})
