import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { at, idOf } from '../../test/lives.ts'
import { webhookMessage } from '../wire/webhook-message.ts'
import type { CertificateId, MemberId } from './id.ts'
import { messageOf, type ToldEvent, toldKinds, webhookTypes } from './webhook-event.ts'

const memberId = idOf<MemberId>(1)
const certificateId = idOf<CertificateId>(2)
const contractNumber = '1000000001'
const happened = at('2026-11-22T01:02:03.456789Z')
const who = { memberId, contractNumber }

const told: [Omit<ToldEvent, 'at'>, string | undefined, object?][] = [
  [
    { kind: 'entitlement-opened', ...who, facts: { reason: 'issue', deadline: '2027-02-10' } },
    'acquisition.opened',
    { ...who, reason: 'issue', deadline: '2027-02-10' },
  ],
  [
    { kind: 'certificate-signed', ...who, certificateId, facts: { fingerprint: 'ab'.repeat(32) } },
    'certificate.issued',
    { ...who, certificateId, fingerprint: 'ab'.repeat(32) },
  ],
  [{ kind: 'certificate-proved', ...who, certificateId }, 'certificate.proved', { ...who, certificateId }],
  [
    { kind: 'certificate-retiring', ...who, certificateId, facts: { from: 'current', to: 'retiring' } },
    'certificate.retiring',
    { ...who, certificateId },
  ],
  [
    { kind: 'certificate-superseded', ...who, certificateId },
    'certificate.superseded',
    { ...who, certificateId },
  ],
  [
    { kind: 'certificate-abandoned', ...who, certificateId },
    'certificate.abandoned',
    { ...who, certificateId },
  ],
  [
    {
      kind: 'certificate-revoked',
      ...who,
      certificateId,
      facts: { from: 'current', reason: 'keyCompromise' },
    },
    'certificate.revoked',
    { ...who, certificateId, reason: 'keyCompromise' },
  ],
  [{ kind: 'member-added', ...who, facts: { role: 'user' } }, 'member.added', { ...who, role: 'user' }],
  [{ kind: 'member-removed', ...who }, 'member.removed', who],
  [
    { kind: 'loss-reported', ...who, certificateId, facts: { stopped: 'now' } },
    'member.stopped',
    { ...who, certificateId, stop: 'loss-reported' },
  ],
  [{ kind: 'loss-reported', ...who, facts: { stopped: 'before' } }, undefined],
  [
    { kind: 'member-stopped', ...who, facts: { reason: 'fraud', desk: 'somebody' } },
    'member.stopped',
    { ...who, stop: 'loss-reported' },
  ],
  [{ kind: 'member-held', ...who }, 'member.stopped', { ...who, stop: 'held' }],
  [{ kind: 'member-locked', ...who }, 'member.stopped', { ...who, stop: 'locked-by-administrator' }],
  [{ kind: 'member-unlocked', ...who }, 'member.released', { ...who, lifted: ['locked-by-administrator'] }],
  [
    { kind: 'stop-released', ...who, facts: { lifted: 'loss-reported held strange' } },
    'member.released',
    { ...who, lifted: ['loss-reported', 'held'] },
  ],
  [
    { kind: 'contract-stopped', contractNumber, facts: { people: 3 } },
    'contract.stopped',
    { contractNumber, people: 3 },
  ],
  [
    { kind: 'contract-released', contractNumber, facts: { people: 3 } },
    'contract.released',
    { contractNumber, people: 3 },
  ],
  [
    { kind: 'people-imported', facts: { approval: idOf(7), sha256: 'x', lines: 9, contracts: 2 } },
    'import.finished',
    { contracts: 2, requestId: idOf(7) },
  ],
  [
    { kind: 'mail-returned', ...who, facts: { outbox: 'x', bounce: 'hard', status: '5.1.1' } },
    'mail.returned',
    { ...who, bounce: 'hard', status: '5.1.1' },
  ],
  [{ kind: 'logged-on', ...who, certificateId }, undefined],
]

describe('what is told of an event', () => {
  for (const [event, type, data] of told)
    it(`${event.kind} ${JSON.stringify(event.facts ?? '')} is ${type ?? 'nothing'}`, () => {
      const message = messageOf({ ...event, at: happened })
      assert.equal(message?.type, type)
      if (message === undefined) return
      assert.deepEqual(message.data, data)
      assert.equal(message.timestamp, '2026-11-22T01:02:03.456789Z')
      webhookMessage.parse(message)
    })

  it('covers every kind that is told, and every type has an event', () => {
    const kinds = new Set(told.map(([{ kind }]) => kind))
    assert.deepEqual(
      toldKinds.filter((kind) => !kinds.has(kind)),
      [],
    )
    const types = new Set(told.map(([, type]) => type))
    assert.deepEqual(
      webhookTypes.filter((type) => !types.has(type)),
      [],
    )
  })
})
