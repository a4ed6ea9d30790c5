import type { ReissueReason, RevokeReason, StopReason } from '../../domain/desk-reason.ts'
import type { MemberId } from '../../domain/id.ts'
import type { Language } from '../../domain/language.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { addPersonIn } from '../desk/add-person.ts'
import { requestAddressChangeIn } from '../desk/address.ts'
import { confirmAct } from '../desk/confirm.ts'
import type { DeskAnswer } from '../desk/desk-case.ts'
import { lockMemberIn, unlockMemberIn } from '../desk/lock-member.ts'
import { openNewPcIn } from '../desk/open-new-pc.ts'
import { reissueIn } from '../desk/reissue.ts'
import { removeMemberIn } from '../desk/remove-member.ts'
import { revokeCertificateIn } from '../desk/revoke-certificate.ts'
import { stopContractIn } from '../desk/stop-contract.ts'
import { stopMemberIn } from '../desk/stop-member.ts'
import type { Session } from '../logon/session.ts'
import { makeTemporaryPins, type TemporaryPins } from '../member/temporary-pins.ts'
import { type DeskShown, once } from './once.ts'

/** What the form of an act asks for. */
export type ActWish =
  | { act: 'reissue'; memberId: MemberId; reason: ReissueReason; pins: 'kept' | 'reset' }
  | { act: 'revoke'; memberId: MemberId; reason: RevokeReason }
  | { act: 'stop'; memberId: MemberId; reason: StopReason }
  | { act: 'address'; memberId: MemberId; address: string }
  | { act: 'new-pc' | 'lock' | 'unlock' | 'remove'; memberId: MemberId }
  | { act: 'add'; name: string; loginId: string; address: string; language: Language }
  | { act: 'stop-contract'; reason: StopReason }

export interface SentForm {
  /** Made with the form. */
  form: string
  confirmationPin: string
}

export type ActPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'seal' | 'pins'>

/**
 * An act of the administrator's desk, or of somebody for his own new PC: who asks is asked again, and the act is done once
 * however often the form is sent. Answers with what the page after it shows; temporary PINs among it are shown nowhere else.
 */
export async function doAct(
  ports: ActPorts,
  institution: InstitutionRecord,
  session: Session,
  wish: ActWish,
  { form, confirmationPin }: SentForm,
): Promise<DeskShown> {
  await confirmAct(ports, institution, session.member.id, confirmationPin)
  // Before the transaction: a hash is slow on purpose.
  const wantsPins = wish.act === 'add' || (wish.act === 'reissue' && wish.pins === 'reset')
  const pins = wantsPins ? await makeTemporaryPins(ports, institution) : undefined
  return once(ports, institution, session, form, (tx) => act(ports, tx, institution, session, wish, pins))
}

type Shown = Promise<DeskAnswer<{ shown: DeskShown }>>

async function act(
  ports: ActPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  { member }: Session,
  wish: ActWish,
  pins: TemporaryPins | undefined,
): Shown {
  const by = { kind: 'member', memberId: member.id } as const
  const contractId = member.contract.id
  switch (wish.act) {
    case 'add': {
      if (pins === undefined) throw new Error('nobody is added without PINs')
      const { name: displayName, address: mailAddress, loginId, language } = wish
      const person = { contractId, role: 'user', loginId, displayName, mailAddress, language, pins } as const
      return show(await addPersonIn(ports, tx, institution, by, person))
    }
    case 'reissue': {
      const { reason, memberId } = wish
      return show(await reissueIn(ports, tx, institution, by, memberId, { reason, ...(pins && { pins }) }))
    }
    case 'revoke':
      return show(await revokeCertificateIn(ports, tx, institution, by, wish.memberId, wish))
    case 'stop':
      return show(await stopMemberIn(ports, tx, institution, by, wish.memberId, wish))
    case 'address':
      return show(await requestAddressChangeIn(ports, tx, institution, by, wish.memberId, wish))
    case 'new-pc':
      return show(await openNewPcIn(ports, tx, institution, by, wish.memberId))
    case 'lock':
      return show(await lockMemberIn(ports, tx, institution, by, wish.memberId))
    case 'unlock':
      return show(await unlockMemberIn(ports, tx, institution, by, wish.memberId))
    case 'remove':
      return show(await removeMemberIn(ports, tx, institution, by, wish.memberId))
    case 'stop-contract': {
      const stopped = await stopContractIn(ports, tx, institution, by, contractId, wish)
      return stopped.answer === 'yes' ? { answer: 'yes', shown: {} } : stopped
    }
  }
}

/** Of whom it was, and PINs where there are any to hand over. */
function show(
  done: DeskAnswer<{ holder: MemberRecord; shown?: { pin: string; confirmationPin: string } }>,
): DeskAnswer<{ shown: DeskShown }> {
  if (done.answer === 'no') return done
  const { id: memberId, displayName: name, loginId, role } = done.holder
  return { answer: 'yes', shown: { memberId, name, loginId, role, ...done.shown } }
}
