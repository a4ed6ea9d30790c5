import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type ApprovalEvent,
  type ApprovalState,
  fateOf,
  hasRunOut,
  mayDecide,
  mayRequestUnlock,
  nextState,
  type Requester,
  readableKinds,
} from './approval.ts'
import { parseId, type StaffId } from './id.ts'
import type { MemberStop } from './life.ts'
import type { StaffRole } from './staff.ts'

const kenji = parseId<StaffId>('11111111-1111-4111-8111-111111111111')
const yuko = parseId<StaffId>('22222222-2222-4222-8222-222222222222')
const at = (text: string) => Temporal.Instant.from(text)
const expiresAt = at('2026-11-23T00:00:00Z')
const requester = { roles: ['desk'] } as const
const kind = 'unlock'
const open = { kind, state: 'open', requestedBy: kenji, requester, expiresAt, shownHash: 'aa' } as const
const before = at('2026-11-22T23:59:59.999999999Z')

describe('the states of a request', () => {
  const states: ApprovalState[] = ['open', 'approved', 'rejected', 'withdrawn', 'expired', 'target-changed']
  const events: [ApprovalEvent, ApprovalState][] = [
    ['approve', 'approved'],
    ['reject', 'rejected'],
    ['withdraw', 'withdrawn'],
    ['run-out', 'expired'],
    ['lose-requester', 'withdrawn'],
    ['lose-target', 'target-changed'],
  ]
  for (const [event, state] of events) {
    it(`${event} makes ${state} of an open one, and nothing of any other`, () => {
      assert.equal(nextState('open', event), state)
      for (const closed of states.slice(1)) assert.equal(nextState(closed, event), undefined)
    })
  }
})

describe('its time', () => {
  for (const [now, over] of [
    [before, false],
    [expiresAt, true],
    [expiresAt.add({ nanoseconds: 1 }), true],
  ] as const)
    it(`is ${over ? 'over' : 'not over'} at ${now}`, () => assert.equal(hasRunOut({ expiresAt }, now), over))
})

describe('who may decide', () => {
  for (const [what, approval, id, roles, now, expected] of [
    ['another person with the role', open, yuko, ['approver'], before, 'yes'],
    ['another person with the role, too late', open, yuko, ['approver'], expiresAt, 'closed'],
    ['who asked, with the role', open, kenji, ['desk', 'approver'], before, 'own'],
    ['who asked, without it', open, kenji, ['desk'], before, 'own'],
    ['another person of the desk', open, yuko, ['desk'], before, 'role'],
    ['an auditor', open, yuko, ['auditor'], before, 'role'],
    ['nobody in particular', open, yuko, [], before, 'role'],
    ['anybody, when it is decided', { ...open, state: 'approved' }, yuko, ['approver'], before, 'closed'],
    ['anybody, when it is withdrawn', { ...open, state: 'withdrawn' }, yuko, ['approver'], before, 'closed'],
  ] satisfies [
    string,
    Parameters<typeof mayDecide>[0],
    StaffId,
    StaffRole[],
    Temporal.Instant,
    ReturnType<typeof mayDecide>,
  ][]) {
    it(`${what}: ${expected}`, () => assert.equal(mayDecide(approval, { id, roles }, now), expected))
  }
})

describe('what may be asked for', () => {
  const door = { door: 'acquisition', lockedAt: before, version: 1 } as const
  for (const [what, doors, stops, expected] of [
    ['a locked door', [door], [], 'yes'],
    ['a locked door of somebody stopped', [door], ['suspended', 'locked-by-administrator'], 'yes'],
    ['nothing locked', [], [], 'nothing-locked'],
    ['a door of somebody who has left', [door], ['ended'], 'ended'],
  ] satisfies [string, (typeof door)[], MemberStop[], ReturnType<typeof mayRequestUnlock>][]) {
    it(`${what}: ${expected}`, () => assert.equal(mayRequestUnlock({ doors, stops }), expected))
  }
})

