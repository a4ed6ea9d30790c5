import type { EntitlementId } from '../../domain/id.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { byMember, record } from '../audit/record.ts'
import { addSecret } from '../notice/secret.ts'
import { makePickupCode, pickupCodeHash } from './pickup-code.ts'

/** A fresh code to the registered address; the earlier one by mail is worth nothing from now on. */
export async function sendPickupCode(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto' | 'seal'>,
  tx: Repositories,
  institution: InstitutionRecord,
  member: MemberRecord,
  entitlementId: EntitlementId | undefined,
): Promise<void> {
  if (member.mailAddress === undefined) return
  const now = ports.clock.now()
  const { policy } = policyToday(institution.versions, now)
  const code = makePickupCode(ports)
  const expiresAt = now.add({ minutes: policy.pickup.mailMinutes })
  const id = ports.random.uuid()
  await tx.pickupCodes.withdrawOf(member.id, now, 'mail')
  await tx.pickupCodes.add({
    id,
    memberId: member.id,
    ...(entitlementId && { entitlementId }),
    channel: 'mail',
    codeHash: pickupCodeHash(ports, member.id, code),
    madeAt: now,
    expiresAt,
  })
  await addSecret(ports, tx, institution, {
    member,
    channel: 'mail',
    secret: {
      kind: 'pickup-code',
      code,
      tries: policy.pickup.tries,
      validUntil: expiresAt.toZonedDateTimeISO(policy.zone).toString(),
    },
    outOfDateAt: expiresAt,
  })
  await record(ports, tx, {
    ...byMember(member.id, now),
    kind: 'pickup-code-sent',
    facts: { code: id, channel: 'mail' },
  })
}
