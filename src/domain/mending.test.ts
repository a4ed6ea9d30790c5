import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { no } from './answer.ts'
import { type MemberId, parseId } from './id.ts'
import type { Role } from './life.ts'
import { type Mending, mendingOf } from './mending.ts'

const member = (role: Role) => ({
  id: parseId<MemberId>('00000000-0000-4000-8000-000000000001'),
  role,
  stops: [],
  lockedDoors: [],
})
const institution = { kind: 'ask-institution' } as const
const administrator = { kind: 'ask-administrator' } as const

describe('the step that mends it', () => {
  for (const [what, answer, role, expected] of [
    ['a locked door', no('door-locked', institution, { door: 'logon-pin' }), 'user', 'unlock'],
    ['a reported loss', no('member-stopped', institution, { stop: 'loss-reported' }), 'user', 'release-stop'],
    [
      'a suspension',
      no('member-stopped', institution, { stop: 'suspended' }),
      'administrator',
      'release-stop',
    ],
    [
      'a lock by the administrator',
      no('member-stopped', administrator, { stop: 'locked-by-administrator' }),
      'user',
      'administrator-unlocks',
    ],
    [
      'an administrator who was locked',
      no('member-stopped', institution, { stop: 'locked-by-administrator' }),
      'administrator',
      'release-stop',
    ],
    ['somebody who has left', no('member-stopped', institution, { stop: 'ended' }), 'user', 'nothing'],
    ['a kill-switch', no('closed-now', institution, { because: 'switched-off' }), 'user', 'release-switch'],
    [
      'the night',
      no('closed-now', { kind: 'wait-until', at: '2027-02-10T00:00:00Z' }, { because: 'hours' }),
      'user',
      'wait',
    ],
    ['revoke-first for a user', no('revoke-first', administrator), 'user', 'administrator-revokes'],
    ['revoke-first for an administrator', no('revoke-first', institution), 'administrator', 'reissue'],
    [
      'an expired one that can be acquired again',
      no('certificate-not-current', { kind: 'acquire', lastDay: '2027-05-30' }),
      'user',
      'acquire',
    ],
    [
      'an old one, with a new one to be proved',
      no('certificate-not-current', { kind: 'log-on-with-new' }),
      'user',
      'log-on-with-new',
    ],
    ['day 91, a user', no('recovery-deadline-passed', administrator), 'user', 'administrator-issues'],
    ['day 91, an administrator', no('recovery-deadline-passed', institution), 'administrator', 'reissue'],
    [
      'too early to renew',
      no('renewal-not-open', { kind: 'wait-until', at: '2027-02-10T00:00:00Z' }),
      'user',
      'wait',
    ],
  ] as [string, ReturnType<typeof no>, Role, Mending][]) {
    it(`of ${what} is ${expected}`, () => assert.equal(mendingOf(answer, member(role)), expected))
  }
})
