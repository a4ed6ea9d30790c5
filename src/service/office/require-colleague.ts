import { Refusal } from '../../domain/refusal.ts'
import { foldLoginId } from '../../domain/staff.ts'
import type { StaffRecord } from '../../ports/staff-records.ts'
import type { Repositories } from '../../ports/store.ts'

/** Whom the terminal disables, renews or gives an address. Nobody else does until the transaction ends. */
export async function requireColleague(
  tx: Repositories,
  typed: string,
  act: 'disable-staff' | 'renew-staff' | 'set-staff-mail',
): Promise<StaffRecord> {
  await tx.staff.lock()
  const person = await tx.staff.byLoginId(foldLoginId(typed))
  if (person === undefined)
    throw new Refusal('not-found', `there is nobody of the staff with the login ID "${typed}"`)
  if (person.disabledAt !== undefined)
    throw new Refusal('staff-not-allowed', `${person.loginId} was disabled before`, { act })
  return person
}
