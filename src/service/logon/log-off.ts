import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { byMember, record } from '../audit/record.ts'
import type { Session } from './session.ts'

export async function logOff(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  { record: session, member }: Session,
): Promise<void> {
  const now = ports.clock.now()
  await ports.store.transact(institution.id, async (tx) => {
    await tx.sessions.end(session.id, 'logged-off', now)
    await record(ports, tx, { ...byMember(member.id, now), kind: 'logged-off' })
  })
}
