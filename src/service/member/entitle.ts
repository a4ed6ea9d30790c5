import { acquisitionDeadline } from '../../domain/expiry-dates.ts'
import { type EntitlementId, parseId } from '../../domain/id.ts'
import type { EntitlementReason } from '../../domain/life.ts'
import { localDate } from '../../domain/local-day.ts'
import type { Policy } from '../../domain/policy.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { isOnPaper } from '../../domain/second-proof.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { makePickupCode, pickupCodeHash } from '../acquisition/pickup-code.ts'
import { record } from '../audit/record.ts'
import { addSecret } from '../notice/secret.ts'

type EntitlePorts = Pick<Ports, 'clock' | 'random' | 'crypto' | 'seal'>

/**
 * 発行: makes a certificate acquirable, with the code for it on paper where the policy sends letters or hands them over. What was open
 * before is withdrawn, with every acquisition that was begun by it, and wrong entries made while nothing could be acquired are forgotten.
 */
export async function entitle(
  ports: EntitlePorts,
  tx: Repositories,
  institution: InstitutionRecord,
  member: MemberRecord,
  reason: EntitlementReason,
): Promise<void> {
  const { clock, random } = ports
  const now = clock.now()
  const { policy } = policyToday(institution.versions, now)
  await withdrawEarlier(tx, member, now)

  const entitlementId = parseId<EntitlementId>(random.uuid())
  const deadline = acquisitionDeadline(policy, localDate(now, policy.zone))
  await tx.entitlements.add({ id: entitlementId, memberId: member.id, reason, deadline }, now)
  await record(ports, tx, {
    at: now,
    actor: 'system',
    kind: 'entitlement-opened',
    memberId: member.id,
    entitlementId,
    facts: { reason, deadline: deadline.toString() },
  })
  if (isOnPaper(policy.pickup.channels)) {
    await addPickupLetter(ports, tx, institution, policy, member, entitlementId)
  }
}

async function withdrawEarlier(tx: Repositories, { id }: MemberRecord, now: Temporal.Instant): Promise<void> {
  const before = await tx.entitlements.openOf(id)
  if (before !== undefined) await tx.entitlements.close(before.id, 'withdrawn', now)
  await tx.acquisitions.endOf(id, now)
  await tx.pickupCodes.withdrawOf(id, now)
  await tx.outbox.eraseOfMember(id, ['pickup-code', 'pickup-letter'], now)
  await tx.doors.clearTries(id, 'acquisition')
}

/** The code on paper, sealed until it is printed. */
export async function addPickupLetter(
  ports: EntitlePorts,
  tx: Repositories,
  institution: InstitutionRecord,
  { zone, pickup }: Policy,
  member: MemberRecord,
  /** Absent: for whoever comes back after expiry, with no entitlement. */
  entitlementId?: EntitlementId,
): Promise<void> {
  const now = ports.clock.now()
  const code = makePickupCode(ports)
  const id = ports.random.uuid()
  const expiresAt = now.add({ hours: 24 * pickup.letterDays })
  await tx.pickupCodes.add({
    id,
    memberId: member.id,
    ...(entitlementId && { entitlementId }),
    channel: 'letter',
    codeHash: pickupCodeHash(ports, member.id, code),
    madeAt: now,
    expiresAt,
  })
  const validUntil = expiresAt.toZonedDateTimeISO(zone).toString()
  await addSecret(ports, tx, institution, {
    member,
    channel: 'letter',
    secret: { kind: 'pickup-letter', code, tries: pickup.tries, validUntil },
    outOfDateAt: expiresAt,
  })
  await record(ports, tx, {
    at: now,
    actor: 'system',
    kind: 'pickup-code-made',
    memberId: member.id,
    ...(entitlementId && { entitlementId }),
    facts: { code: id, channel: 'letter' },
  })
}
