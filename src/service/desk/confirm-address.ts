import { no } from '../../domain/answer.ts'
import type { MemberId } from '../../domain/id.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { AddressChangeRecord } from '../../ports/desk-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { tellOfDesk } from '../notice/tell-of-desk.ts'
import { addressCodeHash } from './address-code.ts'
import { actorIdOf, type By, byWhom } from './by.ts'
import { atDesk, type DeskAnswer, type DeskPorts, openCase, recordDeed, recordRefusal } from './desk-case.ts'

export interface AddressConfirmed {
  holder: MemberRecord
}

/**
 * The code of the new address, from the holder or from whoever he told it to. The try is taken before the comparison, in
 * a transaction of its own; with the last wrong one the change is over. From here the cool-off before a reissue counts.
 */
export async function confirmAddressChange(
  ports: DeskPorts & Pick<Ports, 'store'>,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
  typedCode: string,
): Promise<AddressConfirmed> {
  const now = ports.clock.now()
  const limit = policyToday(institution.versions, now).policy.pickup.tries
  // Whoever may not confirm takes no try from whoever may.
  await atDesk(ports, institution, async (tx) => {
    const opened = await openCase(ports, tx, institution, by, memberId, { act: 'confirm-address' })
    return opened.answer === 'no' ? opened : { answer: 'yes' as const }
  })
  const change = await ports.store.at(institution.id).addressChanges.reserveTry(memberId, limit, now)
  const fits =
    change !== undefined &&
    ports.crypto.equal(addressCodeHash(ports, memberId, change.id, typedCode), change.codeHash)
  return atDesk(ports, institution, (tx) =>
    fits
      ? confirmIn(ports, tx, institution, by, memberId, change)
      : refuse(ports, tx, by, memberId, change, limit),
  )
}

async function confirmIn(
  ports: DeskPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
  change: AddressChangeRecord,
): Promise<DeskAnswer<AddressConfirmed>> {
  // Before the member, as everywhere: of two who confirm one address in one contract the second sees that it is taken.
  const contract = (await tx.members.byId(memberId))?.contract
  if (contract !== undefined) await tx.contractStops.lock(contract.id)
  const opened = await openCase(ports, tx, institution, by, memberId, { act: 'confirm-address' })
  if (opened.answer === 'no') return opened
  const { holder, now } = opened
  if (await isTakenBy(tx, holder, change)) {
    await endChange(ports, tx, memberId, change)
    const refused = no('address-taken', { kind: 'begin-again' })
    await recordRefusal(ports, tx, by, 'confirm-address', holder, refused)
    return refused
  }
  if (!(await tx.addressChanges.close(change.id, 'confirmed', now))) {
    const refused = no('address-change-over', { kind: 'begin-again' })
    await recordRefusal(ports, tx, by, 'confirm-address', holder, refused)
    return refused
  }
  await tx.memberships.setMailAddress(memberId, change.newAddress)
  await tx.outbox.eraseOfMember(memberId, ['address-code'], now)
  await recordDeed(ports, tx, opened, 'address-changed', { change: change.id })
  const telling = { event: 'address-changed', ...byWhom(by, memberId) } as const
  const renewed = { ...holder, mailAddress: change.newAddress }
  await tellOfDesk(ports, tx, institution, renewed, telling)
  // To the old one too: if it was not he, that is where he learns of it.
  if (change.oldAddress !== undefined) {
    await tellOfDesk(ports, tx, institution, { ...holder, mailAddress: change.oldAddress }, telling, 'holder')
  }
  return { answer: 'yes', holder: renewed }
}

async function refuse(
  ports: DeskPorts,
  tx: Repositories,
  by: By,
  memberId: MemberId,
  change: AddressChangeRecord | undefined,
  limit: number,
): Promise<DeskAnswer<AddressConfirmed>> {
  const at = ports.clock.now()
  const about = { at, actor: by.kind, actorId: actorIdOf(by), memberId } as const
  const triesLeft = change === undefined ? 0 : limit - change.tries
  await record(ports, tx, { ...about, kind: 'address-code-refused', facts: { triesLeft } })
  if (change === undefined) return no('address-change-over', { kind: 'begin-again' })
  if (triesLeft > 0) return no('address-code-wrong', { kind: 'begin-again' }, { triesLeft })
  await endChange(ports, tx, memberId, change)
  return no('address-change-over', { kind: 'begin-again' })
}

/** Somebody of the contract may have come to this address since it was asked for. What staff have agreed to stands. */
async function isTakenBy(
  tx: Repositories,
  holder: MemberRecord,
  { askedBy, newAddress }: AddressChangeRecord,
): Promise<boolean> {
  if (askedBy.kind === 'staff') return false
  return tx.memberships.hasAddress(holder.contract.id, newAddress, holder.id)
}

async function endChange(
  ports: DeskPorts,
  tx: Repositories,
  memberId: MemberId,
  change: AddressChangeRecord,
): Promise<void> {
  const at = ports.clock.now()
  if (!(await tx.addressChanges.close(change.id, 'withdrawn', at))) return
  await tx.outbox.eraseOfMember(memberId, ['address-code'], at)
  await record(ports, tx, { at, actor: 'system', memberId, kind: 'address-change-ended' })
}
