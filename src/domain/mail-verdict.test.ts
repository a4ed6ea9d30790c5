import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type LastMail, type MailVerdict, mailVerdict } from './mail-verdict.ts'
import type { NoticeHindrance } from './notice-owed.ts'

const at = Temporal.Instant.from('2027-02-10T00:00:00Z')
const none = { kind: 'no-address' } as const
const off = { kind: 'mails-off', policyVersion: 1 } as const
const stopped = { kind: 'stopped', stop: 'suspended' } as const
const ends = { kind: 'nothing-ends' } as const
const kinds = { kind: 'kinds-off', kinds: ['unproved'], policyVersion: 1 } as const

describe('why somebody got no mail', () => {
  for (const [what, hindrances, hasTrouble, state, expected] of [
    ['there is no address, whatever else', [stopped, off, none], true, 'sent', 'no-address'],
    ['his address is in trouble', [off], true, 'sent', 'returned'],
    ['the last one came back, though no trouble is in force', [], false, 'returned', 'returned'],
    ['mails are off, though he is stopped too', [stopped, off], false, 'sent', 'mails-off'],
    ['mails are switched off', [{ kind: 'switched-off' }], false, 'sent', 'mails-off'],
    ['he is stopped', [stopped], false, 'sent', 'stopped'],
    ['it waits', [], false, 'waiting', 'waiting'],
    ['it was given up', [], false, 'failed', 'failed'],
    ['he did: one kind that is off keeps no other', [kinds], false, 'sent', 'sent'],
    ['nothing of his ends', [ends], false, undefined, 'nothing-due'],
    ['it is still to come', [], false, undefined, 'to-come'],
  ] as [string, NoticeHindrance[], boolean, LastMail['state'] | undefined, MailVerdict][]) {
    it(`${expected}: ${what}`, () => {
      assert.equal(mailVerdict(hindrances, hasTrouble, state && { at, state }), expected)
    })
  }
})
