import { type SwitchName, switchNames } from '../../domain/kill-switch.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { EngagedSwitch } from '../../ports/kill-switches.ts'
import type { Ports } from '../../ports/ports.ts'
import { requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'

export interface SwitchView {
  name: SwitchName
  /** Absent while it is on. */
  off?: Omit<EngagedSwitch, 'name' | 'engagedBy'> & { engagedBy?: string }
}

/** All of them, as they are now and not as pages have them. */
export async function readSwitches(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
): Promise<SwitchView[]> {
  await requireMay(ports, institution, session, 'read-switches')
  const { killSwitches, staff } = ports.store.at(institution.id)
  const engaged = new Map((await killSwitches.engaged()).map((each) => [each.name, each]))
  const names = engaged.size === 0 ? new Map() : await namesOf(staff)
  return switchNames.map((name): SwitchView => {
    const off = engaged.get(name)
    if (off === undefined) return { name }
    const { since, words, engagedBy } = off
    const who = engagedBy && names.get(engagedBy)
    return { name, off: { since, words, ...(who !== undefined && { engagedBy: who }) } }
  })
}

async function namesOf(staff: ReturnType<Ports['store']['at']>['staff']): Promise<Map<string, string>> {
  return new Map((await staff.all()).map(({ id, displayName }) => [id, displayName]))
}
