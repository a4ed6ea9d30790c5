import { friendlyName } from '../../domain/common-name.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { SignedCertificate } from '../../service/ca/issued-records.ts'
import { issuedCertificate } from '../../wire/enrolment.ts'
import type { Portal } from './portal-env.ts'

/** The certificate, its issuing CA and the name for the store; the root is not for the file (domain.md §9.7). */
export function answerIssued(
  { directory, ports }: Portal,
  institution: InstitutionRecord,
  member: MemberRecord,
  { der, issuerId, expiryDate, commonName }: SignedCertificate,
) {
  const issuer = directory.bySlug(institution.slug)?.issuers.find(({ id }) => id === issuerId)
  if (issuer === undefined) throw new Error(`issuer ${issuerId} is not in the directory`)
  const { wording } = policyToday(institution.versions, ports.clock.now()).policy
  return issuedCertificate.parse({
    certificate: der.toBase64(),
    chain: [issuer.certificate.toBase64()],
    friendlyName: friendlyName({
      company: member.contract.name.ja,
      person: member.displayName,
      role: wording[member.role].ja,
      expiryDate,
      counter: counterOf(commonName),
    }),
  })
}

/** The common name ends in it: 「… 2027-11 #2」. */
function counterOf(commonName: string): number {
  return Number(/#(\d+)$/.exec(commonName)?.[1] ?? 1)
}
