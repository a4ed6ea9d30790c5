import type { CertificateId, MemberId } from '../../domain/id.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { MailEvent } from '../../words/mail.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { writeMail } from './write-mail.ts'

/** Issue and proof are told to the holder and to every administrator of his contract (domain.md §4, §5). */
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
  const now = ports.clock.now()
  const { zone } = policyToday(institution.versions, now).policy
  const event: MailEvent = {
    kind,
    holder,
    at: now.toZonedDateTimeISO(zone),
    expiryDate: certificate.expiryDate,
    origin: certificate.origin,
  }
  for (const recipient of await recipientsOf(tx, holder)) {
    await writeMail(ports, tx, institution, recipient, event)
  }
}

async function recipientsOf(tx: Repositories, holder: MemberRecord): Promise<MemberRecord[]> {
  const administrators = await tx.members.administratorsOf(holder.contract.id)
  return [holder, ...administrators.filter(({ id }) => id !== holder.id)]
}
