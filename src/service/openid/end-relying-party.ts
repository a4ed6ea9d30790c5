import { Refusal } from '../../domain/refusal.ts'
import { isClientId } from '../../domain/relying-party.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { holdSession } from '../office/hold-session.ts'
import { byStaff, requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'

/** By one person, at once: from the next request on it takes over nobody, and whom it took over it is told to log off. */
export async function endRelyingParty(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  clientId: string,
): Promise<void> {
  await requireMay(ports, institution, session, 'end-relying-party')
  const at = ports.clock.now()
  await ports.store.transact(institution.id, async (tx) => {
    await holdSession(tx, session)
    if (!isClientId(clientId) || (await tx.openid.parties.byId(clientId)) === undefined)
      throw new Refusal('not-found', 'there is no such service')
    if (!(await tx.openid.parties.end(clientId, at)))
      throw new Refusal('nothing-to-change', 'it has ended before')
    const facts = { client: clientId }
    await record(ports, tx, { ...byStaff(session, at), kind: 'relying-party-ended', facts })
  })
}
