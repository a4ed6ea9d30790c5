import { certificateStanding, type Standing } from '../../domain/standing.ts'
import type { CertificateRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Session } from '../logon/session.ts'

export interface CertificateView {
  certificate: CertificateRecord
  standing: Standing
}

/** All that the person ever had, newest first, each with where it stands now. */
export async function readCertificates(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  institution: InstitutionRecord,
  { member }: Pick<Session, 'member'>,
): Promise<CertificateView[]> {
  const repositories = store.at(institution.id)
  const life = await repositories.members.life(member.id)
  if (life === undefined) return []
  const now = clock.now()
  const certificates = await repositories.certificates.ofMember(member.id)
  return certificates.map((certificate) => ({
    certificate,
    standing: certificateStanding(certificate, life, institution.versions, now),
  }))
}
