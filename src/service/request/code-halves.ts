import { type ApprovalId, readId, type StaffId } from '../../domain/id.ts'
import { isEarlier } from '../../domain/local-day.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { holdSession } from '../office/hold-session.ts'
import { byStaff, requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'

/**
 * An activation code in two halves: the first for who asked, the second for who approved. Neither can begin in the name of
 * the new person, and be two.
 */
export async function sealHalves(
  { seal }: Pick<Ports, 'seal'>,
  tx: Repositories,
  {
    staffId,
    code,
    requestedBy,
    session,
    approvalId,
  }: { staffId: StaffId; code: string; requestedBy: StaffId; session: StaffSession; approvalId: ApprovalId },
): Promise<void> {
  const letters = code.replaceAll('-', '')
  const middle = Math.ceil(letters.length / 2)
  const halves = [
    { half: 'first', heldBy: requestedBy, text: letters.slice(0, middle) },
    { half: 'second', heldBy: session.person.id, text: letters.slice(middle) },
  ] as const
  for (const { half, heldBy, text } of halves)
    await tx.staff.keepHalf({
      staffId,
      half,
      heldBy,
      approvalId,
      sealed: seal.seal(text, contextOf(staffId, half)),
    })
}

const contextOf = (staffId: StaffId, half: 'first' | 'second') => `staff code ${staffId} ${half}`

export interface CodeHalf {
  half: 'first' | 'second'
  text: string
  expiresAt: Temporal.Instant
}

/** Shows it once, to whom it belongs. */
export async function showHalf(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'seal'>,
  institution: InstitutionRecord,
  session: StaffSession,
  typedId: string,
): Promise<CodeHalf> {
  await requireMay(ports, institution, session, 'read-staff')
  const staffId = readId<StaffId>(typedId)
  if (staffId === undefined) throw new Refusal('not-found', 'there is no such person of the staff')
  const at = ports.clock.now()
  return ports.store.transact(institution.id, async (tx) => {
    await holdSession(tx, session)
    const expiresAt = (await tx.staff.byId(staffId))?.activation?.expiresAt
    const found = await tx.staff.takeHalf(staffId, session.person.id)
    if (found === undefined || expiresAt === undefined || !isEarlier(at, expiresAt))
      throw new Refusal('code-half-gone', 'there is no half of a code for him')
    const { half, sealed } = found
    const facts = { staff: staffId, half }
    await record(ports, tx, { ...byStaff(session, at), kind: 'staff-code-shown', facts })
    return { half, text: ports.seal.open(sealed, contextOf(staffId, half)), expiresAt }
  })
}
