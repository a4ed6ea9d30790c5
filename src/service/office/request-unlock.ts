import type { ApprovalId } from '../../domain/id.ts'
import { unlockShown } from '../../domain/unlock.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { makeRequest, type Wish } from './make-request.ts'
import { requireMay } from './require-may.ts'
import { noSuchMember, requireMemberId } from './require-member.ts'
import { settleApprovalsAbout } from './settle-approvals.ts'
import type { StaffSession } from './staff-session.ts'
import { requireUnlockable } from './unlock-shown.ts'

/** The maker's half. Nothing is unlocked until another person approves; the evidence says how the caller was identified. */
export async function requestUnlock(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  memberId: string,
  wish: Wish,
): Promise<{ approvalId: ApprovalId }> {
  await requireMay(ports, institution, session, 'request-unlock')
  const member = requireMemberId(memberId)
  await settleApprovalsAbout(ports, institution, 'unlock', member)
  return makeRequest(ports, institution, session, 'unlock', wish, async (tx) => {
    const target = await tx.approvals.lockTarget(member)
    if (target === undefined) throw noSuchMember()
    requireUnlockable(target)
    return { subjectId: member, memberId: member, shown: unlockShown(target) }
  })
}
