import type { ApprovalId, StaffId } from '../../domain/id.ts'
import type { StaffRole } from '../../domain/staff.ts'
import type { StaffChangeShown } from '../../domain/staff-change.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { type Bound, bindShown } from '../office/bind-shown.ts'
import { makeRequest, type Wish } from '../office/make-request.ts'
import { requireMay } from '../office/require-may.ts'
import { settleApprovalsAbout } from '../office/settle-approvals.ts'
import type { StaffSession } from '../office/staff-session.ts'
import { type NamedStaffWish, type StaffWish, showStaffWish } from './staff-wish.ts'

type RequestPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

export interface Colleague {
  id: StaffId
  loginId: string
  name: string
  roles: readonly StaffRole[]
  state: 'active' | 'invited' | 'disabled'
  /** Whether half of his activation code waits for whoever asks. */
  hasHalfForMe: boolean
  /** A request that waits for another person. */
  waiting?: ApprovalId
}

/** Everybody of the staff, in the order in which they came. */
export async function listStaff(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: StaffSession,
): Promise<Colleague[]> {
  await requireMay(ports, institution, session, 'read-staff')
  const { staff, approvals } = ports.store.at(institution.id)
  const halves = await staff.halvesOf(session.person.id)
  const listed: Colleague[] = []
  for (const { id, loginId, displayName: name, roles, activatedAt, disabledAt } of await staff.all()) {
    const [waiting] = await approvals.openAbout('staff-change', id)
    const state = disabledAt ? 'disabled' : activatedAt ? 'active' : 'invited'
    const hasHalfForMe = state === 'invited' && halves.includes(id)
    listed.push({ id, loginId, name, roles, state, hasHalfForMe, ...(waiting && { waiting }) })
  }
  return listed
}

/** Word for word what would be asked for now. */
export async function previewStaffChange(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  wish: StaffWish,
): Promise<Bound<StaffChangeShown>> {
  await requireMay(ports, institution, session, 'request-staff-change')
  const repositories = ports.store.at(institution.id)
  const shown = await showStaffWish(repositories, session.person.id, named(ports, wish), 'look')
  return bindShown(ports, shown)
}

/** The maker's half. */
export async function requestStaffChange(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  wish: StaffWish,
  said: Wish,
): Promise<{ approvalId: ApprovalId }> {
  await requireMay(ports, institution, session, 'request-staff-change')
  const known = named(ports, wish)
  await settleApprovalsAbout(ports, institution, 'staff-change', known.staffId)
  return makeRequest(ports, institution, session, 'staff-change', said, async (tx) => ({
    subjectId: known.staffId,
    shown: await showStaffWish(tx, session.person.id, known, 'hold'),
  }))
}

function named({ random }: Pick<Ports, 'random'>, wish: StaffWish): NamedStaffWish {
  return { ...wish, staffId: wish.staffId ?? random.uuid() }
}
