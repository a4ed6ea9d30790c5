import { type No, no } from '../../domain/answer.ts'
import type { MemberId } from '../../domain/id.ts'
import { isMailAddress, tidyMailAddress } from '../../domain/mail-address.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { addSecret } from '../notice/secret.ts'
import { tellOfDesk } from '../notice/tell-of-desk.ts'
import { addressCodeHash, makeAddressCode } from './address-code.ts'
import { actorIdOf, type By, byWhom } from './by.ts'
import {
  atDesk,
  type DeskAnswer,
  type DeskCase,
  type DeskPorts,
  openCase,
  recordDeed,
  recordRefusal,
} from './desk-case.ts'
import { withdrawAddressChange } from './end-doings.ts'

export interface AddressAsked {
  holder: MemberRecord
  /** Until when the code can be entered. */
  validUntil: Temporal.Instant
}

export type AddressPorts = DeskPorts & Pick<Ports, 'seal'>

/**
 * A new mail address begins to wait: a code goes there, and word of it to the present one and to the administrators. It
 * counts when the code has been entered (confirm-address.ts); an earlier one that waits is over.
 */
export async function requestAddressChangeIn(
  ports: AddressPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
  { address: typed }: { address: string },
): Promise<DeskAnswer<AddressAsked>> {
  const opened = await openCase(ports, tx, institution, by, memberId, { act: 'change-address' })
  if (opened.answer === 'no') return opened
  const { holder, now, policy, decision } = opened
  const address = tidyMailAddress(typed)
  const refused = await hindered(tx, opened, address)
  if (refused !== undefined) {
    await recordRefusal(ports, tx, by, 'change-address', holder, refused, decision)
    return refused
  }
  await withdrawAddressChange(ports, tx, opened)
  const code = makeAddressCode(ports)
  const id = ports.random.uuid()
  const validUntil = now.add({ hours: policy.desk.addressCodeHours })
  await tx.addressChanges.add({
    id,
    memberId,
    ...(holder.mailAddress !== undefined && { oldAddress: holder.mailAddress }),
    newAddress: address,
    askedBy: { kind: by.kind, id: actorIdOf(by) },
    askedAt: now,
    codeHash: addressCodeHash(ports, memberId, id, code),
    expiresAt: validUntil,
  })
  await recordDeed(ports, tx, opened, 'address-change-asked', { change: id })
  await addSecret(ports, tx, institution, {
    member: { ...holder, mailAddress: address },
    channel: 'mail',
    secret: {
      kind: 'address-code',
      code,
      tries: policy.pickup.tries,
      validUntil: validUntil.toZonedDateTimeISO(policy.zone).toString(),
    },
    outOfDateAt: validUntil,
  })
  await tellOfDesk(ports, tx, institution, holder, { event: 'address-asked', ...byWhom(by, memberId) })
  return { answer: 'yes', holder, validUntil }
}

/**
 * An address that somebody else of the contract reads would hand him the holder's codes. The staff may register it all the
 * same, by two people who have looked at it: small companies have one mailbox.
 */
async function hindered(
  tx: Repositories,
  { by, holder }: DeskCase,
  address: string,
): Promise<No | undefined> {
  if (!isMailAddress(address) || address === holder.mailAddress) {
    return no('address-unacceptable', { kind: 'begin-again' })
  }
  if (by.kind === 'staff') return undefined
  const isTaken = await tx.memberships.hasAddress(holder.contract.id, address, holder.id)
  return isTaken ? no('address-taken', { kind: 'begin-again' }) : undefined
}

export function requestAddressChange(
  ports: AddressPorts & Pick<Ports, 'store'>,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
  input: { address: string },
): Promise<AddressAsked> {
  return atDesk(ports, institution, (tx) =>
    requestAddressChangeIn(ports, tx, institution, by, memberId, input),
  )
}
