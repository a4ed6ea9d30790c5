import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { sql } from 'kysely'
import type { MemberId } from '../../src/domain/id.ts'
import type { Door } from '../../src/domain/life.ts'
import { approve } from '../../src/service/office/approve.ts'
import { beginVerification } from '../../src/service/office/begin-verification.ts'
import { previewUnlock } from '../../src/service/office/preview-unlock.ts'
import { requestUnlock } from '../../src/service/office/request-unlock.ts'
import type { StaffSession } from '../../src/service/office/staff-session.ts'
import { makeWorld, type World } from '../world.ts'
import type { SoftPasskey } from './passkey.ts'
import { readPerson } from './person.ts'
import { codeOf, type Office, openOffice, partyOf, password } from './staff.ts'

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
  try {
    return await approveAtOnce(world, { session, secret }, approvalId, shownHash)
  } finally {
    world.advance({ seconds: 60 })
  }
}

/** The same with a clock that stands still, for those who approve beside each other. */
export function approveAtOnce(
  world: World,
  { session, secret }: { session: StaffSession; secret: string },
  approvalId: string,
  shownHash: string,
) {
  const verification = { kind: 'password', password, code: codeOf(world, secret) } as const
  const wish = { shownHash, verification }
  return approve(world.ports, world.institution(), partyOf(world), session, approvalId, wish)
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

/** Ichiro's acquisition door is locked, and Kenji has asked to open it. */
export async function asked(t: TestContext) {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
  const office = await openOffice(world)
  const ichiro = await readPerson(world, 'ichiro')
  await lockDoor(world, ichiro.id)
  const request = await askToUnlock(world, office)
  const { ports } = world
  const institution = world.institution()
  return { world, ports, institution, ichiro, ...office, ...request }
}

/** The doors of a member that are locked now. */
export async function lockedDoors(
  { ports, institution }: World,
  loginId = 'ichiro',
): Promise<readonly string[]> {
  const { members } = ports.store.at(institution().id)
  const { id } = (await members.all()).find((member) => member.loginId === loginId) ?? assert.fail()
  return (await members.life(id))?.member.lockedDoors ?? assert.fail()
}

/** Which events of these kinds there are, in their order, and by whom. */
export async function trail({ database }: World, kind: RegExp): Promise<string[]> {
  const { rows } = await sql<{
    kind: string
    actor: string
  }>`select kind, actor from audit_event order by at`.execute(database.db)
  return rows.filter((row) => kind.test(row.kind)).map((row) => `${row.kind} by ${row.actor}`)
}

/** What lists of the office have said in the trail, in their order. */
export function listings({ database }: World) {
  return database.db
    .selectFrom('audit_event')
    .select(['actor', 'actor_id', 'facts'])
    .where('kind', '=', 'members-listed')
    .orderBy('at')
    .execute()
}
