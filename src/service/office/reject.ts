import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { type ApprovalView, requireDecidable } from './approval-view.ts'
import { closeApproval } from './close-approval.ts'
import { requireApproval } from './read-approval.ts'
import { requireMay } from './require-may.ts'
import { requireMayDecide } from './require-may-decide.ts'
import type { StaffSession } from './staff-session.ts'

/** The checker says no, and why. Nothing else happens. */
export async function reject(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  approvalId: string,
  reason: string,
): Promise<ApprovalView> {
  await requireMay(ports, institution, session, 'decide-approval')
  await requireMayDecide(ports, institution, session, await requireApproval(ports, institution, approvalId))
  return closeApproval(ports, institution, session, approvalId, {
    state: 'rejected',
    by: { staffId: session.person.id, reason },
    require: (approval) => requireDecidable(approval, session, ports.clock.now()),
  })
}
