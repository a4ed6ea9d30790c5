import type { MemberId } from '../../src/domain/id.ts'
import type { Door } from '../../src/domain/life.ts'
import { approve } from '../../src/service/office/approve.ts'
import { beginVerification } from '../../src/service/office/begin-verification.ts'
import { previewUnlock } from '../../src/service/office/preview-unlock.ts'
import { requestUnlock } from '../../src/service/office/request-unlock.ts'
import type { StaffSession } from '../../src/service/office/staff-session.ts'
import type { World } from '../world.ts'
import type { SoftPasskey } from './passkey.ts'
import { readPerson } from './person.ts'
import { codeOf, type Office, partyOf, password } from './staff.ts'

/** Takes all tries of a member's door, as wrong entries do. */
export async function lockDoor(world: World, member: MemberId, door: Door = 'acquisition', slug = 'a') {
  const { doors } = world.ports.store.at(world.institution(slug).id)
  const now = world.ports.clock.now()
  while ((await doors.reserveTry(member, door, 5, now)) !== 'locked');
}

/** Kenji has asked to open what is locked for somebody. */
export async function askToUnlock(world: World, { kenji }: Office, loginId = 'ichiro') {
  const { ports } = world
  const { id: memberId } = await readPerson(world, loginId)
  const { shown, shownHash } = await previewUnlock(ports, world.institution(), kenji.session, memberId)
  const wish = { shownHash, evidence: 'called back on the registered number' }
  const { approvalId } = await requestUnlock(ports, world.institution(), kenji.session, memberId, wish)
  return { memberId, approvalId, shown, shownHash }
}

/** By password and the code of the moment; then the clock goes on to the next code. */
export async function approveByPassword(
  world: World,
  { session, secret }: { session: StaffSession; secret: string },
  approvalId: string,
  shownHash: string,
) {
  const verification = { kind: 'password', password, code: codeOf(world, secret) } as const
  const institution = world.institution()
  try {
    return await approve(world.ports, institution, partyOf(world), session, approvalId, {
      shownHash,
      verification,
    })
  } finally {
    world.advance({ seconds: 60 })
  }
}

export async function approveByPasskey(
  world: World,
  { session, passkey }: { session: StaffSession; passkey: SoftPasskey },
  approvalId: string,
  shownHash: string,
) {
  const [institution, party] = [world.institution(), partyOf(world)]
  const { ceremonyId, options } = await beginVerification(
    world.ports,
    institution,
    party,
    session,
    approvalId,
  )
  const verification = { kind: 'passkey', ceremonyId, response: passkey.get(options) } as const
  return approve(world.ports, institution, party, session, approvalId, { shownHash, verification })
}
