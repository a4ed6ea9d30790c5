import { askedAs } from '../../domain/approval.ts'
import type { ApprovalKind, ApprovalShown } from '../../domain/approval-shown.ts'
import { type ApprovalId, type MemberId, parseId } from '../../domain/id.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { bindShown } from './bind-shown.ts'
import { holdSession } from './hold-session.ts'
import { requestEvent } from './request-event.ts'
import { byStaff, requireMay } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

export interface Wish {
  /** Of what the page showed. */
  shownHash: string
  /** Why, for the approver's eyes, and never in the trail. */
  evidence: string
}

interface Asked {
  /** What it is about: of one kind, one request is open at a time. */
  subjectId: string
  /** Where it is about one. */
  memberId?: MemberId
  shown: ApprovalShown
}

/**
 * The maker's half, of every kind: what would be shown now must be what the page showed. `show` reads it under lock, or
 * refuses. Nothing happens until another person approves.
 */
export async function makeRequest(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  kind: ApprovalKind,
  { shownHash, evidence }: Wish,
  show: (tx: Repositories) => Promise<Asked>,
): Promise<{ approvalId: ApprovalId }> {
  await requireMay(ports, institution, session, askedAs[kind])
  const now = ports.clock.now()
  const { approvalHours } = policyToday(institution.versions, now).policy.office
  const expiresAt = now.add({ hours: approvalHours })
  const id = parseId<ApprovalId>(ports.random.uuid())
  await ports.store.transact(institution.id, async (tx) => {
    const asked = await show(tx)
    await holdSession(tx, session)
    if (bindShown(ports, asked.shown).shownHash !== shownHash)
      throw new Refusal('shown-changed', 'something else was shown')
    const approval = { id, ...asked, shownHash, evidence, requestedAt: now, expiresAt }
    if (!(await tx.approvals.add({ ...approval, requestedBy: session.person.id })))
      throw new Refusal('approval-waits', 'a request about this is open')
    const facts = { shown: shownHash, expiresAt: expiresAt.toString() }
    await record(ports, tx, { ...byStaff(session, now), ...requestEvent('requested', approval, facts) })
  })
  return { approvalId: id }
}
