import { type ApiClientId, readId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { holdSession } from '../office/hold-session.ts'
import { byStaff, requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'

/** By one person, at once and for good: its tokens are refused from the next request on, and what it has asked for dies. */
export async function endClient(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  client: string,
): Promise<void> {
  await requireMay(ports, institution, session, 'end-api-client')
  const id = readId<ApiClientId>(client)
  const at = ports.clock.now()
  await ports.store.transact(institution.id, async (tx) => {
    await holdSession(tx, session)
    if (id === undefined || (await tx.api.client(id)) === undefined)
      throw new Refusal('not-found', 'there is no such client')
    if (!(await tx.api.endClient(id, at))) throw new Refusal('nothing-to-change', 'it has ended before')
    await record(ports, tx, { ...byStaff(session, at), kind: 'api-client-ended', facts: { client: id } })
  })
}
