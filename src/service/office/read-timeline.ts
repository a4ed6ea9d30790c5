import type { AuditEvent } from '../../domain/audit-event.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { TimelineEntry } from '../../ports/staff-records.ts'
import { encodeListPlace, parseListPlace } from './cursor.ts'
import { recordReading } from './record-reading.ts'
import { requireMay } from './require-may.ts'
import { noSuchMember, requireMemberId } from './require-member.ts'
import type { StaffSession } from './staff-session.ts'

export interface TimelinePage {
  events: (Pick<AuditEvent, 'id' | 'at' | 'kind' | 'actor' | 'certificateId'> & {
    actorName?: string
    facts: NonNullable<AuditEvent['facts']>
  })[]
  next?: string
}

const pageLength = 50

/** The one time line of everything: the member's events of the trail, newest first. That it was read is one of them. */
export async function readTimeline(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  memberId: string,
  before?: string,
): Promise<TimelinePage> {
  await requireMay(ports, institution, session, 'read-member')
  const id = requireMemberId(memberId)
  const place = parseListPlace(before)
  const { members, timeline } = ports.store.at(institution.id)
  if ((await members.byId(id)) === undefined) throw noSuchMember()
  await recordReading(ports, institution, session, id)
  const entries = await timeline.ofMember(id, pageLength + 1, place)
  const last = entries.length > pageLength ? entries[pageLength - 1]?.event : undefined
  return {
    events: entries.slice(0, pageLength).map(lineOf),
    ...(last && { next: encodeListPlace(last) }),
  }
}

/** Where from and with what decision is for the auditor's tools, not for this line. */
function lineOf({ event, actorName }: TimelineEntry): TimelinePage['events'][number] {
  const { id, at, kind, actor, certificateId, facts: { decision: _, ...facts } = {} } = event
  return {
    id,
    at,
    kind,
    actor,
    ...(actorName !== undefined && { actorName }),
    ...(certificateId !== undefined && { certificateId }),
    facts,
  }
}
