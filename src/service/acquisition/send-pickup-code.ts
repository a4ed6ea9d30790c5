import type { EntitlementId } from '../../domain/id.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { composeMail } from '../../words/mail.ts'
import { speak } from '../../words/voice.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { byMember, record } from '../audit/record.ts'
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
  const outboxId = ports.random.uuid()
  const { subject, text } = composeMail(
    { kind: 'pickup-code', code, until: expiresAt.toZonedDateTimeISO(policy.zone) },
    { institution: institution.name, member, voice: speak(policy.wording, member.language) },
  )
  await tx.outbox.add({
    id: outboxId,
    kind: 'pickup-code',
    channel: 'mail',
    memberId: member.id,
    address: member.mailAddress,
    language: member.language,
    subject,
    createdAt: now,
    outOfDateAt: expiresAt,
    body: { kind: 'sealed', bytes: ports.seal.seal(text, outboxId) },
  })
  await record(ports, tx, { ...byMember(member.id, now), kind: 'pickup-code-sent', facts: { code: id, channel: 'mail' } })
}
