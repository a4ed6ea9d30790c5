import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  foldLoginId,
  isLoginId,
  mayBeAddedAtTerminal,
  type StaffAct,
  type StaffRole,
  staffActs,
  staffMay,
  staffRoles,
} from './staff.ts'

/** Who may do what, written down a second time, role by role. */
const expected: Record<StaffRole, readonly StaffAct[]> = {
  desk: [
    'request-import',
    'write-letters',
    'read-predecessors',
    'request-member-act',
    'stop-at-once',
    'read-letters',
    'print-letters',
    'find-member',
    'read-member',
    'request-unlock',
    'read-approvals',
    'read-alarms',
    'see-alarm',
    'read-board',
    'request-board-message',
    'read-notices',
    'read-campaign',
    'remind-silent',
    'read-figures',
    'read-switches',
    'engage-switch',
    'request-switch-release',
  ],
  approver: [
    'read-predecessors',
    'stop-at-once',
    'read-staff',
    'read-letters',
    'print-letters',
    'find-member',
    'read-member',
    'read-approvals',
    'decide-approval',
    'read-alarms',
    'see-alarm',
    'read-board',
    'read-policy',
    'read-notices',
    'read-campaign',
    'read-figures',
    'read-switches',
    'engage-switch',
    'read-api-clients',
    'end-api-client',
    'read-webhooks',
    'end-webhook',
    'read-relying-parties',
    'end-relying-party',
  ],
  auditor: [
    'read-webhooks',
    'read-relying-parties',
    'read-predecessors',
    'read-staff',
    'read-letters',
    'find-member',
    'read-member',
    'read-approvals',
    'read-alarms',
    'read-board',
    'preview-mails',
    'read-policy',
    'read-notices',
    'read-campaign',
    'read-figures',
    'read-switches',
    'read-api-clients',
  ],
  'policy-editor': [
    'read-approvals',
    'read-board',
    'request-board-message',
    'preview-mails',
    'send-test-mail',
    'read-policy',
    'request-policy-version',
    'request-pull',
    'read-notices',
    'read-figures',
    'read-switches',
  ],
  'system-administrator': [
    'read-predecessors',
    'request-predecessor',
    'read-approvals',
    'read-staff',
    'request-staff-change',
    'read-alarms',
    'preview-mails',
    'send-test-mail',
    'read-notices',
    'read-figures',
    'read-switches',
    'engage-switch',
    'read-api-clients',
    'read-relying-parties',
    'request-relying-party',
    'end-relying-party',
    'request-api-client',
    'end-api-client',
    'read-webhooks',
    'request-webhook',
    'end-webhook',
    'run-webhook',
    'request-switch-release',
  ],
}

describe('what staff may do', () => {
  for (const role of staffRoles) {
    for (const act of staffActs) {
      const may = expected[role].includes(act)
      it(`${role} ${may ? 'may' : 'may not'} ${act}`, () => assert.equal(staffMay([role], act), may))
    }
  }

  it('is what any of the roles may', () => {
    assert.ok(staffMay(['desk', 'approver'], 'request-unlock'))
    assert.ok(staffMay(['desk', 'approver'], 'decide-approval'))
  })

  it('is nothing without a role', () => {
    for (const act of staffActs) assert.equal(staffMay([], act), false)
  })
})

describe('a login ID', () => {
  for (const [typed, folded, good] of [
    ['s.sato', 's.sato', true],
    [' Ｓ．ＳＡＴＯ ', 's.sato', true],
    ['hanako@bank.example', 'hanako@bank.example', true],
    ['x'.repeat(64), 'x'.repeat(64), true],
    ['x'.repeat(65), 'x'.repeat(65), false],
    ['.sato', '.sato', false],
    ['s sato', 's sato', false],
    ['佐藤', '佐藤', false],
    ['', '', false],
    ["s'--", "s'--", false],
  ] as const) {
    it(`${JSON.stringify(typed)} is ${good ? 'taken' : 'refused'}`, () => {
      assert.equal(foldLoginId(typed), folded)
      assert.equal(isLoginId(folded), good)
    })
  }
})

describe('the terminal adds', () => {
  const there = {}
  const disabled = { disabledAt: Temporal.Instant.from('2026-11-22T00:00:00Z') }
  for (const [what, others, expected] of [
    ['the first', [], true],
    ['the second', [there], true],
    ['no third', [there, there], false],
    ['no fourth', [there, there, there], false],
    ['another in the place of one who was disabled', [there, disabled], true],
    ['two in the place of both', [disabled, disabled], true],
    ['nobody beside one and his successor', [disabled, there, there], false],
  ] as const)
    it(what, () => assert.equal(mayBeAddedAtTerminal(others), expected))
})
