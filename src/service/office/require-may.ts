import { Refusal } from '../../domain/refusal.ts'
import { type StaffAct, staffMay } from '../../domain/staff.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import type { StaffSession } from './staff-session.ts'

/** The first line of every verb of the office: the one table says who may. A no is kept in the trail. */
export async function requireMay(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  act: StaffAct,
): Promise<void> {
  if (staffMay(session.person.roles, act)) return
  const code = 'staff-not-allowed'
  await ports.store.transact(institution.id, (tx) =>
    record(ports, tx, {
      ...byStaff(session, ports.clock.now()),
      kind: 'staff-act-refused',
      facts: { act, code },
    }),
  )
  throw new Refusal(code, `${act} is not for these roles`, { act })
}

/** Who did it, for the trail. */
export function byStaff({ person }: StaffSession, at: Temporal.Instant) {
  return { at, actor: 'staff', actorId: person.id } as const
}
