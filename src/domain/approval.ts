import { type ApprovalKind, approvalKinds } from './approval-shown.ts'
import type { StaffId } from './id.ts'
import { isEarlier } from './local-day.ts'
import { type StaffAct, type StaffRole, staffMay } from './staff.ts'
import type { UnlockTarget } from './unlock.ts'

/** Characters of what the approver is told besides what is shown. */
export const longestEvidence = 500

/** Who may ask for what: the act that stands in the table of staff.ts. */
export const askedAs: Record<ApprovalKind, StaffAct> = {
  unlock: 'request-unlock',
  import: 'request-import',
  predecessor: 'request-predecessor',
  'board-message': 'request-board-message',
  'board-withdrawal': 'request-board-message',
  'policy-version': 'request-policy-version',
  reissue: 'request-member-act',
  'address-change': 'request-member-act',
  'stop-release': 'request-member-act',
  removal: 'request-member-act',
  'recovery-letter': 'request-member-act',
  'est-secret': 'request-member-act',
  'administrator-adding': 'request-member-act',
  'switch-release': 'request-switch-release',
  'staff-change': 'request-staff-change',
  'api-client': 'request-api-client',
  // Asked for at the terminal alone, by whoever has the keys; who brings in CAs reads of it.
  'ca-switch': 'request-predecessor',
  'ca-revocation': 'request-predecessor',
  webhook: 'request-webhook',
  'renewal-pull': 'request-pull',
  'relying-party': 'request-relying-party',
}

/** Who may read a request of each kind. What shows a customer is for those who may see customers. */
export const readAs: Record<ApprovalKind, StaffAct> = {
  unlock: 'read-member',
  import: 'read-member',
  predecessor: 'read-predecessors',
  'board-message': 'read-board',
  'board-withdrawal': 'read-board',
  'policy-version': 'read-policy',
  reissue: 'read-member',
  'address-change': 'read-member',
  'stop-release': 'read-member',
  removal: 'read-member',
  'recovery-letter': 'read-member',
  'est-secret': 'read-member',
  'administrator-adding': 'read-member',
  'switch-release': 'read-switches',
  'staff-change': 'read-staff',
  'api-client': 'read-api-clients',
  'ca-switch': 'read-predecessors',
  'ca-revocation': 'read-predecessors',
  webhook: 'read-webhooks',
  'renewal-pull': 'read-policy',
  'relying-party': 'read-relying-parties',
}

/** The kinds of request that a person with these roles may read. */
export function readableKinds(roles: readonly StaffRole[]): ApprovalKind[] {
  return approvalKinds.filter((kind) => staffMay(roles, readAs[kind]))
}

/** What becomes of a request that another person must approve. */
export type ApprovalState = 'open' | 'approved' | 'rejected' | 'withdrawn' | 'expired' | 'target-changed'
export type ApprovalEvent = 'approve' | 'reject' | 'withdraw' | 'run-out' | 'lose-requester' | 'lose-target'

const moves: Record<ApprovalState, Partial<Record<ApprovalEvent, ApprovalState>>> = {
  open: {
    approve: 'approved',
    reject: 'rejected',
    withdraw: 'withdrawn',
    'run-out': 'expired',
    'lose-requester': 'withdrawn',
    'lose-target': 'target-changed',
  },
  approved: {},
  rejected: {},
  withdrawn: {},
  expired: {},
  'target-changed': {},
}

/** The state after the event; undefined where the table has no such move. */
export function nextState(state: ApprovalState, event: ApprovalEvent): ApprovalState | undefined {
  return moves[state][event]
}

/** What the rules look at of a request. */
export interface ApprovalFacts {
  state: ApprovalState
  /** Undefined: nobody of the staff, but an operator at the terminal. */
  requestedBy: StaffId | undefined
  expiresAt: Temporal.Instant
}

/** It can be decided until the instant before it runs out. */
export function hasRunOut({ expiresAt }: Pick<ApprovalFacts, 'expiresAt'>, now: Temporal.Instant): boolean {
  return !isEarlier(now, expiresAt)
}

/**
 * Whether this person may decide, and if not why. Nobody decides his own, whatever roles he has, nor what is about himself:
 * `concerns` is the person of the staff whom it would change.
 */
export function mayDecide(
  approval: ApprovalFacts & { concerns?: StaffId | undefined },
  person: { id: StaffId; roles: readonly StaffRole[] },
  now: Temporal.Instant,
): 'yes' | 'own' | 'about-oneself' | 'role' | 'closed' {
  if (approval.state !== 'open' || hasRunOut(approval, now)) return 'closed'
  if (approval.requestedBy === person.id) return 'own'
  if (approval.concerns === person.id) return 'about-oneself'
  return staffMay(person.roles, 'decide-approval') ? 'yes' : 'role'
}

/** Whether there is anything to ask for. Who has left is not helped by an open door. */
export function mayRequestUnlock({
  doors,
  stops,
}: Pick<UnlockTarget, 'doors' | 'stops'>): 'yes' | 'nothing-locked' | 'ended' {
  if (stops.includes('ended')) return 'ended'
  return doors.length === 0 ? 'nothing-locked' : 'yes'
}

/** Who asked, as he is now. */
export interface Requester {
  roles: readonly StaffRole[]
  disabledAt?: Temporal.Instant
}

/**
 * What has become of an open request by itself: its time is over, who asked could not ask any more, or what it was about
 * is no more what both were shown. `shownNow` is the hash of what would be shown today; undefined when what it is about
 * is gone.
 */
export function fateOf(
  approval: ApprovalFacts & { kind: ApprovalKind; shownHash: string; requester: Requester },
  shownNow: string | undefined,
  now: Temporal.Instant,
): 'run-out' | 'lose-requester' | 'lose-target' | undefined {
  if (approval.state !== 'open') return undefined
  if (hasRunOut(approval, now)) return 'run-out'
  if (!mayStillAsk(approval)) return 'lose-requester'
  return shownNow === approval.shownHash ? undefined : 'lose-target'
}

const mayStillAsk = ({ kind, requester }: { kind: ApprovalKind; requester: Requester }): boolean =>
  requester.disabledAt === undefined && staffMay(requester.roles, askedAs[kind])
