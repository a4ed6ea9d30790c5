import type { ChosenPins } from '../../domain/pin.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { byMember, record } from '../audit/record.ts'
import type { Session } from './session.ts'

/** 開通確認: the PINs of the letter give way to his own, which domain/pin.ts has found good. */
export async function changePins(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'pins'>,
  institution: InstitutionRecord,
  { member }: Session,
  { pin, confirmationPin }: Pick<ChosenPins, 'pin' | 'confirmationPin'>,
): Promise<void> {
  const { store, clock, pins } = ports
  await refuseTemporary(pins, 'pin', pin, member)
  await refuseTemporary(pins, 'confirmationPin', confirmationPin, member)
  const [pinHash, confirmationPinHash] = await Promise.all([pins.hash(pin), pins.hash(confirmationPin)])
  const now = clock.now()
  await store.transact(institution.id, async (tx) => {
    await tx.members.setPins(member.id, pinHash, confirmationPinHash, now)
    await tx.outbox.eraseOfMember(member.id, ['pin-letter'], now)
    await record(ports, tx, { ...byMember(member.id, now), kind: 'pins-changed' })
  })
}

/** Neither of the two in the letter may stay, in whichever field. */
async function refuseTemporary(
  pins: Ports['pins'],
  field: keyof ChosenPins,
  chosen: string,
  { pinHash, confirmationPinHash }: Session['member'],
): Promise<void> {
  for (const temporary of [pinHash, confirmationPinHash]) {
    if (!(await pins.verify(chosen, temporary))) continue
    throw new Refusal('pin-unacceptable', 'the new PIN is a temporary one', {
      field,
      fault: 'same-as-before',
    })
  }
}
