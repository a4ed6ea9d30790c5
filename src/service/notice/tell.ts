import type { CertificateId, MemberId } from '../../domain/id.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { CertificateRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { type IssuedMailEvent, issuedMail } from '../../words/mail-issued.ts'
import { mailFrame } from './mail-frame.ts'
import { writeMail } from './write-mail.ts'

/** Issue and retirement are told to the holder and to every administrator of his contract (domain.md §4, §5). */
export async function tellHolderAndAdministrators(
  ports: Pick<Ports, 'clock' | 'random'>,
  tx: Repositories,
  institution: InstitutionRecord,
  memberId: MemberId,
  kind: 'certificate-issued' | 'certificate-proved',
  certificateId: CertificateId,
): Promise<void> {
  const holder = await tx.members.byId(memberId)
  const certificate = await tx.certificates.byId(certificateId)
  if (holder === undefined || certificate === undefined) throw new Error(`nobody to tell of ${certificateId}`)
  const event = eventOf(kind, certificate)
  if (event === undefined) return

  const now = ports.clock.now()
  const at = now.toZonedDateTimeISO(policyToday(institution.versions, now).policy.zone)
  for (const recipient of await recipientsOf(tx, holder)) {
    const mail = issuedMail(mailFrame(institution, recipient, now), {
      event,
      ...(recipient.id !== holder.id && { holder: holder.displayName }),
      at,
      expiryDate: certificate.expiryDate,
    })
    await writeMail(ports, tx, recipient, { kind, mail })
  }
}

/** The first log-on after an acquisition ends nothing old: it is not told. */
function eventOf(kind: string, { origin }: CertificateRecord): IssuedMailEvent | undefined {
  if (kind === 'certificate-proved') return origin === 'renewal' ? 'retired' : undefined
  return origin === 'renewal' ? 'renewed' : 'acquired'
}

async function recipientsOf(tx: Repositories, holder: MemberRecord): Promise<MemberRecord[]> {
  const administrators = await tx.members.administratorsOf(holder.contract.id)
  return [holder, ...administrators.filter(({ id }) => id !== holder.id)]
}
