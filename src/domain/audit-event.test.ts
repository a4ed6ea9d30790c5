import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { at, idOf, oldId } from '../../test/lives.ts'
import { type AuditEvent, auditLeaf, encodeAuditEvent } from './audit-event.ts'
import type { InstitutionId, MemberId } from './id.ts'

const event: AuditEvent = {
  id: '00000000-0000-4000-8000-0000000000ff',
  institutionId: idOf<InstitutionId>(7),
  kind: 'certificate-proved',
  at: at('2027-02-12T01:00:00.123456789Z'),
  actor: 'member',
  actorId: idOf<MemberId>(100),
  memberId: idOf<MemberId>(100),
  certificateId: oldId,
  facts: { to: 'current', from: 'proving', counter: 2 },
}

const text =
  'warifu-audit-1\n{"actor":"member","actorId":"00000000-0000-4000-8000-000000000100",' +
  '"at":"2027-02-12T01:00:00.123456Z","certificateId":"00000000-0000-4000-8000-000000000001",' +
  '"facts":{"counter":2,"from":"proving","to":"current"},"id":"00000000-0000-4000-8000-0000000000ff",' +
  '"institutionId":"00000000-0000-4000-8000-000000000007","kind":"certificate-proved",' +
  '"memberId":"00000000-0000-4000-8000-000000000100"}'

describe('the bytes of an event', () => {
  it('are these, for ever', () => {
    assert.equal(new TextDecoder().decode(encodeAuditEvent(event)), text)
  })

  it('do not depend on the order of its fields', () => {
    const turned = Object.fromEntries(Object.entries(event).toReversed())
    const again: AuditEvent = { ...event, ...turned, facts: { counter: 2, from: 'proving', to: 'current' } }
    assert.deepEqual(encodeAuditEvent(again), encodeAuditEvent(event))
  })

  it('change with every field', () => {
    const others: AuditEvent[] = [
      { ...event, id: '00000000-0000-4000-8000-0000000000fe' },
      { ...event, kind: 'certificate-revoked' },
      { ...event, at: at('2027-02-12T01:00:00.123457Z') },
      { ...event, actor: 'system' },
      { ...event, facts: {} },
      { ...event, facts: { to: 'current', from: 'proving', counter: '2' } },
    ]
    const seen = new Set(
      [event, ...others].map((each) => Buffer.from(encodeAuditEvent(each)).toString('hex')),
    )
    assert.equal(seen.size, others.length + 1)
  })

  it('are the JSON of the facts, whatever text they hold', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ unit: 'grapheme' }),
          fc.oneof(fc.string({ unit: 'grapheme' }), fc.maxSafeInteger()),
        ),
        (facts) => {
          const json = new TextDecoder()
            .decode(encodeAuditEvent({ ...event, facts }))
            .split('\n')
            .slice(1)
            .join('\n')
          assert.deepEqual(JSON.parse(json).facts, JSON.parse(JSON.stringify(facts)))
        },
      ),
    )
  })

  it('refuse what has no one form', () => {
    assert.throws(() => encodeAuditEvent({ ...event, facts: { share: 0.5 } }), RangeError)
    assert.throws(() => encodeAuditEvent({ ...event, facts: { half: '\ud800' } }), RangeError)
  })
})

it('the leaf hash is SHA-256 over 0x00 and the event (RFC 9162 §2.1.1)', () => {
  const expected = createHash('sha256')
    .update(Buffer.concat([Buffer.from([0]), Buffer.from(text)]))
    .digest('hex')
  assert.equal(createHash('sha256').update(auditLeaf(event)).digest('hex'), expected)
})
