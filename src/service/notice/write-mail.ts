import type { DeskMailEvent } from '../../domain/desk-event.ts'
import type { CertificateId } from '../../domain/id.ts'
import { isMailed } from '../../domain/mail-purpose.ts'
import type { MailMilestoneKind } from '../../domain/policy.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Recipient } from '../../ports/member-records.ts'
import type { OutboxItem } from '../../ports/outbox.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import type { Mail, MailFrame } from '../../words/mail.ts'
import { mailFrame } from './mail-frame.ts'
import { mailCode } from './notice-code.ts'

export interface Outgoing {
  kind:
    | MailMilestoneKind
    | 'digest'
    | 'reminded'
    | 'certificate-issued'
    | 'certificate-proved'
    | 'door-locked'
    | 'report-door-locked'
    | 'doors-unlocked'
    | 'loss-reported'
    | 'login-id'
    | 'recovery-asked'
    | DeskMailEvent
  compose: (frame: MailFrame) => Mail
  /** Absent: any. */
  id?: string
  /** Absent: one of its own. Mails that tell several people of one event share the event's. */
  code?: string
  certificateId?: CertificateId
}

type MailPorts = Pick<Ports, 'clock' | 'random' | 'crypto'>

/** Puts a mail without a secret into the outbox; nothing for someone without an address. */
export async function writeMail(
  ports: MailPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  member: Recipient,
  outgoing: Outgoing,
): Promise<void> {
  for (const item of outboxItems(ports, institution, member, outgoing)) await tx.outbox.add(item)
}

/** What writeMail puts there: one, or none where the institution mails no such thing. */
export function outboxItems(
  ports: MailPorts,
  institution: InstitutionRecord,
  member: Recipient,
  { kind, compose, certificateId, ...given }: Outgoing,
): OutboxItem[] {
  if (member.mailAddress === undefined) return []
  const createdAt = ports.clock.now()
  if (!isMailed(policyToday(institution.versions, createdAt).policy.notices.mails, kind)) return []
  const id = given.id ?? ports.random.uuid()
  const code = given.code ?? mailCode(ports, id)
  const frame = mailFrame(institution, member, createdAt, code)
  const { subject, text } = compose(frame)
  const item: OutboxItem = {
    id,
    kind,
    channel: 'mail',
    memberId: member.id,
    address: member.mailAddress,
    language: frame.language,
    subject,
    createdAt,
    body: { kind: 'plain', text },
    code,
    ...(certificateId && { certificateId }),
  }
  return [item]
}
