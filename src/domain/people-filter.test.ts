import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CertificateId } from './id.ts'
import { parseId } from './id.ts'
import { groupOf, standingGroups } from './people-filter.ts'
import type { Standing } from './standing.ts'

const certificateId = parseId<CertificateId>('00000000-0000-4000-8000-000000000001')
const day = Temporal.PlainDate.from('2027-03-01')
const at = Temporal.Instant.from('2027-03-01T00:00:00Z')
const recovery = { kind: 'acquire', lastDay: day } as const

const table: readonly [Standing, string][] = [
  [
    { kind: 'renewable', certificateId, expiryDate: day, daysLeft: 0, lastRenewalMoment: undefined },
    'to-renew',
  ],
  [{ kind: 'being-proved', certificateId, expiryDate: day, proveUntil: at }, 'to-prove'],
  [{ kind: 'not-acquired', deadline: day }, 'to-acquire'],
  [{ kind: 'not-acquired' }, 'no-certificate'],
  [{ kind: 'active', certificateId, expiryDate: day, renewalOpensOn: day }, 'in-use'],
  [{ kind: 'not-yet-valid', certificateId, validFrom: at }, 'in-use'],
  [{ kind: 'retiring', certificateId, retireAt: at }, 'in-use'],
  [{ kind: 'expired-recoverable', certificateId, expiryDate: day, recovery }, 'expired'],
  [{ kind: 'lapsed', certificateId, expiryDate: day, recovery }, 'expired'],
  [{ kind: 'revoked', certificateId, reason: 'keyCompromise' }, 'no-certificate'],
  [{ kind: 'superseded', certificateId }, 'no-certificate'],
  [{ kind: 'abandoned', certificateId }, 'no-certificate'],
  [{ kind: 'stopped', stop: 'loss-reported' }, 'stopped'],
]

describe('groupOf', () => {
  for (const [standing, expected] of table) {
    it(`of ${standing.kind}${'deadline' in standing ? ' with a deadline' : ''} is ${expected}`, () => {
      assert.equal(groupOf(standing), expected)
    })
  }
  it('leaves no group without a standing', () => {
    assert.deepEqual(
      standingGroups.filter((group) => !table.some(([, expected]) => expected === group)),
      [],
    )
  })
})
