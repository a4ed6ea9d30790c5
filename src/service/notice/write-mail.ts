import type { Recipient } from '../../ports/member-records.ts'
import type { OutboxItem } from '../../ports/outbox.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import type { Mail } from '../../words/mail.ts'

export interface Outgoing {
  kind:
    | 'renewal-due'
    | 'certificate-issued'
    | 'certificate-proved'
    | 'door-locked'
    | 'report-door-locked'
    | 'doors-unlocked'
    | 'loss-reported'
  mail: Mail
  /** Absent: any. */
  id?: string
}

/** Puts a mail without a secret into the outbox; nothing for someone without an address. */
export async function writeMail(
  ports: Pick<Ports, 'clock' | 'random'>,
  tx: Repositories,
  member: Recipient,
  outgoing: Outgoing,
): Promise<void> {
  for (const item of outboxItems(ports, member, outgoing)) await tx.outbox.add(item)
}

/** What writeMail puts there: one, or none. */
export function outboxItems(
  { clock, random }: Pick<Ports, 'clock' | 'random'>,
  member: Recipient,
  { kind, mail, id = random.uuid() }: Outgoing,
): OutboxItem[] {
  if (member.mailAddress === undefined) return []
  const item: OutboxItem = {
    id,
    kind,
    channel: 'mail',
    memberId: member.id,
    address: member.mailAddress,
    language: member.language,
    subject: mail.subject,
    createdAt: clock.now(),
    body: { kind: 'plain', text: mail.text },
  }
  return [item]
}
