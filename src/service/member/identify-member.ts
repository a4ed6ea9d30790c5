import type { Door, Role } from '../../domain/life.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Situation } from '../../domain/situation.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { situationOf } from '../decision/situation-of.ts'

export interface Identification {
  role: Role
  contractNumber: string
  /** An administrator may leave it out: then it is the contract's first one. */
  loginId: string | undefined
  pin: string
  confirmationPin: string
}

/** A door that is open to everybody. Tries at one are nothing to another. */
export interface OpenDoor {
  door: Door
  /** Since when there has been something behind it for him; undefined while there is nothing. */
  since(situation: Situation): Temporal.Instant | undefined
}

type IdentifyPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'pins'>

/**
 * Who is it, by IDs and both PINs? What is wrong is never said, and takes the same time whatever it is. A try is
 * reserved and committed before anything is compared.
 */
export async function identifyMember(
  ports: IdentifyPorts,
  institution: InstitutionRecord,
  openDoor: OpenDoor,
  identification: Identification,
): Promise<MemberRecord> {
  const { role, contractNumber, loginId } = identification
  const { members } = ports.store.at(institution.id)
  const member = await members.byLogin(contractNumber, role, loginId)
  if (member !== undefined) await openIdleLock(ports, institution, openDoor, member)
  await requireRightPins(ports, institution, openDoor, member, identification)
  if (member === undefined) throw notIdentified()
  return member
}

async function requireRightPins(
  ports: IdentifyPorts,
  institution: InstitutionRecord,
  { door }: OpenDoor,
  member: MemberRecord | undefined,
  { pin, confirmationPin }: Identification,
): Promise<void> {
  const { store, clock, pins } = ports
  const { doors } = store.at(institution.id)
  const now = clock.now()
  const { policy } = policyToday(institution.versions, now)
  const tries = member && (await doors.reserveTry(member.id, door, policy.pin.tries, now))
  const counts = tries !== 'locked'
  const secrets = [
    [pin, counts ? member?.pinHash : undefined],
    [confirmationPin, counts ? member?.confirmationPinHash : undefined],
  ] as const
  const isRight = await areRight(pins, secrets).catch(async (error: unknown) => {
    if (member && counts) await doors.giveBackTry(member.id, door)
    throw error
  })
  if (member === undefined) throw notIdentified()
  if (isRight) {
    await doors.clearTries(member.id, door)
    return
  }
  const about = { at: now, actor: 'visitor', memberId: member.id, facts: { door } } as const
  await store.transact(institution.id, async (tx) => {
    await record(ports, tx, { ...about, kind: 'identification-failed' })
    if (tries === policy.pin.tries) await record(ports, tx, { ...about, kind: 'door-locked' })
  })
  if (tries === 'locked') throw new Refusal('door-locked', 'too many wrong entries', { door })
  throw notIdentified()
}

/** Both are compared, whatever the first one gives; one after the other, so that nobody waits in the line twice at once. */
async function areRight(
  pins: Ports['pins'],
  secrets: readonly (readonly [typed: string, hash: string | undefined])[],
): Promise<boolean> {
  let right = true
  for (const [typed, hash] of secrets) right = (await pins.verifyOfVisitor(typed, hash)) && right
  return right
}

/** Wrong tries from before there was anything behind the door lock nothing (domain.md §5). Until then they limit the guessing. */
async function openIdleLock(
  { store, clock }: IdentifyPorts,
  institution: InstitutionRecord,
  { door, since }: OpenDoor,
  { id }: MemberRecord,
): Promise<void> {
  const { members, doors } = store.at(institution.id)
  const life = await members.life(id)
  const from = life?.member.lockedDoors.includes(door)
    ? since(situationOf(institution, life, clock.now()))
    : undefined
  if (from !== undefined) await doors.openLockOfBefore(id, door, from)
}

/** The same for an ID that is nobody's and for a wrong PIN. */
export function notIdentified(): Refusal {
  return new Refusal('identification-failed', 'the IDs or PINs do not fit')
}
