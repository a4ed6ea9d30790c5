import { policyToday } from '../../domain/policy-version.ts'
import { composeMail, type MailEvent } from '../../words/mail.ts'
import { speak } from '../../words/voice.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'

/** Puts a mail without a secret into the outbox; nothing for someone without an address. */
export async function writeMail(
  { clock, random }: Pick<Ports, 'clock' | 'random'>,
  tx: Repositories,
  institution: InstitutionRecord,
  member: MemberRecord,
  event: MailEvent,
  id = random.uuid(),
): Promise<void> {
  if (member.mailAddress === undefined) return
  const now = clock.now()
  const { policy } = policyToday(institution.versions, now)
  const voice = speak(policy.wording, member.language)
  const { subject, text } = composeMail(event, { institution: institution.name, member, voice })
  await tx.outbox.add({
    id,
    kind: event.kind,
    channel: 'mail',
    memberId: member.id,
    address: member.mailAddress,
    language: member.language,
    subject,
    createdAt: now,
    body: { kind: 'plain', text },
  })
}
