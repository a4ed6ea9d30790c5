import { parseId, type StaffId } from '../../domain/id.ts'
import type { Language } from '../../domain/language.ts'
import { isMailAddress } from '../../domain/mail-address.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import { foldLoginId, isLoginId, mayBeAddedAtTerminal, type StaffRole } from '../../domain/staff.ts'
import { Malformed } from '../../pki/malformed.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { StaffRecord } from '../../ports/staff-records.ts'
import type { Repositories } from '../../ports/store.ts'
import { makePickupCode } from '../acquisition/pickup-code.ts'
import { record } from '../audit/record.ts'
import { activationCodeHash } from './activation-code.ts'

export interface NewStaff {
  loginId: string
  displayName: string
  language: Language
  roles: readonly StaffRole[]
  mailAddress?: string
  /** The code for him; absent: one by chance. */
  makeCode?: (id: StaffId, expiresAt: Temporal.Instant) => string
}

export interface AddedStaff {
  id: StaffId
  loginId: string
  /** Told once: the database has only its hash. */
  activationCode: string
  expiresAt: Temporal.Instant
}

type AddPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/**
 * One of the first two people of an institution (no default password), or another in the place of one who was disabled.
 * Everybody after them needs the two. One of them who has not activated himself may be added again, and gets another code: the first may have been lost.
 */
export async function addStaff(
  ports: AddPorts,
  institution: InstitutionRecord,
  { makeCode = () => makePickupCode(ports), ...wish }: NewStaff,
): Promise<AddedStaff> {
  const person = requirePerson(wish)
  const now = ports.clock.now()
  const { activationHours } = policyToday(institution.versions, now).policy.office
  const expiresAt = now
    .add({ hours: activationHours })
    .round({ smallestUnit: 'second', roundingMode: 'floor' })
  return ports.store.transact(institution.id, async (tx) => {
    await tx.staff.lock()
    const there = await tx.staff.all()
    const before = there.find(({ loginId }) => loginId === person.loginId)
    requireMayBeAdded(there, before, person)
    const id = before?.id ?? parseId<StaffId>(ports.random.uuid())
    const activationCode = makeCode(id, expiresAt)
    const activation = { codeHash: activationCodeHash(ports, id, activationCode), expiresAt }
    if (before === undefined) await tx.staff.add({ ...person, id, activation }, now)
    else await tx.staff.setActivation(id, activation)
    await recordAdded(ports, tx, id, person.roles, before === undefined ? 'first' : 'again')
    return { id, loginId: person.loginId, activationCode, expiresAt }
  })
}

function requirePerson({
  loginId: typed,
  displayName,
  language,
  roles,
  mailAddress,
}: Omit<NewStaff, 'makeCode'>) {
  const loginId = foldLoginId(typed)
  if (!isLoginId(loginId)) {
    throw new Malformed(`"${typed}" is no login ID: letters and digits first, then also . _ - @, 64 at most`)
  }
  const name = displayName.normalize('NFC').trim()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: just these must not be in a name
  if (name === '' || name.length > 100 || /[\u0000-\u001f\u007f]/.test(name)) {
    throw new Malformed('a name has from 1 to 100 characters, on one line')
  }
  if (roles.length === 0) throw new Malformed('somebody without a role can do nothing: name one')
  if (mailAddress !== undefined && !isMailAddress(mailAddress)) {
    throw new Malformed(`"${mailAddress}" is no mail address`)
  }
  return {
    ...{ loginId, language },
    displayName: name,
    roles: [...new Set(roles)],
    ...(mailAddress !== undefined && { mailAddress }),
  }
}

const whoElseAdds = (there: readonly StaffRecord[]) =>
  `the institution has its first people (${there.map(({ loginId }) => loginId).join(', ')}).
Only two are added at the terminal. \`staff renew\` helps one of them who has lost what he signs in with; somebody may be
added in the place of one who was disabled (\`staff disable\`).
Everybody after them is for two people of the office to add, under “Staff”, one asking and the other approving.`

function requireMayBeAdded(
  there: readonly StaffRecord[],
  before: StaffRecord | undefined,
  person: Pick<NewStaff, 'displayName' | 'roles' | 'mailAddress'>,
): void {
  const others = there.filter(({ id }) => id !== before?.id)
  if (before?.disabledAt !== undefined) {
    throw new Malformed(`"${before.loginId}" was disabled, for good: the new person needs another login ID`)
  }
  if (!mayBeAddedAtTerminal(others) || before?.activatedAt !== undefined) {
    throw new Refusal('staff-not-allowed', whoElseAdds(there), { act: 'add-staff' })
  }
  if (before === undefined) return
  const isSame =
    before.displayName === person.displayName &&
    before.mailAddress === person.mailAddress &&
    new Set(before.roles).symmetricDifference(new Set(person.roles)).size === 0
  if (!isSame)
    throw new Malformed(
      `"${before.loginId}" is there already, with another name, other roles or another mail address`,
    )
}

async function recordAdded(
  ports: AddPorts,
  tx: Repositories,
  staff: StaffId,
  roles: readonly StaffRole[],
  code: 'first' | 'again',
): Promise<void> {
  const facts = { staff, roles: roles.join(' '), code }
  await record(ports, tx, { at: ports.clock.now(), actor: 'system', kind: 'staff-added', facts })
}
