import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { SignInMethod, StaffRecord } from '../../ports/staff-records.ts'
import { record } from '../audit/record.ts'

/**
 * One refusal for every cause. The trail keeps the cause, where a person of the staff was meant: what concerns nobody is
 * not written, so that nobody can fill the trail from outside.
 */
export async function refuseSignIn(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  person: StaffRecord | undefined,
  facts: { method: SignInMethod; cause: string },
): Promise<never> {
  if (person !== undefined) {
    await ports.store.transact(institution.id, (tx) =>
      record(ports, tx, {
        at: ports.clock.now(),
        actor: 'visitor',
        kind: 'staff-sign-in-refused',
        facts: { ...facts, staff: person.id },
      }),
    )
  }
  throw new Refusal('sign-in-failed', 'the sign-in failed')
}
