import type { CertificateId, MemberId } from '../../domain/id.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { CertificateRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Recipient } from '../../ports/member-records.ts'
import type { OutboxItem } from '../../ports/outbox.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import type { MailFrame } from '../../words/mail.ts'
import { type IssuedMailEvent, type IssuedMailFacts, issuedMail } from '../../words/mail-issued.ts'
import { noticeCode } from './notice-code.ts'
import { outboxItems } from './write-mail.ts'

type Kind = 'certificate-issued' | 'certificate-proved'

/** Issue and retirement are told to the holder and to every administrator of his contract (domain.md §4, §5). */
export async function tellHolderAndAdministrators(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto'>,
  tx: Repositories,
  institution: InstitutionRecord,
  memberId: MemberId,
  kind: Kind,
  certificateId: CertificateId,
): Promise<void> {
  const holder = await tx.members.byId(memberId)
  const certificate = await tx.certificates.byId(certificateId)
  if (holder === undefined || certificate === undefined) throw new Error(`nobody to tell of ${certificateId}`)
  const administrators = await tx.members.administratorsOf(holder.contract.id)
  for (const item of mailsAbout(ports, institution, { holder, administrators }, kind, certificate))
    await tx.outbox.add(item)
}

/** These mails: to the holder, and to those administrators who are not himself. */
export function mailsAbout(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  { holder, administrators }: { holder: Recipient; administrators: readonly Recipient[] },
  kind: Kind,
  certificate: CertificateRecord,
): OutboxItem[] {
  const event = eventOf(kind, certificate)
  if (event === undefined) return []

  const now = ports.clock.now()
  const { zone, notMeHours } = policyToday(institution.versions, now).policy
  const at = now.toZonedDateTimeISO(zone)
  const notMeUntil = now.add({ hours: notMeHours }).toZonedDateTimeISO(zone)
  const told = kind === 'certificate-issued' ? 'issued' : 'proved'
  const code = noticeCode(ports, { certificateId: certificate.id, kind: told })
  const recipients = [holder, ...administrators.filter(({ id }) => id !== holder.id)]
  return recipients.flatMap((recipient) => {
    const facts: IssuedMailFacts = {
      event,
      ...(recipient.id !== holder.id && { holder: holder.displayName }),
      at,
      notMeUntil,
      expiryDate: certificate.expiryDate,
    }
    const compose = (frame: MailFrame) => issuedMail(frame, facts)
    return outboxItems(ports, institution, recipient, { kind, compose, code, certificateId: certificate.id })
  })
}

/** The first log-on after an acquisition ends nothing old: it is not told. */
function eventOf(kind: Kind, { origin }: CertificateRecord): IssuedMailEvent | undefined {
  if (kind === 'certificate-proved') return origin === 'renewal' ? 'retired' : undefined
  return origin === 'renewal' ? 'renewed' : 'acquired'
}
