import { forgettingAt } from '../../domain/door-tries.ts'
import { parseId } from '../../domain/id.ts'
import type { Door, Role } from '../../domain/life.ts'
import type { Policy } from '../../domain/policy.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Situation } from '../../domain/situation.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { situationOf } from '../decision/situation-of.ts'
import { tellOnceADay } from '../notice/tell-of-desk.ts'
import { tellOfLock } from '../notice/tell-of-lock.ts'

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
  door: Extract<Door, 'acquisition' | 'report' | 'help'>
  /** Since when there has been something behind it for him; undefined while there is nothing. */
  since(situation: Situation): Temporal.Instant | undefined
  /** After how long its lock opens by itself. Absent: the office opens it. */
  lockMinutes?(policy: Policy): number
}

type IdentifyPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'pins'>

/**
 * Who is it, by IDs and both PINs? Whether there is such a person, which PIN is wrong and whether his door is locked is
 * never said: the answer is one and the same, and so is the work that comes before it (docs/decisions/013). A try is
 * reserved and committed before anything is compared.
 */
export async function identifyMember(
  ports: IdentifyPorts,
  institution: InstitutionRecord,
  openDoor: OpenDoor,
  { role, contractNumber, loginId, pin, confirmationPin }: Identification,
): Promise<MemberRecord> {
  const { members, doors } = ports.store.at(institution.id)
  const member = await members.byLogin(contractNumber, role, loginId)
  const taken = await takeTry(ports, institution, openDoor, member)
  const isComparable = taken.tries !== 'locked'
  const isRight = await areRight(ports.pins, [
    [pin, isComparable ? member?.pinHash : undefined],
    [confirmationPin, isComparable ? member?.confirmationPinHash : undefined],
  ]).catch(async (error: unknown) => {
    if (member && isComparable) await doors.giveBackTry(member.id, openDoor.door)
    throw error
  })
  if (!isRight || member === undefined) {
    await keepFailure(ports, institution, openDoor, member, taken)
    throw notIdentified(taken.limit, taken.lockMinutes, openDoor.door)
  }
  await doors.clearTries(member.id, openDoor.door)
  return member
}

interface Taken {
  limit: number
  lockMinutes: number | undefined
  tries: number | 'locked' | 'nobody'
  /** Absent: there is nothing behind the door. */
  since?: Temporal.Instant
}

/** Nobody's ID costs what somebody's does: the same look at a life, and a row that is written. */
async function takeTry(
  { store, clock, random }: IdentifyPorts,
  institution: InstitutionRecord,
  { door, since, lockMinutes: lockMinutesOf }: OpenDoor,
  member: MemberRecord | undefined,
): Promise<Taken> {
  const { members, doors } = store.at(institution.id)
  const now = clock.now()
  const { policy } = policyToday(institution.versions, now)
  const limit = policy.pin.tries
  const lockMinutes = lockMinutesOf?.(policy)
  const [chance = 0] = random.bytes(1)
  const life = await members.life(member?.id ?? parseId(random.uuid()))
  if (member === undefined || life === undefined) {
    await doors.countStranger(chance, now)
    return { limit, lockMinutes, tries: 'nobody' }
  }
  const from = since(situationOf(institution, life, now))
  return {
    limit,
    lockMinutes,
    tries: await doors.reserveTry(member.id, door, limit, now, forgettingAt(now, from, lockMinutes)),
    ...(from && { since: from }),
  }
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

/** In the trail, whoever it was not. The page does not tell of a lock, so a mail does, once, where it locks anything. */
async function keepFailure(
  ports: IdentifyPorts,
  institution: InstitutionRecord,
  { door }: OpenDoor,
  member: MemberRecord | undefined,
  { tries, limit, lockMinutes, since }: Taken,
): Promise<void> {
  const at = ports.clock.now()
  const about = { at, actor: 'visitor', ...(member && { memberId: member.id }), facts: { door } } as const
  await ports.store.transact(institution.id, async (tx) => {
    await record(ports, tx, { ...about, kind: 'identification-failed' })
    if (member === undefined || tries !== limit) return
    await record(ports, tx, { ...about, kind: 'door-locked' })
    if (since === undefined) return
    // Its lock keeps nobody from anything that he could do; that somebody tries his PINs is worth a mail a day.
    if (door === 'help') {
      await tellOnceADay(ports, tx, institution, member, { event: 'help-locked', by: 'self' })
      return
    }
    const opens = lockMinutes === undefined ? undefined : { at: at.add({ minutes: lockMinutes }), since }
    await tellOfLock(ports, tx, institution, member, opens)
  })
}

/** One answer for an ID that is nobody's, for a wrong PIN and for a locked door. */
export function notIdentified(limit: number, lockMinutes?: number, door?: OpenDoor['door']): Refusal {
  return new Refusal('identification-failed', 'the IDs or PINs do not fit', {
    limit,
    ...(lockMinutes !== undefined && { lockMinutes }),
    ...(door === 'help' && { door }),
  })
}
