import type { MemberId } from '../../domain/id.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { tellOfDesk } from '../notice/tell-of-desk.ts'
import { type By, byWhom } from './by.ts'
import { atDesk, type DeskAnswer, type DeskPorts, openCase, recordDeed } from './desk-case.ts'
import { endDoings } from './end-doings.ts'

export interface Done {
  holder: MemberRecord
}

/** An administrator's own lock on somebody of his contract. It is not published, and he lifts it himself. */
export async function lockMemberIn(
  ports: DeskPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
): Promise<DeskAnswer<Done>> {
  const opened = await openCase(ports, tx, institution, by, memberId, { act: 'lock' })
  if (opened.answer === 'no') return opened
  const { holder, now } = opened
  await tx.memberships.stop(memberId, 'locked-by-administrator', now)
  await recordDeed(ports, tx, opened, 'member-locked')
  await endDoings(ports, tx, opened, 'member-stopped')
  await tellOfDesk(ports, tx, institution, holder, { event: 'locked', ...byWhom(by, memberId) })
  return { answer: 'yes', holder }
}

export async function unlockMemberIn(
  ports: DeskPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
): Promise<DeskAnswer<Done>> {
  const wish = { act: 'unlock-administrators-lock' } as const
  const opened = await openCase(ports, tx, institution, by, memberId, wish)
  if (opened.answer === 'no') return opened
  const { holder } = opened
  await tx.memberships.lift(memberId, 'locked-by-administrator')
  await recordDeed(ports, tx, opened, 'member-unlocked')
  await tellOfDesk(ports, tx, institution, holder, { event: 'unlocked', ...byWhom(by, memberId) })
  return { answer: 'yes', holder }
}

export function lockMember(
  ports: DeskPorts & Pick<Ports, 'store'>,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
): Promise<Done> {
  return atDesk(ports, institution, (tx) => lockMemberIn(ports, tx, institution, by, memberId))
}

export function unlockMember(
  ports: DeskPorts & Pick<Ports, 'store'>,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
): Promise<Done> {
  return atDesk(ports, institution, (tx) => unlockMemberIn(ports, tx, institution, by, memberId))
}
