import { acquisitionDeadline } from '../../domain/expiry-dates.ts'
import { type ContractId, type EntitlementId, type MemberId, parseId } from '../../domain/id.ts'
import type { Language } from '../../domain/language.ts'
import type { Role } from '../../domain/life.ts'
import { localDate } from '../../domain/local-day.ts'
import type { Policy } from '../../domain/policy.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { makePickupCode, pickupCodeHash } from '../acquisition/pickup-code.ts'
import { record } from '../audit/record.ts'
import { addSecret } from '../notice/secret.ts'

export interface NewPerson {
  contractId: ContractId
  role: Role
  loginId: string
  displayName: string
  mailAddress?: string
  language: Language
}

type AddPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'pins' | 'seal'>

/**
 * A person joins a contract and may acquire his first certificate. His temporary PINs and his pickup code go out in two
 * letters, sealed until they are printed; nobody sees both but he (domain.md §5).
 */
export async function addMember(
  ports: AddPorts,
  institution: InstitutionRecord,
  person: NewPerson,
): Promise<MemberId> {
  const { store, clock, random, pins } = ports
  const now = clock.now()
  const { policy } = policyToday(institution.versions, now)
  const [pin, confirmationPin] = [temporaryPin(ports, policy), temporaryPin(ports, policy)]
  const [pinHash, confirmationPinHash] = await Promise.all([pins.hash(pin), pins.hash(confirmationPin)])
  const id = parseId<MemberId>(random.uuid())

  await store.transact(institution.id, async (tx) => {
    await tx.members.add(
      {
        ...person,
        id,
        subject: random.uuid(),
        holderNumber: random.bytes(8).toHex(),
        pinHash,
        confirmationPinHash,
      },
      now,
    )
    const member = await tx.members.byId(id)
    if (member === undefined) throw new Error('a member was added and is not there')
    await record(ports, tx, {
      at: now,
      actor: 'system',
      kind: 'member-added',
      memberId: id,
      facts: { role: person.role },
    })
    await entitle(ports, tx, institution, policy, member)
    await addSecret(ports, tx, institution, {
      member,
      channel: 'letter',
      secret: { kind: 'pin-letter', pin, confirmationPin },
      outOfDateAt: now.add({ hours: 24 * policy.acquisitionDays }),
    })
  })
  return id
}

/** 発行: opens an entitlement, with the code for it in a letter where the policy sends letters. */
async function entitle(
  ports: AddPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  policy: Policy,
  member: MemberRecord,
): Promise<void> {
  const { clock, random } = ports
  const now = clock.now()
  const entitlementId = parseId<EntitlementId>(random.uuid())
  const deadline = acquisitionDeadline(policy, localDate(now, policy.zone))
  await tx.entitlements.add({ id: entitlementId, memberId: member.id, reason: 'issue', deadline }, now)
  await record(ports, tx, {
    at: now,
    actor: 'system',
    kind: 'entitlement-opened',
    memberId: member.id,
    entitlementId,
    facts: { reason: 'issue', deadline: deadline.toString() },
  })
  if (!policy.pickup.channels.includes('letter')) return

  const code = makePickupCode(ports)
  const id = random.uuid()
  const expiresAt = now.add({ hours: 24 * policy.pickup.letterDays })
  await tx.pickupCodes.add({
    id,
    memberId: member.id,
    entitlementId,
    channel: 'letter',
    codeHash: pickupCodeHash(ports, member.id, code),
    madeAt: now,
    expiresAt,
  })
  await addSecret(ports, tx, institution, {
    member,
    channel: 'letter',
    secret: {
      kind: 'pickup-letter',
      code,
      tries: policy.pickup.tries,
      validUntil: expiresAt.toZonedDateTimeISO(policy.zone).toString(),
    },
    outOfDateAt: expiresAt,
  })
  await record(ports, tx, {
    at: now,
    actor: 'system',
    kind: 'pickup-code-made',
    memberId: member.id,
    entitlementId,
    facts: { code: id, channel: 'letter' },
  })
}

/** Digits only, as they are read from paper. */
function temporaryPin({ random }: AddPorts, { pin }: Policy): string {
  const length = Math.max(pin.minLength, 8)
  const digits = Array.from(random.bytes(2 * length), (byte) => byte).filter((byte) => byte < 250)
  return digits
    .slice(0, Math.min(length, pin.maxLength))
    .map((byte) => byte % 10)
    .join('')
}
