import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { RelyingParty } from '../../ports/office-credentials.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ApprovalRecord } from '../../ports/staff-records.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { makeTemporaryPins, type TemporaryPins } from '../member/temporary-pins.ts'
import { type ApprovalView, noSuchApproval, requireDecidable, requireOpen, viewOf } from './approval-view.ts'
import { holdSession } from './hold-session.ts'
import { requireApproval } from './read-approval.ts'
import { requestEvent } from './request-event.ts'
import { kindOf } from './request-kinds.ts'
import { byStaff, requireMay } from './require-may.ts'
import { requireMayDecide } from './require-may-decide.ts'
import { settle } from './settle-approvals.ts'
import type { StaffSession } from './staff-session.ts'
import { requireVerification, type Verification } from './verification.ts'

export interface Approval {
  /** Of what the approver's page showed. */
  shownHash: string
  verification: Verification
}

type ApprovePorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'seal' | 'pins' | 'office'>

/**
 * The checker's half: another person, verified in this very moment, agrees to what both were shown. Decision and deed are
 * one transaction; of two at once one comes first, and the other is told so.
 */
export async function approve(
  ports: ApprovePorts,
  institution: InstitutionRecord,
  party: RelyingParty,
  session: StaffSession,
  approvalId: string,
  { shownHash, verification }: Approval,
): Promise<ApprovalView> {
  await requireMay(ports, institution, session, 'decide-approval')
  const approval = await requireApproval(ports, institution, approvalId)
  await requireMayDecide(ports, institution, session, approval)
  if (approval.shownHash !== shownHash) throw new Refusal('shown-changed', 'something else was shown')
  await requireVerification(ports, institution, party, session, approval.id, verification)
  const pins = await pinsFor(ports, institution, approval)
  const decided = await keepRefused(ports, institution, session, approval, () =>
    ports.store.transact(institution.id, (tx) =>
      decide(ports, tx, institution, session, approval, { method: verification.kind, pins }),
    ),
  )
  // What died in this moment is committed as dead, and then refused.
  if (decided.state !== 'approved') requireOpen(decided)
  return viewOf(decided, session, ports.clock.now())
}

async function pinsFor(
  ports: ApprovePorts,
  institution: InstitutionRecord,
  { shown }: ApprovalRecord,
): Promise<TemporaryPins | undefined> {
  return kindOf(shown).makesPins?.(shown) ? makeTemporaryPins(ports, institution) : undefined
}

/** What the rules refuse now, though both agreed, is undone with the approval; that it was tried stays in the trail. */
async function keepRefused(
  ports: ApprovePorts,
  institution: InstitutionRecord,
  session: StaffSession,
  { id, memberId, shown }: ApprovalRecord,
  act: () => Promise<ApprovalRecord>,
): Promise<ApprovalRecord> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Refusal) {
      const facts = { act: 'decide-approval', request: shown.act, code: error.code, approval: id }
      const about = memberId && { memberId }
      const { code } = error
      await ports.store.transact(institution.id, async (tx) => {
        const by = byStaff(session, ports.clock.now())
        await record(ports, tx, { ...by, kind: 'staff-act-refused', ...about, facts })
        await kindOf(shown).afterRefused?.(ports, tx, { session, approvalId: id, code }, shown)
      })
    }
    throw error
  }
}

async function decide(
  ports: ApprovePorts,
  tx: Repositories,
  institution: InstitutionRecord,
  session: StaffSession,
  { id }: ApprovalRecord,
  { method, pins }: { method: Verification['kind']; pins: TemporaryPins | undefined },
): Promise<ApprovalRecord> {
  const now = ports.clock.now()
  const locked = await tx.approvals.lock(id)
  await holdSession(tx, session)
  if (locked === undefined) throw noSuchApproval()
  requireOpen(locked)
  const approval = await settle(ports, tx, institution, locked)
  if (approval.state !== 'open') return approval
  requireDecidable(approval, session, now)
  await tx.approvals.close(id, 'approved', now, { staffId: session.person.id })
  await record(ports, tx, {
    ...byStaff(session, now),
    ...requestEvent('approved', approval, { method, shown: approval.shownHash }),
  })
  const { shown, subjectId } = approval
  const requestedBy = approval.requestedBy.id
  const approved = { institution, session, approvalId: id, subjectId, requestedBy, ...(pins && { pins }) }
  await kindOf(shown).carryOut(ports, tx, approved, shown)
  const { name } = session.person
  return { ...approval, state: 'approved', decidedBy: { id: session.person.id, name }, decidedAt: now }
}