describe('what becomes of a request by itself', () => {
  const by = (who: Requester) => ({ ...open, requester: who })
  const gone = 'lose-requester'
  for (const [what, approval, shownNow, now, expected] of [
    ['nothing, while all is as it was', open, 'aa', before, undefined],
    ['it loses its target when something else would be shown', open, 'ab', before, 'lose-target'],
    ['it loses its target when the member is gone', open, undefined, before, 'lose-target'],
    ['it runs out', open, 'aa', expiresAt, 'run-out'],
    ['it runs out, changed or not', open, 'ab', expiresAt, 'run-out'],
    ['it loses who asked, when he is disabled', by({ ...requester, disabledAt: before }), 'aa', before, gone],
    ['it loses who asked, when he is of the desk no more', by({ roles: ['approver'] }), 'aa', before, gone],
    [
      'nothing, when he has another role beside',
      by({ roles: ['approver', 'desk'] }),
      'aa',
      before,
      undefined,
    ],
    [
      'nothing, when he may ask for a message and it is one',
      { ...by({ roles: ['policy-editor'] }), kind: 'board-message' as const },
      'aa',
      before,
      undefined,
    ],
    [
      'it loses who asked, when he may only approve any more',
      { ...by({ roles: ['approver'] }), kind: 'board-withdrawal' as const },
      'aa',
      before,
      gone,
    ],
    [
      'it loses who asked, when he may ask for messages alone',
      by({ roles: ['policy-editor'] }),
      'aa',
      before,
      gone,
    ],
    ['it loses who asked, changed or not', by({ roles: [] }), 'ab', before, gone],
    ['it runs out, whoever asked', by({ roles: [] }), 'aa', expiresAt, 'run-out'],
    ['nothing more when it is decided', { ...open, state: 'approved' as const }, 'ab', expiresAt, undefined],
  ] as const)
    it(what, () => assert.equal(fateOf(approval, shownNow, now), expected))
})

describe('who reads which kind', () => {
  const ofCustomers = ['unlock', 'import']
  const ofCas = ['ca-switch', 'ca-revocation']
  const ofBoard = ['board-message', 'board-withdrawal']
  const ofDesk = [
    'reissue',
    'address-change',
    'stop-release',
    'removal',
    'recovery-letter',
    'est-secret',
    'administrator-adding',
  ]
  for (const [role, kinds] of [
    ['desk', [...ofCustomers, 'predecessor', ...ofBoard, ...ofDesk, 'switch-release', ...ofCas]],
    [
      'approver',
      [
        ...ofCustomers,
        'predecessor',
        ...ofBoard,
        'policy-version',
        ...ofDesk,
        'switch-release',
        'staff-change',
        'api-client',
        ...ofCas,
        'webhook',
        'renewal-pull',
        'relying-party',
      ],
    ],
    [
      'auditor',
      [
        ...ofCustomers,
        'predecessor',
        ...ofBoard,
        'policy-version',
        ...ofDesk,
        'switch-release',
        'staff-change',
        'api-client',
        ...ofCas,
        'webhook',
        'renewal-pull',
        'relying-party',
      ],
    ],
    ['policy-editor', [...ofBoard, 'policy-version', 'switch-release', 'renewal-pull']],
    [
      'system-administrator',
      ['predecessor', 'switch-release', 'staff-change', 'api-client', ...ofCas, 'webhook', 'relying-party'],
    ],
  ] satisfies [StaffRole, string[]][]) {
    it(`${role}: ${kinds.join(', ')}`, () => assert.deepEqual(readableKinds([role]), kinds))
  }
})

describe('who may decide what is about the staff', () => {
  it('is nobody whom it would change', () => {
    const about = { ...open, concerns: yuko }
    assert.equal(mayDecide(about, { id: yuko, roles: ['approver'] }, before), 'about-oneself')
    assert.equal(mayDecide({ ...open, concerns: kenji }, { id: yuko, roles: ['approver'] }, before), 'yes')
    assert.equal(mayDecide(about, { id: yuko, roles: ['approver'] }, expiresAt), 'closed')
  })
})
