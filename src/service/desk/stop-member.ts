import type { StopReason } from '../../domain/desk-reason.ts'
import type { MemberId } from '../../domain/id.ts'
import { certificateIn } from '../../domain/life.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { endAcquisitions } from '../enrolment/end-acquisitions.ts'
import { tellOfDesk } from '../notice/tell-of-desk.ts'
import { alarmOfStop } from './alarm-of-stop.ts'
import { type By, byWhom } from './by.ts'
import { atDesk, type DeskAnswer, type DeskPorts, openCase, recordDeed } from './desk-case.ts'
import { endDoings, withdrawAddressChange } from './end-doings.ts'
import type { Done } from './lock-member.ts'

/**
 * The emergency stop of somebody else: an administrator's for his people, the staff's for anybody. It is the stop that a
 * report of loss sets, so that all certificates are on hold and only the institution releases it (domain.md §1).
 */
export async function stopMemberIn(
  ports: DeskPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
  { reason }: { reason: StopReason },
): Promise<DeskAnswer<Done>> {
  const opened = await openCase(ports, tx, institution, by, memberId, { act: 'stop', reason })
  if (opened.answer === 'no') return opened
  const { holder, now } = opened
  await tx.memberships.stop(memberId, 'loss-reported', now)
  await recordDeed(ports, tx, opened, 'member-stopped', { reason })
  await endDoings(ports, tx, opened, 'member-stopped')
  await endAcquisitions(tx, memberId, now)
  await withdrawAddressChange(ports, tx, opened)
  await tx.memberPasskeys.removeOf(memberId, now) // as after a report of his own: whoever has his things may have his device
  await tellOfDesk(ports, tx, institution, holder, { event: 'stopped-by-desk', ...byWhom(by, memberId) })
  if (by.kind === 'member') {
    const certificateId = certificateIn(opened.situation.life, 'current')?.id
    await alarmOfStop(ports, tx, { memberId, whose: 'member', ...(certificateId && { certificateId }) })
  }
  return { answer: 'yes', holder }
}

/** Two of the institution lift every stop of his, an administrator's lock too: there may be nobody left to lift it. */
export async function releaseStopIn(
  ports: DeskPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
): Promise<DeskAnswer<Done>> {
  const opened = await openCase(ports, tx, institution, by, memberId, { act: 'release-stop' })
  if (opened.answer === 'no') return opened
  const { holder, grant } = opened
  for (const stop of grant.lifted) await tx.memberships.lift(memberId, stop)
  await recordDeed(ports, tx, opened, 'stop-released', { lifted: grant.lifted.join(' ') })
  const event = grant.lifted.every((stop) => stop === 'held') ? 'hold-released' : 'stop-released'
  await tellOfDesk(ports, tx, institution, holder, { event, ...byWhom(by, memberId) })
  return { answer: 'yes', holder }
}

export function stopMember(
  ports: DeskPorts & Pick<Ports, 'store'>,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
  input: { reason: StopReason },
): Promise<Done> {
  return atDesk(ports, institution, (tx) => stopMemberIn(ports, tx, institution, by, memberId, input))
}

export function releaseStop(
  ports: DeskPorts & Pick<Ports, 'store'>,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
): Promise<Done> {
  return atDesk(ports, institution, (tx) => releaseStopIn(ports, tx, institution, by, memberId))
}
