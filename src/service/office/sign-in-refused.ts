import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { SignInMethod, StaffRecord } from '../../ports/staff-records.ts'
import { record } from '../audit/record.ts'

/**
 * One refusal for every cause, and one event for each: that somebody tried an ID which is nobody's is written too, so
 * that it costs the same. The cause stands in the trail alone. What bounds it is the limit of tries per address.
 */
export async function refuseSignIn(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  person: StaffRecord | undefined,
  facts: { method: SignInMethod; cause: string },
): Promise<never> {
  await ports.store.transact(institution.id, (tx) =>
    record(ports, tx, {
      at: ports.clock.now(),
      actor: 'visitor',
      kind: 'staff-sign-in-refused',
      facts: { ...facts, ...(person && { staff: person.id }) },
    }),
  )
  throw new Refusal('sign-in-failed', 'the sign-in failed')
}
