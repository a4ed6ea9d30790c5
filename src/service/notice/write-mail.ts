import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import type { Mail } from '../../words/mail.ts'

export interface Outgoing {
  kind: 'renewal-due' | 'certificate-issued' | 'certificate-proved'
  mail: Mail
  /** Absent: any. */
  id?: string
}

/** Puts a mail without a secret into the outbox; nothing for someone without an address. */
export async function writeMail(
  { clock, random }: Pick<Ports, 'clock' | 'random'>,
  tx: Repositories,
  member: MemberRecord,
  { kind, mail, id = random.uuid() }: Outgoing,
): Promise<void> {
  if (member.mailAddress === undefined) return
  await tx.outbox.add({
    id,
    kind,
    channel: 'mail',
    memberId: member.id,
    address: member.mailAddress,
    language: member.language,
    subject: mail.subject,
    createdAt: clock.now(),
    body: { kind: 'plain', text: mail.text },
  })
}
