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
  await refuseTemporary(pins, 'pin', pin, member.pinHash)
  await refuseTemporary(pins, 'confirmationPin', confirmationPin, member.confirmationPinHash)
  const [pinHash, confirmationPinHash] = await Promise.all([pins.hash(pin), pins.hash(confirmationPin)])
  const now = clock.now()
  await store.transact(institution.id, async (tx) => {
    await tx.members.setPins(member.id, pinHash, confirmationPinHash, now)
    await tx.outbox.eraseOfMember(member.id, ['pin-letter'], now)
    await record(ports, tx, { ...byMember(member.id, now), kind: 'pins-changed' })
  })
}

async function refuseTemporary(
  pins: Ports['pins'],
  field: keyof ChosenPins,
  pin: string,
  temporary: string | undefined,
): Promise<void> {
  if (!(await pins.verify(pin, temporary))) return
  throw new Refusal('pin-unacceptable', 'the new PIN is the temporary one', {
    field,
    fault: 'same-as-before',
  })
}
