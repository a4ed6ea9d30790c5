import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { addSecret } from '../notice/secret.ts'

/** The PINs of a letter: what the database keeps of them, and what the letter says. */
export interface TemporaryPins {
  pin: string
  confirmationPin: string
  pinHash: string
  confirmationPinHash: string
}

export async function makeTemporaryPins(
  { random, pins, clock }: Pick<Ports, 'random' | 'pins' | 'clock'>,
  { versions }: InstitutionRecord,
): Promise<TemporaryPins> {
  const { minLength, maxLength } = policyToday(versions, clock.now()).policy.pin
  const length = Math.min(Math.max(minLength, 8), maxLength)
  const [pin, confirmationPin] = [digits(random, length), digits(random, length)]
  const [pinHash, confirmationPinHash] = await Promise.all([pins.hash(pin), pins.hash(confirmationPin)])
  return { pin, confirmationPin, pinHash, confirmationPinHash }
}

/** Kept sealed until it is printed, at most as long as the certificate can be acquired. */
export async function addPinLetter(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto' | 'seal'>,
  tx: Repositories,
  institution: InstitutionRecord,
  member: MemberRecord,
  { pin, confirmationPin }: TemporaryPins,
): Promise<void> {
  const now = ports.clock.now()
  const { acquisitionDays } = policyToday(institution.versions, now).policy
  await tx.outbox.eraseOfMember(member.id, ['pin-letter'], now)
  await addSecret(ports, tx, institution, {
    member,
    channel: 'letter',
    secret: { kind: 'pin-letter', pin, confirmationPin },
    outOfDateAt: now.add({ hours: 24 * acquisitionDays }),
  })
}

/** As they are read from paper: digits only, each as likely as the others. */
function digits(random: Ports['random'], length: number): string {
  let text = ''
  while (text.length < length) {
    const [byte = 255] = random.bytes(1)
    if (byte < 250) text += String(byte % 10)
  }
  return text
}
