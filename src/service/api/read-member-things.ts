import type { MemberId } from '../../domain/id.ts'
import type { NoticeRow } from '../../domain/notice-account.ts'
import { certificateStanding, type Standing } from '../../domain/standing.ts'
import { renewalInformation, type SuggestedWindow } from '../../domain/suggested-window.ts'
import type { CertificateRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { type ApiSession, requireApiMay } from './api-session.ts'
import { type KnownPerson, recordReadingBy, requirePerson } from './read-people.ts'

type ReadPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

export type ApiCertificate = Pick<
  CertificateRecord,
  'id' | 'serialNumber' | 'commonName' | 'notBefore' | 'notAfter' | 'expiryDate' | 'issuedAt'
> & { standing: Standing; fingerprint?: string; suggestedWindow?: Pick<SuggestedWindow, 'start' | 'end'> }

/** All that somebody ever had, the newest first, each with its standing today. */
export async function readCertificatesOf(
  ports: ReadPorts,
  institution: InstitutionRecord,
  session: ApiSession,
  memberId: string,
): Promise<ApiCertificate[]> {
  await requireApiMay(ports, institution, session, 'read-certificates')
  const { member, life } = await requirePerson(ports, institution, memberId)
  await recordReadingBy(ports, institution, session, member.id)
  return certificatesShown(ports, institution, { member, life })
}

export async function certificatesShown(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  institution: InstitutionRecord,
  { member, life }: KnownPerson,
): Promise<ApiCertificate[]> {
  const now = clock.now()
  const all = await store.at(institution.id).certificates.ofMember(member.id)
  return all.map((certificate) => {
    const { id, serialNumber, commonName, fingerprint } = certificate
    const { notBefore, notAfter, expiryDate, issuedAt } = certificate
    const suggested = renewalInformation(certificate, life, institution.versions, now)
    return {
      ...{ id, notBefore, notAfter, expiryDate, issuedAt },
      ...(serialNumber !== undefined && { serialNumber }),
      ...(commonName !== undefined && { commonName }),
      ...(fingerprint && { fingerprint: fingerprint.toHex() }),
      standing: certificateStanding(certificate, life, institution.versions, now),
      ...(suggested && { suggestedWindow: { start: suggested.start, end: suggested.end } }),
    }
  })
}

export interface ApiNotice
  extends Pick<
    NoticeRow,
    'kind' | 'milestone' | 'channel' | 'state' | 'reason' | 'dueOn' | 'owedAt' | 'settledAt' | 'readAt'
  > {
  certificateId?: string
  toHolder: boolean
  mail?: { state: string; sentAt?: Temporal.Instant; bouncedAt?: Temporal.Instant }
}

/** What was told of what is his, to himself or to his administrators, and whether it arrived. */
export async function readNoticesOf(
  ports: ReadPorts,
  institution: InstitutionRecord,
  session: ApiSession,
  memberId: string,
): Promise<ApiNotice[]> {
  await requireApiMay(ports, institution, session, 'read-notices')
  const { member } = await requirePerson(ports, institution, memberId)
  await recordReadingBy(ports, institution, session, member.id)
  return noticesShown(ports, institution, member.id)
}

export async function noticesShown(
  { store }: Pick<Ports, 'store'>,
  institution: InstitutionRecord,
  memberId: MemberId,
): Promise<ApiNotice[]> {
  const rows = await store.at(institution.id).noticeAccounts.of(memberId)
  return rows.map(({ subject, recipient, mail, ...row }) => {
    const { kind, milestone, channel, state, reason, dueOn, owedAt, settledAt, readAt } = row
    return {
      ...{ kind, milestone, channel, state, dueOn, owedAt },
      ...('certificateId' in subject && { certificateId: subject.certificateId }),
      toHolder: recipient.isHolder,
      ...(reason !== undefined && { reason }),
      ...(settledAt && { settledAt }),
      ...(readAt && { readAt }),
      ...(mail && {
        mail: {
          state: mail.state,
          ...(mail.sentAt && { sentAt: mail.sentAt }),
          ...(mail.bouncedAt && { bouncedAt: mail.bouncedAt }),
        },
      }),
    }
  })
}
