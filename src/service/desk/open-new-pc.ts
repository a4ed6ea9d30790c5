import type { MemberId } from '../../domain/id.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { entitle } from '../member/entitle.ts'
import { tellOfDesk } from '../notice/tell-of-desk.ts'
import { type By, byWhom } from './by.ts'
import { atDesk, type DeskAnswer, type DeskPorts, openCase, recordDeed } from './desk-case.ts'

export interface NewPcOpened {
  holder: MemberRecord
  /** The last day to acquire there. */
  deadline: Temporal.PlainDate
}

type NewPcPorts = DeskPorts & Pick<Ports, 'seal'>

/** For oneself or for somebody else: the old certificate goes on working until the one on the new PC has logged on. */
export async function openNewPcIn(
  ports: NewPcPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
): Promise<DeskAnswer<NewPcOpened>> {
  const opened = await openCase(ports, tx, institution, by, memberId, { act: 'open-new-pc' })
  if (opened.answer === 'no') return opened
  const { holder } = opened
  await entitle(ports, tx, institution, holder, 'new-pc')
  const deadline = (await tx.entitlements.openOf(memberId))?.deadline
  if (deadline === undefined) throw new Error(`nothing was opened for ${memberId}`)
  await recordDeed(ports, tx, opened, 'new-pc-opened', { deadline: deadline.toString() })
  const telling = { event: 'new-pc-opened', deadline, ...byWhom(by, memberId) } as const
  await tellOfDesk(ports, tx, institution, holder, telling)
  return { answer: 'yes', holder, deadline }
}

export function openNewPc(
  ports: NewPcPorts & Pick<Ports, 'store'>,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
): Promise<NewPcOpened> {
  return atDesk(ports, institution, (tx) => openNewPcIn(ports, tx, institution, by, memberId))
}
