import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { byStaff } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

export async function signOut(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
): Promise<void> {
  const now = ports.clock.now()
  const { id } = session.record
  await ports.store.transact(institution.id, async (tx) => {
    if (!(await tx.staffSessions.end(id, 'signed-out', now))) return
    await record(ports, tx, { ...byStaff(session, now), kind: 'staff-signed-out', facts: { session: id } })
  })
}
