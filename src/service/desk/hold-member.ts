import type { MemberId } from '../../domain/id.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { tellOfDesk } from '../notice/tell-of-desk.ts'
import type { DeskPorts } from './desk-case.ts'

/**
 * With an alarm, where the policy says so: nothing more is done with any of his certificates until two of the staff have
 * looked. Nothing is revoked and nothing published; he and his administrators are told at once, and on the page.
 */
export async function holdMember(
  ports: DeskPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  memberId: MemberId,
): Promise<void> {
  if (!(await tx.memberships.stop(memberId, 'held', ports.clock.now()))) return
  const holder = await tx.members.byId(memberId)
  if (holder === undefined) throw new Error(`nobody is held: ${memberId}`)
  const about = { at: ports.clock.now(), actor: 'system', memberId, contractId: holder.contract.id } as const
  await record(ports, tx, { ...about, kind: 'member-held' })
  await tellOfDesk(ports, tx, institution, holder, { event: 'held', by: 'staff' })
}
