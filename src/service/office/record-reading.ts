import type { MemberId } from '../../domain/id.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { byStaff } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

/** Once in so long for the same reader: a page that is loaded again, with all that it asks for, is the same reading. */
const readingLasts = Temporal.Duration.from({ minutes: 15 })

/** Whatever shows a member to somebody says so in the trail. Of two that come at once one does. */
export async function recordReading(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  memberId: MemberId,
): Promise<void> {
  const now = ports.clock.now()
  const since = now.subtract(readingLasts)
  const reader = session.person.id
  if (await ports.store.at(institution.id).timeline.wasRead(memberId, reader, since)) return
  await ports.store.transact(institution.id, async (tx) => {
    await tx.members.lockLife(memberId)
    if (await tx.timeline.wasRead(memberId, reader, since)) return
    await record(ports, tx, { ...byStaff(session, now), kind: 'member-read', memberId })
  })
}
