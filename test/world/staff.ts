import assert from 'node:assert/strict'
import { generateSync } from 'otplib'
import type { StaffId } from '../../src/domain/id.ts'
import { stepBegins, usableSteps } from '../../src/domain/one-time-code.ts'
import { Refusal, type RefusalCode } from '../../src/domain/refusal.ts'
import type { StaffRole } from '../../src/domain/staff.ts'
import { officeOrigin } from '../../src/http/site.ts'
import type { RelyingParty } from '../../src/ports/office-credentials.ts'
import { activateWithPasskey } from '../../src/service/office/activate-with-passkey.ts'
import { activateWithPassword } from '../../src/service/office/activate-with-password.ts'
import { addStaff } from '../../src/service/office/add-staff.ts'
import { beginActivation } from '../../src/service/office/begin-activation.ts'
import { readStaffSession, type StaffSession } from '../../src/service/office/staff-session.ts'
import type { World } from '../world.ts'
import { type SoftPasskey, softPasskey } from './passkey.ts'

/** For assert.rejects. */
export const refused = (code: RefusalCode) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error))
  assert.equal(error.code, code)
  return true
}

export const password = 'correct horse battery staple'

export function partyOf({ portal, institution }: World, slug = 'a'): RelyingParty {
  const origin = officeOrigin(portal.site, slug)
  return { id: new URL(origin).hostname, origin, name: institution(slug).name.ja }
}

export interface NewPerson {
  id: StaffId
  loginId: string
  activationCode: string
}

export async function addPerson(
  world: World,
  loginId: string,
  roles: readonly StaffRole[],
  slug = 'a',
): Promise<NewPerson> {
  const person = { loginId, displayName: names[loginId] ?? loginId, language: 'ja', roles } as const
  const mailAddress = `${loginId}@bank.example`
  return addStaff(world.ports, world.institution(slug), { ...person, mailAddress })
}

const names: Record<string, string> = { kenji: '高橋 健二', yuko: '中村 裕子' }

/** What an authenticator shows: the code of this step, or of one that is so many steps away. */
export function codeOf({ ports }: World, secret: string, away = 0): string {
  const [, step = 0] = usableSteps(ports.clock.machine(), undefined)
  return generateSync({ secret, epoch: stepBegins(step + away) })
}

/** Somebody new, activated by a passkey. */
export async function activatePasskey(
  world: World,
  person: NewPerson,
  slug = 'a',
  passkey = softPasskey(partyOf(world, slug).origin),
): Promise<{ passkey: SoftPasskey; token: string }> {
  const party = partyOf(world, slug)
  const institution = world.institution(slug)
  const { ceremony } = await beginActivation(world.ports, institution, party, person)
  const { ceremonyId, options } = ceremony
  const token = await activateWithPasskey(world.ports, institution, party, {
    ...person,
    ceremonyId,
    response: passkey.create(options),
  })
  return { passkey, token }
}

/** Somebody new, activated by password and one-time codes. */
export async function activatePassword(
  world: World,
  person: NewPerson,
  slug = 'a',
): Promise<{ secret: string; token: string }> {
  const institution = world.institution(slug)
  const { totp } = await beginActivation(world.ports, institution, partyOf(world, slug), person)
  const typed = { ...person, password, code: codeOf(world, totp.secret) }
  const token = await activateWithPassword(world.ports, institution, typed)
  world.advance({ seconds: 60 }) // to a code that was not taken yet
  return { secret: totp.secret, token }
}

export interface Office {
  /** Asks: the desk, by passkey. */
  kenji: { passkey: SoftPasskey; token: string; session: StaffSession }
  /** Approves, and asks too: by password. */
  yuko: { secret: string; token: string; session: StaffSession }
}

/** The first two people of an institution, signed in. */
export async function openOffice(world: World, slug = 'a'): Promise<Office> {
  const read = (token: string) => readStaffSession(world.ports, world.institution(slug), token)
  const kenji = await activatePasskey(world, await addPerson(world, 'kenji', ['desk'], slug), slug)
  const yuko = await activatePassword(
    world,
    await addPerson(world, 'yuko', ['desk', 'approver', 'auditor'], slug),
    slug,
  )
  return {
    kenji: { ...kenji, session: await read(kenji.token) },
    yuko: { ...yuko, session: await read(yuko.token) },
  }
}
