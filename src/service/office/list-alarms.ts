import type { AlarmId, AlarmKey, AlarmRecord } from '../../ports/alarms.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { encodeListPlace, parseListPlace } from './cursor.ts'
import { recordListed } from './record-listed.ts'
import { requireMay } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

export interface AlarmView extends Omit<AlarmRecord, 'seen'> {
  memberName?: string
  staffName?: string
  seenAt?: Temporal.Instant
  /** Whose name. */
  seenBy?: string
}

export interface AlarmsPage {
  alarms: AlarmView[]
  next?: string
}

const pageLength = 20

/** Those that nobody has seen, the oldest first; or all, the newest first. */
export async function listAlarms(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  { state, after }: { state: 'unseen' | 'all'; after?: string },
): Promise<AlarmsPage> {
  await requireMay(ports, institution, session, 'read-alarms')
  const repositories = ports.store.at(institution.id)
  const { alarms } = repositories
  const key = parseKey(after)
  const found = await (state === 'unseen'
    ? alarms.open(pageLength + 1, key)
    : alarms.page(pageLength + 1, key))
  const shown = found.slice(0, pageLength)
  await recordListed(ports, institution, session, 'alarms', shown)
  const last = found.length > pageLength ? shown.at(-1) : undefined
  return {
    alarms: await withNames(repositories, shown),
    ...(last && { next: encodeListPlace({ at: last.raisedAt, id: last.id }) }),
  }
}

function parseKey(after: string | undefined): AlarmKey | undefined {
  const place = parseListPlace(after)
  // parseListPlace has seen that it is a UUID, which is what an alarm's id is.
  return place && { raisedAt: place.at, id: place.id as AlarmId }
}

/** An alarm keeps ids only; whoever reads it here may know the names. */
async function withNames({ members, staff }: Repositories, alarms: readonly AlarmRecord[]) {
  const people = new Map((await staff.all()).map(({ id, displayName }) => [id, displayName]))
  const names = new Map<string, string | undefined>()
  for (const id of new Set(alarms.flatMap(({ memberId = [] }) => memberId))) {
    names.set(id, (await members.byId(id))?.displayName)
  }
  return alarms.map(({ seen, ...alarm }): AlarmView => {
    const memberName = alarm.memberId && names.get(alarm.memberId)
    const staffName = alarm.staffId && people.get(alarm.staffId)
    const seenBy = seen && people.get(seen.by)
    return {
      ...alarm,
      ...(memberName !== undefined && { memberName }),
      ...(staffName !== undefined && { staffName }),
      ...(seen && { seenAt: seen.at }),
      ...(seenBy !== undefined && { seenBy }),
    }
  })
}
