import type { MemberId } from '../../domain/id.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { byStaff } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

/** About whom a page of a list has told somebody is in the trail; a page about nobody is no reading. */
export async function recordListed(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  list: 'alarms' | 'approvals' | 'letters' | 'campaign',
  about: readonly { memberId?: MemberId }[],
): Promise<void> {
  const members = [...new Set(about.flatMap(({ memberId = [] }) => memberId))]
  if (members.length === 0) return
  const facts = { list, found: members.length, members: members.join(' ') }
  await ports.store.transact(institution.id, (tx) =>
    record(ports, tx, { ...byStaff(session, ports.clock.now()), kind: 'members-listed', facts }),
  )
}
