import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { StaffDoor, StaffRecord } from '../../ports/staff-records.ts'

export interface TakenTry {
  tries: number | 'locked' | 'nobody'
  /** The try that reaches it locks the door behind it. */
  limit: number
}

/**
 * One try, committed before anything is compared. A lock opens by itself after a time. For nobody a try is counted too,
 * so that an ID which is nobody's costs what somebody's does (docs/decisions/013-one-answer-at-the-door.md).
 */
export async function takeTry(
  { store, clock, random }: Pick<Ports, 'store' | 'clock' | 'random'>,
  institution: InstitutionRecord,
  person: StaffRecord | undefined,
  door: StaffDoor,
): Promise<TakenTry> {
  const { staffDoors, doors } = store.at(institution.id)
  const now = clock.now()
  const { tries: limit, lockMinutes } = policyToday(institution.versions, now).policy.office
  const [chance = 0] = random.bytes(1)
  if (person === undefined) {
    await doors.countStranger(chance, now)
    return { tries: 'nobody', limit }
  }
  const openedBy = now.subtract({ minutes: lockMinutes })
  return { tries: await staffDoors.reserveTry(person.id, door, limit, now, openedBy), limit }
}
