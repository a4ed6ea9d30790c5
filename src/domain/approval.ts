import type { StaffId } from './id.ts'
import { isEarlier } from './local-day.ts'
import { type StaffRole, staffMay } from './staff.ts'
import type { UnlockTarget } from './unlock.ts'

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
  requestedBy: StaffId
  expiresAt: Temporal.Instant
}

/** It can be decided until the instant before it runs out. */
export function hasRunOut({ expiresAt }: Pick<ApprovalFacts, 'expiresAt'>, now: Temporal.Instant): boolean {
  return !isEarlier(now, expiresAt)
}

/** Whether this person may decide, and if not why. Nobody decides his own, whatever roles he has. */
export function mayDecide(
  approval: ApprovalFacts,
  person: { id: StaffId; roles: readonly StaffRole[] },
  now: Temporal.Instant,
): 'yes' | 'own' | 'role' | 'closed' {
  if (approval.state !== 'open' || hasRunOut(approval, now)) return 'closed'
  if (approval.requestedBy === person.id) return 'own'
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
 * is no more what both were shown. `shownNow` is the hash of what would be shown today; undefined when the member is gone.
 */
export function fateOf(
  approval: ApprovalFacts & { shownHash: string; requester: Requester },
  shownNow: string | undefined,
  now: Temporal.Instant,
): 'run-out' | 'lose-requester' | 'lose-target' | undefined {
  if (approval.state !== 'open') return undefined
  if (hasRunOut(approval, now)) return 'run-out'
  if (!mayStillAsk(approval.requester)) return 'lose-requester'
  return shownNow === approval.shownHash ? undefined : 'lose-target'
}

const mayStillAsk = ({ roles, disabledAt }: Requester): boolean =>
  disabledAt === undefined && staffMay(roles, 'request-unlock')
