import { askedAs } from '../../domain/approval.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { type ApprovalView, requireOpen } from './approval-view.ts'
import { closeApproval } from './close-approval.ts'
import { requireReadable } from './read-approval.ts'
import { requireMay } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

/** Whoever asked takes it back. */
export async function withdraw(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  approvalId: string,
): Promise<ApprovalView> {
  const { shown } = await requireReadable(ports, institution, session, approvalId)
  await requireMay(ports, institution, session, askedAs[shown.act])
  return closeApproval(ports, institution, session, approvalId, {
    state: 'withdrawn',
    by: {},
    require(approval) {
      requireOpen(approval)
      if (approval.requestedBy.id === session.person.id) return
      throw new Refusal('staff-not-allowed', 'only who asked may withdraw', { act: 'withdraw' })
    },
  })
}
