import type { MemberWish } from '../../src/domain/member-request.ts'
import type { StaffSession } from '../../src/service/office/staff-session.ts'
import { previewMemberRequest, requestMemberAct } from '../../src/service/request/member-requests.ts'
import { previewStaffChange, requestStaffChange } from '../../src/service/request/staff-requests.ts'
import type { StaffWish } from '../../src/service/request/staff-wish.ts'
import type { World } from '../world.ts'
import { readPerson } from './person.ts'

const evidence = 'called back on the registered number'

/** Somebody of the desk has asked for an act about a person. */
export async function askFor(world: World, session: StaffSession, loginId: string, wish: MemberWish) {
  const { id } = await readPerson(world, loginId)
  const [ports, institution] = [world.ports, world.institution()]
  const { shown, shownHash } = await previewMemberRequest(ports, institution, session, id, wish)
  const said = { shownHash, evidence }
  const { approvalId } = await requestMemberAct(ports, institution, session, id, wish, said)
  return { memberId: id, shown, shownHash, approvalId }
}

/** A system administrator has asked for a change of the staff. */
export async function askForStaff(world: World, session: StaffSession, wish: StaffWish) {
  const [ports, institution] = [world.ports, world.institution()]
  const { shown, shownHash } = await previewStaffChange(ports, institution, session, wish)
  const { approvalId } = await requestStaffChange(ports, institution, session, wish, { shownHash, evidence })
  return { shown, shownHash, approvalId }
}
