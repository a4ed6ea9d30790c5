import type { ApprovalId } from '../../domain/id.ts'
import type { Language } from '../../domain/language.ts'
import { certificateIn, type Life, type MemberStop } from '../../domain/life.ts'
import { type LastMail, type MailVerdict, mailVerdict } from '../../domain/mail-verdict.ts'
import { noticeHindrances } from '../../domain/notice-owed.ts'
import type { Situation } from '../../domain/situation.ts'
import { certificateStanding, memberStanding, type Standing } from '../../domain/standing.ts'
import type { CertificateRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { MemberSummary } from '../../ports/member-search.ts'
import type { Ports } from '../../ports/ports.ts'
import { situationOf } from '../decision/situation-of.ts'
import { answersFor, type OfficeAnswer } from './answers-for.ts'
import { recordReading } from './record-reading.ts'
import { requireMay } from './require-may.ts'
import { noSuchMember, requireMemberId } from './require-member.ts'
import type { StaffSession } from './staff-session.ts'

export interface MemberPage {
  member: MemberSummary & {
    mailAddress?: string
    language: Language
    holderNumber: string
    pins: 'temporary' | 'own'
  }
  standing: Standing
  /** What the policy function says to him today, so that it can be told on the telephone. */
  answers: OfficeAnswer[]
  /** Why he got a mail, or none; and when the last one was. */
  mail: { verdict: MailVerdict; at?: Temporal.Instant }
  certificates: OfficeCertificate[]
  openApprovals: ApprovalId[]
}

type OfficeCertificate = Pick<
  CertificateRecord,
  | 'id'
  | 'stage'
  | 'origin'
  | 'byProtocol'
  | 'serialNumber'
  | 'commonName'
  | 'keyAlgorithm'
  | 'notBefore'
  | 'notAfter'
  | 'expiryDate'
  | 'issuedAt'
  | 'provedAt'
  | 'endedAt'
> & { standing: Standing; fingerprint?: string }

type PagePorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** Everything about one member on one page. That it was read is kept in the trail. */
export async function readMemberPage(
  ports: PagePorts,
  institution: InstitutionRecord,
  session: StaffSession,
  memberId: string,
): Promise<MemberPage> {
  await requireMay(ports, institution, session, 'read-member')
  const id = requireMemberId(memberId)
  const { members, certificates, approvals } = ports.store.at(institution.id)
  const [member, life] = [await members.byId(id), await members.life(id)]
  if (member === undefined || life === undefined) throw noSuchMember()
  await recordReading(ports, institution, session, id)

  const now = ports.clock.now()
  const { versions } = institution
  const situation = situationOf(institution, life, now)
  const all = await certificates.ofMember(id)
  return {
    member: {
      ...summaryOf(member, life),
      ...(member.mailAddress !== undefined && { mailAddress: member.mailAddress }),
      language: member.language,
      holderNumber: member.holderNumber,
      pins: member.pinsChangedAt === undefined ? 'temporary' : 'own',
    },
    standing: memberStanding(life, versions, now),
    answers: answersFor(situation),
    mail: await mailOf(ports, institution, situation, member),
    certificates: all.map((certificate) =>
      certificateRow(certificate, certificateStanding(certificate, life, versions, now)),
    ),
    openApprovals: await approvals.openAbout('unlock', id),
  }
}

async function mailOf(
  { store }: PagePorts,
  { id: institution }: InstitutionRecord,
  situation: Situation,
  { id, mailAddress }: MemberRecord,
): Promise<MemberPage['mail']> {
  const { timeline, mailTroubles } = store.at(institution)
  const last: LastMail | undefined = await timeline.lastMail(id)
  const trouble = await mailTroubles.inForceOf(id, situation.now)
  const verdict = mailVerdict(noticeHindrances(situation, mailAddress), trouble !== undefined, last)
  return { verdict, ...(last && { at: last.at }) }
}

function summaryOf({ id, contract, loginId, displayName, role }: MemberRecord, life: Life): MemberSummary {
  const current = certificateIn(life, 'current')
  const stops: readonly MemberStop[] = life.member.stops
  return {
    id,
    contractNumber: contract.number,
    contractName: contract.name,
    loginId,
    name: displayName,
    role,
    stops,
    lockedDoors: life.member.lockedDoors,
    ...(current && { expiryDate: current.expiryDate }),
  }
}

function certificateRow(
  { fingerprint, provedAt, endedAt, ...certificate }: CertificateRecord,
  standing: Standing,
): OfficeCertificate {
  const { id, stage, origin, byProtocol, serialNumber, commonName, keyAlgorithm } = certificate
  const { notBefore, notAfter, expiryDate, issuedAt } = certificate
  return {
    id,
    standing,
    stage,
    origin,
    ...(byProtocol && { byProtocol }),
    ...(serialNumber !== undefined && { serialNumber }),
    ...(fingerprint && { fingerprint: fingerprint.toHex() }),
    ...(commonName !== undefined && { commonName }),
    ...(keyAlgorithm !== undefined && { keyAlgorithm }),
    notBefore,
    notAfter,
    expiryDate,
    issuedAt,
    ...(provedAt && { provedAt }),
    ...(endedAt && { endedAt }),
  }
}
