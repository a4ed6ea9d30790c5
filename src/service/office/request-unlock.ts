import { type ApprovalId, parseId } from '../../domain/id.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { holdSession } from './hold-session.ts'
import { byStaff, requireMay } from './require-may.ts'
import { noSuchMember, requireMemberId } from './require-member.ts'
import { settleApprovalsOf } from './settle-approvals.ts'
import type { StaffSession } from './staff-session.ts'
import { requireUnlockable, showUnlock } from './unlock-shown.ts'

export interface UnlockWish {
  /** Of what the page showed. */
  shownHash: string
  /** How the caller was identified: for the approver's eyes, and never in the trail. */
  evidence: string
}

/** The maker's half. Nothing is unlocked until another person approves. */
export async function requestUnlock(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  memberId: string,
  { shownHash, evidence }: UnlockWish,
): Promise<{ approvalId: ApprovalId }> {
  await requireMay(ports, institution, session, 'request-unlock')
  const member = requireMemberId(memberId)
  await settleApprovalsOf(ports, institution, member)
  const now = ports.clock.now()
  const { approvalHours } = policyToday(institution.versions, now).policy.office
  const id = parseId<ApprovalId>(ports.random.uuid())
  await ports.store.transact(institution.id, async (tx) => {
    const target = await tx.approvals.lockTarget(member)
    await holdSession(tx, session)
    if (target === undefined) throw noSuchMember()
    requireUnlockable(target)
    const today = showUnlock(ports, target)
    if (today.shownHash !== shownHash) throw new Refusal('shown-changed', 'something else was shown')
    const request = { requestedBy: session.person.id, requestedAt: now }
    const expiresAt = now.add({ hours: approvalHours })
    const isAlone = await tx.approvals.add({
      id,
      memberId: member,
      ...request,
      expiresAt,
      evidence,
      ...today,
    })
    if (!isAlone) throw new Refusal('approval-waits', 'a request about this member is open')
    await record(ports, tx, {
      ...byStaff(session, now),
      kind: 'unlock-requested',
      memberId: member,
      facts: { approval: id, shown: shownHash, expiresAt: expiresAt.toString() },
    })
  })
  return { approvalId: id }
}
