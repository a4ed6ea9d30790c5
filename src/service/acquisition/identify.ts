import { acquirableSince } from '../../domain/acquisition.ts'
import { decide } from '../../domain/decision.ts'
import { decisionRecord } from '../../domain/decision-record.ts'
import type { Role } from '../../domain/life.ts'
import type { Policy } from '../../domain/policy.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { byMember, record } from '../audit/record.ts'
import { situationOf } from '../decision/situation-of.ts'
import { makeToken } from '../token.ts'
import { sendPickupCode } from './send-pickup-code.ts'

export interface Identification {
  role: Role
  contractNumber: string
  /** An administrator may leave it out: then it is the contract's first one. */
  loginId: string | undefined
  pin: string
  confirmationPin: string
}

/** The same browser may go on for so long; after it the pickup code is asked for again. */
const acquisitionLife = Temporal.Duration.from({ hours: 24 })

type IdentifyPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'pins' | 'seal'>

/**
 * The first page of 「電子証明書取得」: IDs and PINs. What is wrong is never said, and takes the same time whatever it is.
 * A try is reserved and committed before anything is compared. Answers with the token of the acquisition.
 */
export async function identify(
  ports: IdentifyPorts,
  institution: InstitutionRecord,
  identification: Identification,
): Promise<string> {
  const { store, clock } = ports
  const now = clock.now()
  const { policy } = policyToday(institution.versions, now)
  const { role, contractNumber, loginId } = identification
  const member = await store.at(institution.id).members.byLogin(contractNumber, role, loginId)
  await requireRightPins(ports, institution, policy, member, identification)
  if (member === undefined) throw failed()
  return begin(ports, institution, member)
}

async function requireRightPins(
  ports: IdentifyPorts,
  institution: InstitutionRecord,
  policy: Policy,
  member: MemberRecord | undefined,
  { pin, confirmationPin }: Identification,
): Promise<void> {
  const { store, clock, pins } = ports
  const { doors } = store.at(institution.id)
  const now = clock.now()
  if (member !== undefined) await openIdleLock(ports, institution, member)
  const tries = member && (await doors.reserveTry(member.id, 'acquisition', policy.pin.tries, now))
  const counts = tries !== 'locked'
  const secrets = [
    [pin, counts ? member?.pinHash : undefined],
    [confirmationPin, counts ? member?.confirmationPinHash : undefined],
  ] as const
  const isRight = await areRight(pins, secrets).catch(async (error: unknown) => {
    if (member && counts) await doors.giveBackTry(member.id, 'acquisition')
    throw error
  })
  if (member === undefined) throw failed()
  if (isRight) {
    await doors.clearTries(member.id, 'acquisition')
    return
  }
  await store.transact(institution.id, async (tx) => {
    await record(ports, tx, { at: now, actor: 'visitor', memberId: member.id, kind: 'identification-failed' })
    if (tries === policy.pin.tries) {
      await record(ports, tx, {
        at: now,
        actor: 'visitor',
        memberId: member.id,
        kind: 'door-locked',
        facts: { door: 'acquisition' },
      })
    }
  })
  if (tries === 'locked') throw new Refusal('door-locked', 'too many wrong entries', { door: 'acquisition' })
  throw failed()
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

/** Wrong tries from before anything could be acquired lock nothing (domain.md §5). Until then they limit the guessing. */
async function openIdleLock(
  { store, clock }: IdentifyPorts,
  institution: InstitutionRecord,
  { id }: MemberRecord,
): Promise<void> {
  const { members, doors } = store.at(institution.id)
  const life = await members.life(id)
  const since = life?.member.lockedDoors.includes('acquisition')
    ? acquirableSince(situationOf(institution, life, clock.now()))
    : undefined
  if (since !== undefined) await doors.openLockOfBefore(id, 'acquisition', since)
}

/** He is who he says he is; whether he may acquire is the policy function's to say. */
async function begin(
  ports: IdentifyPorts,
  institution: InstitutionRecord,
  member: MemberRecord,
): Promise<string> {
  const { store, clock, random } = ports
  const now = clock.now()
  const { policy, version } = policyToday(institution.versions, now)
  const token = makeToken(ports)
  const refused = await store.transact(institution.id, async (tx) => {
    const life = await tx.members.lockLife(member.id)
    if (life === undefined) throw failed()
    const situation = situationOf(institution, life, now)
    const act = { act: 'acquire' } as const
    const decision = decide(act, situation)
    if (decision.answer === 'no') {
      await record(ports, tx, {
        ...byMember(member.id, now),
        kind: 'acquisition-refused',
        facts: { code: decision.code },
        decision: decisionRecord(act, situation, decision),
      })
      return decision
    }
    const { grant } = decision
    const entitlementId = grant.by === 'entitlement' ? grant.entitlementId : undefined
    await tx.acquisitions.add({
      id: random.uuid(),
      tokenHash: token.hash,
      memberId: member.id,
      ...(entitlementId && { entitlementId }),
      begunAt: now,
      expiresAt: now.add(acquisitionLife),
      policyVersion: version,
      keyAlgorithm: policy.key.algorithm,
      steps: {},
    })
    const usable = await tx.pickupCodes.usableOf(member.id, now)
    const byMail = policy.pickup.channels.includes('mail') && member.mailAddress !== undefined
    if (byMail && usable.length === 0) await sendPickupCode(ports, tx, institution, member, entitlementId)
    return undefined
  })
  if (refused !== undefined) throw new Refusal(refused.code, 'nothing can be acquired', refused.facts)
  return token.text
}

function failed(): Refusal {
  return new Refusal('identification-failed', 'the IDs or PINs do not fit')
}
