import { parseId, type StaffId } from '../../domain/id.ts'
import type { Language } from '../../domain/language.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import { foldLoginId, isLoginId, mayBeAddedAtTerminal, type StaffRole } from '../../domain/staff.ts'
import { Malformed } from '../../pki/malformed.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { makePickupCode } from '../acquisition/pickup-code.ts'
import { record } from '../audit/record.ts'
import { activationCodeHash } from './activation-code.ts'

export interface NewStaff {
  loginId: string
  displayName: string
  language: Language
  roles: readonly StaffRole[]
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

/** One of the first two people of an institution (no default password). Everybody after them needs the two. */
export async function addStaff(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  { loginId: typed, displayName, language, roles, makeCode = () => makePickupCode(ports) }: NewStaff,
): Promise<AddedStaff> {
  const loginId = foldLoginId(typed)
  if (!isLoginId(loginId)) throw new Malformed(`"${typed}" is no login ID: letters, digits and . _ - @ only`)
  if (displayName.trim() === '') throw new Malformed('a name is needed')
  if (roles.length === 0) throw new Malformed('a role is needed')
  const now = ports.clock.now()
  const { activationHours } = policyToday(institution.versions, now).policy.office
  const id = parseId<StaffId>(ports.random.uuid())
  const expiresAt = now
    .add({ hours: activationHours })
    .round({ smallestUnit: 'second', roundingMode: 'floor' })
  const activationCode = makeCode(id, expiresAt)
  const activation = { codeHash: activationCodeHash(ports, id, activationCode), expiresAt }
  await ports.store.transact(institution.id, async (tx) => {
    await tx.staff.lock()
    const there = await tx.staff.all()
    if (!mayBeAddedAtTerminal(there.length)) {
      throw new Refusal('staff-not-allowed', 'two people are there already', { act: 'add-staff' })
    }
    if (there.some((person) => person.loginId === loginId))
      throw new Malformed(`"${loginId}" is there already`)
    await tx.staff.add({ id, loginId, displayName: displayName.trim(), language, roles, activation }, now)
    const facts = { staff: id, roles: roles.join(' ') }
    await record(ports, tx, { at: now, actor: 'system', kind: 'staff-added', facts })
  })
  return { id, loginId, activationCode, expiresAt }
}
