import { reissueAlarms } from '../../domain/desk-alarms.ts'
import type { ReissueReason } from '../../domain/desk-reason.ts'
import type { MemberId } from '../../domain/id.ts'
import type { RefusalCode } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { entitle } from '../member/entitle.ts'
import { addPinLetter, makeTemporaryPins, type TemporaryPins } from '../member/temporary-pins.ts'
import { tellOfDesk } from '../notice/tell-of-desk.ts'
import { type By, byWhom } from './by.ts'
import { atDesk, type DeskAnswer, type DeskCase, type DeskPorts, openCase, recordDeed } from './desk-case.ts'
import { endCertificates, endDoings, withdrawAddressChange } from './end-doings.ts'
import { holdMember } from './hold-member.ts'
import { raiseDeskAlarm } from './raise-alarm.ts'

export interface Reissue {
  reason: ReissueReason
  /** He gets these instead of his own. Made before the transaction: a hash is slow on purpose. */
  pins?: TemporaryPins
}

export interface Reissued {
  holder: MemberRecord
  /** The last day to acquire. */
  deadline: Temporal.PlainDate
  /** For the administrator's eyes, once. By staff they go out in a letter, and nobody of the institution sees them. */
  shown?: { pin: string; confirmationPin: string }
}

export type ReissuePorts = DeskPorts & Pick<Ports, 'seal'>

/**
 * 再発行: the old certificates die in the transaction that opens the new acquisition. Whoever asks for it never holds both
 * the PINs and the pickup code (domain.md §5).
 */
export async function reissueIn(
  ports: ReissuePorts,
  tx: Repositories,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
  { reason, pins }: Reissue,
): Promise<DeskAnswer<Reissued>> {
  const wish = { act: 'reissue', reason, pins: pins === undefined ? 'kept' : 'reset' } as const
  const opened = await openCase(ports, tx, institution, by, memberId, wish)
  if (opened.answer === 'no') {
    await alarmOfRefusedReissue(ports, tx, by, memberId, opened.code)
    return opened
  }
  const { holder, grant, policy, now, situation, addressChangedAt } = opened
  await endCertificates(ports, tx, opened, grant.ends)
  await endDoings(ports, tx, opened, 'certificate')
  await withdrawAddressChange(ports, tx, opened)
  await entitle(ports, tx, institution, holder, grant.entitlement)
  const deadline = (await tx.entitlements.openOf(memberId))?.deadline
  if (deadline === undefined) throw new Error(`nothing was opened for ${memberId}`)
  if (pins !== undefined) await resetPins(ports, tx, institution, opened, pins)
  const facts = { reason, pins: wish.pins, deadline: deadline.toString(), count: grant.ends.length }
  await recordDeed(ports, tx, opened, 'member-reissued', facts)
  const alarms = reissueAlarms(reason, situation.life, addressChangedAt, policy.desk, now)
  const isHeld = alarms.length > 0 && policy.desk.alarmedByReissue === 'is-held'
  for (const kind of alarms) {
    const because = { reason, ...byWhom(by, memberId), ...(isHeld && { held: 'held' }) }
    await raiseDeskAlarm(ports, tx, kind, { memberId, facts: because })
  }
  if (isHeld) await holdMember(ports, tx, institution, memberId)
  await tellOfDesk(ports, tx, institution, holder, { event: 'reissued', deadline, ...byWhom(by, memberId) })
  const shown = by.kind === 'member' && pins !== undefined && shownOf(pins)
  return { answer: 'yes', holder, deadline, ...(shown && { shown }) }
}

export const shownOf = ({ pin, confirmationPin }: TemporaryPins) => ({ pin, confirmationPin })

/** What was tried against the old PINs counts no more. */
async function resetPins(
  ports: ReissuePorts,
  tx: Repositories,
  institution: InstitutionRecord,
  { by, holder }: DeskCase,
  pins: TemporaryPins,
): Promise<void> {
  await tx.members.setPins(holder.id, pins.pinHash, pins.confirmationPinHash, undefined)
  await tx.doors.clearTries(holder.id, 'logon-pin')
  await tx.doors.clearTries(holder.id, 'desk')
  await tx.outbox.eraseOfMember(holder.id, ['pin-letter'], ports.clock.now())
  if (by.kind === 'staff') await addPinLetter(ports, tx, institution, holder, pins)
}

/** "Reissue, and to this new address": the commonest lie on the telephone is worth a look even when it did not work. */
export async function alarmOfRefusedReissue(
  ports: DeskPorts,
  tx: Repositories,
  by: By,
  memberId: MemberId,
  code: RefusalCode,
): Promise<void> {
  if (code !== 'address-cooling-off') return
  const facts = { refused: 'address-cooling-off', ...byWhom(by, memberId) }
  await raiseDeskAlarm(ports, tx, 'reissue-and-address', { memberId, facts })
}

export async function reissue(
  ports: ReissuePorts & Pick<Ports, 'store' | 'pins'>,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
  { reason, resetPins }: { reason: ReissueReason; resetPins: boolean },
): Promise<Reissued> {
  const pins = resetPins ? await makeTemporaryPins(ports, institution) : undefined
  const wish = { reason, ...(pins && { pins }) }
  return atDesk(ports, institution, (tx) => reissueIn(ports, tx, institution, by, memberId, wish))
}
