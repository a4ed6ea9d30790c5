import type { StaffId } from '../../domain/id.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ApprovalRecord } from '../../ports/staff-records.ts'
import { record } from '../audit/record.ts'
import { type ApprovalView, noSuchApproval, viewOf } from './approval-view.ts'
import { requireApproval } from './read-approval.ts'
import { requestEvent } from './request-event.ts'
import { byStaff } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

export interface Closing {
  state: 'rejected' | 'withdrawn'
  by: { staffId?: StaffId; reason?: string }
  /** Refuses whoever may not, and whatever is over. */
  require: (approval: ApprovalRecord) => void
}

/** Ends a request without a deed. The reason that a person gave is kept beside the request and not in the trail. */
export async function closeApproval(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  approvalId: string,
  { state, by, require }: Closing,
): Promise<ApprovalView> {
  const { id } = await requireApproval(ports, institution, approvalId)
  const now = ports.clock.now()
  const closed = await ports.store.transact(institution.id, async (tx) => {
    const approval = await tx.approvals.lock(id)
    if (approval === undefined) throw noSuchApproval()
    require(approval)
    await tx.approvals.close(id, state, now, by)
    await record(ports, tx, { ...byStaff(session, now), ...requestEvent(state, approval) })
    return tx.approvals.byId(id)
  })
  if (closed === undefined) throw noSuchApproval()
  return viewOf(closed, session, now)
}
