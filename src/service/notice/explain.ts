import type { MemberId } from '../../domain/id.ts'
import type { Life } from '../../domain/life.ts'
import { localDate } from '../../domain/local-day.ts'
import { type Milestone, reached } from '../../domain/milestone.ts'
import type { ExpectedNotice, NoticeAccount, NoticeRow, SubjectAccount } from '../../domain/notice-account.ts'
import { expectedMilestones, type NoticeSubject, noticeHindrances } from '../../domain/notice-owed.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import { certificateStanding, type Standing } from '../../domain/standing.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { situationOf } from '../decision/situation-of.ts'

/** All that was told of what is somebody's, and all that will be, by the rule and not by what was done. */
export async function explainNotices(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  institution: InstitutionRecord,
  memberId: MemberId,
): Promise<NoticeAccount | undefined> {
  const { members, certificates, noticeAccounts } = store.at(institution.id)
  const [member, life] = [await members.byId(memberId), await members.life(memberId)]
  if (member === undefined || life === undefined) return undefined
  const now = clock.now()
  const situation = situationOf(institution, life, now)
  const rows = await noticeAccounts.of(memberId)
  const serials = new Map((await certificates.ofMember(memberId)).map((one) => [one.id, one.serialNumber]))
  const expected = expectedMilestones(situation)
  const subjects = thingsOf(life).map(({ subject, about }): SubjectAccount => {
    const isOf = (other: { subject: NoticeSubject }) => keyOf(other.subject) === keyOf(subject)
    const notices = rows.filter(isOf)
    const milestones = expected.find(isOf)?.milestones ?? []
    return {
      subject,
      about: about(
        (id) => serials.get(id) ?? '',
        (certificate) => certificateStanding(certificate, life, institution.versions, now).kind,
      ),
      notices,
      expected: untold(milestones, notices, localDate(now, zoneOf(institution.versions))),
    }
  })
  const { id, displayName, loginId, contract } = member
  return {
    holder: { id, displayName, loginId, contractNumber: contract.number, company: contract.name },
    at: now,
    hindrances: noticeHindrances(situation, member.mailAddress),
    subjects: subjects.filter(({ notices, expected }) => notices.length > 0 || expected.length > 0),
  }
}

type Certificate = Life['certificates'][number]

interface Thing {
  subject: NoticeSubject
  about: (
    serialOf: (id: Certificate['id']) => string,
    standingOf: (certificate: Certificate) => Standing['kind'],
  ) => SubjectAccount['about']
}

function thingsOf({ certificates, entitlements }: Life): Thing[] {
  return [
    ...certificates.map(
      (certificate): Thing => ({
        subject: { certificateId: certificate.id },
        about: (serialOf, standingOf) => ({
          kind: 'certificate',
          serialNumber: serialOf(certificate.id),
          standing: standingOf(certificate),
          expiryDate: certificate.expiryDate,
        }),
      }),
    ),
    ...entitlements.map(
      ({ id, state, deadline }): Thing => ({
        subject: { entitlementId: id },
        about: () => ({ kind: 'entitlement', state, deadline }),
      }),
    ),
  ]
}

/** Of the milestones that count, those of which the holder has no row. */
function untold(
  milestones: readonly Milestone[],
  notices: readonly NoticeRow[],
  today: Temporal.PlainDate,
): ExpectedNotice[] {
  const told = new Set(
    notices
      .filter(({ recipient, channel }) => recipient.isHolder && channel === 'mail')
      .map(({ milestone }) => milestone),
  )
  const [first, ...others] = reached(milestones, today)
  const when = (milestone: Milestone): ExpectedNotice['when'] | undefined => {
    if (Temporal.PlainDate.compare(milestone.dueOn, today) > 0) return 'coming'
    if (milestone === first) return 'due'
    return others.includes(milestone) ? 'overtaken' : undefined
  }
  return milestones
    .filter(({ name }) => !told.has(name))
    .flatMap((milestone) => {
      const at = when(milestone)
      return at === undefined ? [] : [{ ...milestone, when: at }]
    })
}

const keyOf = (subject: NoticeSubject) =>
  'certificateId' in subject ? subject.certificateId : subject.entitlementId
