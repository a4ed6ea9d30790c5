import type { Language } from '../../domain/language.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import {
  hindrancesInWords,
  type NoticeInWords,
  noticesInWords,
  subjectInWords,
} from '../../words/notice-account.ts'
import { explainNotices } from '../notice/explain.ts'
import { recordReading } from './record-reading.ts'
import { requireMay } from './require-may.ts'
import { noSuchMember, requireMemberId } from './require-member.ts'
import type { StaffSession } from './staff-session.ts'

/** What `warifu notices explain` says, for the page of a member. */
export interface NoticeAccountPage {
  hindrances: string[]
  subjects: { title: string; notices: NoticeInWords[] }[]
}

/** Why a member got a mail or none, in the reader's language. That it was read is kept in the trail. */
export async function readNoticeAccount(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  memberId: string,
  language: Language,
): Promise<NoticeAccountPage> {
  await requireMay(ports, institution, session, 'read-member')
  const id = requireMemberId(memberId)
  const account = await explainNotices(ports, institution, id)
  if (account === undefined) throw noSuchMember()
  await recordReading(ports, institution, session, id)
  const zone = zoneOf(institution.versions)
  return {
    hindrances: hindrancesInWords(account.hindrances, language),
    subjects: account.subjects.map((subject) => ({
      title: subjectInWords(subject, language),
      notices: noticesInWords(subject, zone, language),
    })),
  }
}
