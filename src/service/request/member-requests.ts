import type { ApprovalId } from '../../domain/id.ts'
import type { MemberRequestShown, MemberWish } from '../../domain/member-request.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { type Bound, bindShown } from '../office/bind-shown.ts'
import { makeRequest, type Wish } from '../office/make-request.ts'
import { recordReading } from '../office/record-reading.ts'
import { requireMay } from '../office/require-may.ts'
import { requireMemberId } from '../office/require-member.ts'
import { settleApprovalsAbout } from '../office/settle-approvals.ts'
import type { StaffSession } from '../office/staff-session.ts'
import { showWish } from './show-wish.ts'

type RequestPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** Word for word what would be asked for now. */
export async function previewMemberRequest(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  memberId: string,
  wish: MemberWish,
): Promise<Bound<MemberRequestShown>> {
  await requireMay(ports, institution, session, 'request-member-act')
  const id = requireMemberId(memberId)
  const place = { repositories: ports.store.at(institution.id), institution, now: ports.clock.now() }
  const { shown } = await showWish({ ...place, way: 'look' }, id, wish)
  await recordReading(ports, institution, session, id)
  return bindShown(ports, shown)
}

/** The maker's half. Nothing happens until another person approves; the evidence says how the caller was identified. */
export async function requestMemberAct(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  memberId: string,
  wish: MemberWish,
  said: Wish,
): Promise<{ approvalId: ApprovalId }> {
  await requireMay(ports, institution, session, 'request-member-act')
  const id = requireMemberId(memberId)
  const now = ports.clock.now()
  const show = (repositories: Repositories, way: 'look' | 'hold') =>
    showWish({ repositories, institution, now, way }, id, wish)
  const { subjectId } = await show(ports.store.at(institution.id), 'look')
  await settleApprovalsAbout(ports, institution, wish.act, subjectId)
  return makeRequest(ports, institution, session, wish.act, said, (tx) => show(tx, 'hold'))
}
