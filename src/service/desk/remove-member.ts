import type { MemberId } from '../../domain/id.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { tellOfDesk } from '../notice/tell-of-desk.ts'
import { type By, byWhom } from './by.ts'
import { atDesk, type DeskAnswer, type DeskPorts, openCase, recordDeed } from './desk-case.ts'
import { endCertificates, endDoings, endRights } from './end-doings.ts'
import type { Done } from './lock-member.ts'

/** He has left: his certificates end as cessationOfOperation, and nothing brings him back. His ID is never given again. */
export async function removeMemberIn(
  ports: DeskPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
): Promise<DeskAnswer<Done>> {
  const opened = await openCase(ports, tx, institution, by, memberId, { act: 'remove' })
  if (opened.answer === 'no') return opened
  const { holder, grant, now } = opened
  await endCertificates(ports, tx, opened, grant.ends)
  await endDoings(ports, tx, opened, 'member-stopped')
  await endRights(ports, tx, opened)
  await tx.outbox.eraseOfMember(memberId, ['pin-letter'], now)
  // Before he is gone from the administrators of his contract, so that every one of them is told.
  await tellOfDesk(ports, tx, institution, holder, { event: 'removed', ...byWhom(by, memberId) })
  await tx.memberships.stop(memberId, 'ended', now)
  await recordDeed(ports, tx, opened, 'member-removed')
  return { answer: 'yes', holder }
}

export function removeMember(
  ports: DeskPorts & Pick<Ports, 'store'>,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
): Promise<Done> {
  return atDesk(ports, institution, (tx) => removeMemberIn(ports, tx, institution, by, memberId))
}
