import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { requireColleague } from './require-colleague.ts'
import { shutOut } from './shut-out.ts'

/** He has left: nothing that he has opens anything from this moment on, and another may be added in his place. For good. */
export async function disableStaff(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  typedLoginId: string,
): Promise<{ loginId: string }> {
  const at = ports.clock.now()
  return ports.store.transact(institution.id, async (tx) => {
    const { id, loginId } = await requireColleague(tx, typedLoginId, 'disable-staff')
    await tx.staff.disable(id, at)
    await record(ports, tx, { at, actor: 'system', kind: 'staff-disabled', facts: { staff: id } })
    await shutOut(ports, tx, id, 'disabled')
    return { loginId }
  })
}
