import { readAs } from '../../domain/approval.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ApprovalRecord } from '../../ports/staff-records.ts'
import { type ApprovalView, noSuchApproval, requireApprovalId, viewOf } from './approval-view.ts'
import { recordReading } from './record-reading.ts'
import { requireMay } from './require-may.ts'
import { settleIfDue } from './settle-approvals.ts'
import type { StaffSession } from './staff-session.ts'

type ReadPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

export async function readApproval(
  ports: ReadPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  approvalId: string,
): Promise<ApprovalView> {
  const approval = await requireReadable(ports, institution, session, approvalId)
  if (approval.memberId !== undefined) await recordReading(ports, institution, session, approval.memberId)
  return viewOf(approval, session, ports.clock.now())
}

/** For whoever may read requests, and those of this kind. */
export async function requireReadable(
  ports: ReadPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  approvalId: string,
): Promise<ApprovalRecord> {
  await requireMay(ports, institution, session, 'read-approvals')
  const approval = await requireApproval(ports, institution, approvalId)
  await requireMay(ports, institution, session, readAs[approval.shown.act])
  return approval
}

/** As it is now: what has run out or lost its target is ended by being looked at. */
export async function requireApproval(
  ports: ReadPorts,
  institution: InstitutionRecord,
  approvalId: string,
): Promise<ApprovalRecord> {
  const approval = await ports.store.at(institution.id).approvals.byId(requireApprovalId(approvalId))
  if (approval === undefined) throw noSuchApproval()
  return settleIfDue(ports, institution, approval)
}
