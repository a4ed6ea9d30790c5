import { askedAs } from '../../domain/approval.ts'
import type { ApprovalKind, ApprovalShown } from '../../domain/approval-shown.ts'
import { type ApprovalId, type MemberId, parseId } from '../../domain/id.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { NewApproval } from '../../ports/staff-records.ts'
import type { Repositories } from '../../ports/store.ts'
import { type Happening, record } from '../audit/record.ts'
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

export interface Asked {
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
  return ports.store.transact(institution.id, async (tx) => {
    const asked = await show(tx)
    await holdSession(tx, session)
    if (bindShown(ports, asked.shown).shownHash !== shownHash)
      throw new Refusal('shown-changed', 'something else was shown')
    const asker = { requestedBy: session.person.id, by: byStaff(session, now), facts: {} }
    const { id } = await keepRequest(ports, tx, institution, asker, { ...asked, shownHash, evidence })
    return { approvalId: id }
  })
}

export interface Asker {
  requestedBy: NewApproval['requestedBy']
  /** Who it is for the trail, and since when he waits. */
  by: Pick<Happening, 'at' | 'actor' | 'actorId'>
  facts: NonNullable<Happening['facts']>
}

/** Puts down what was asked for, with its event, in the transaction in which it was looked at. Refuses: approval-waits. */
export async function keepRequest(
  ports: Pick<Ports, 'random' | 'crypto'>,
  tx: Repositories,
  institution: InstitutionRecord,
  { requestedBy, by, facts }: Asker,
  asked: Asked & Wish,
): Promise<Pick<NewApproval, 'id' | 'expiresAt'>> {
  const { approvalHours } = policyToday(institution.versions, by.at).policy.office
  const expiresAt = by.at.add({ hours: approvalHours })
  const id = parseId<ApprovalId>(ports.random.uuid())
  const approval = { id, ...asked, requestedAt: by.at, expiresAt }
  if (!(await tx.approvals.add({ ...approval, requestedBy })))
    throw new Refusal('approval-waits', 'a request about this is open')
  const told = { shown: asked.shownHash, expiresAt: expiresAt.toString(), ...facts }
  await record(ports, tx, { ...by, ...requestEvent('requested', approval, told) })
  return { id, expiresAt }
}
