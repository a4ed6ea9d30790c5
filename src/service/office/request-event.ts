import type { fateOf } from '../../domain/approval.ts'
import type { AuditEventKind } from '../../domain/audit-event.ts'
import type { ApprovalRecord } from '../../ports/staff-records.ts'
import type { Happening } from '../audit/record.ts'

/** What may happen to an open request by itself. */
export type Fate = NonNullable<ReturnType<typeof fateOf>>

type Step = 'requested' | 'approved' | 'rejected' | 'withdrawn' | Fate

/** Those about a customer's locks stand in his time line under names of their own. */
const ofUnlock: Record<Step, AuditEventKind> = {
  requested: 'unlock-requested',
  approved: 'unlock-approved',
  rejected: 'unlock-rejected',
  withdrawn: 'unlock-withdrawn',
  'run-out': 'unlock-expired',
  'lose-requester': 'unlock-requester-gone',
  'lose-target': 'unlock-target-changed',
}

const ofOthers: Record<Step, AuditEventKind> = {
  requested: 'request-made',
  approved: 'request-approved',
  rejected: 'request-rejected',
  withdrawn: 'request-withdrawn',
  'run-out': 'request-expired',
  'lose-requester': 'request-requester-gone',
  'lose-target': 'request-target-changed',
}

/** For the trail: what became of a request, whom it is about, and its id. */
export function requestEvent(
  step: Step,
  { id, memberId, shown: { act } }: Pick<ApprovalRecord, 'id' | 'memberId' | 'shown'>,
  facts: NonNullable<Happening['facts']> = {},
): Pick<Happening, 'kind' | 'memberId' | 'facts'> {
  if (act === 'unlock')
    return { kind: ofUnlock[step], ...(memberId && { memberId }), facts: { approval: id, ...facts } }
  return {
    kind: ofOthers[step],
    ...(memberId && { memberId }),
    facts: { approval: id, request: act, ...facts },
  }
}
