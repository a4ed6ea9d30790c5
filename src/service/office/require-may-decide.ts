import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ApprovalRecord } from '../../ports/staff-records.ts'
import { record } from '../audit/record.ts'
import { requireDecidable } from './approval-view.ts'
import { byStaff } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

/** As requireDecidable; that somebody tried to decide his own is kept in the trail. */
export async function requireMayDecide(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  approval: ApprovalRecord,
): Promise<void> {
  const now = ports.clock.now()
  try {
    requireDecidable(approval, session, now)
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'approval-own' || error.code === 'about-oneself')) {
      const { id, memberId } = approval
      const facts = { act: 'decide-approval', code: error.code, approval: id }
      const about = memberId && { memberId }
      await ports.store.transact(institution.id, (tx) =>
        record(ports, tx, { ...byStaff(session, now), kind: 'staff-act-refused', ...about, facts }),
      )
    }
    throw error
  }
}
