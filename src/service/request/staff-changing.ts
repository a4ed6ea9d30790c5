import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { StaffChangeShown } from '../../domain/staff-change.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { makePickupCode } from '../acquisition/pickup-code.ts'
import { record } from '../audit/record.ts'
import { activationCodeHash } from '../office/activation-code.ts'
import type { Approved, RequestKind } from '../office/request-kind.ts'
import { byStaff } from '../office/require-may.ts'
import { shutOut } from '../office/shut-out.ts'
import { sealHalves } from './code-halves.ts'
import { showStaffWish, staffIdOf, wishOf } from './staff-wish.ts'

type CarryPorts = Pick<Ports, 'clock' | 'random' | 'crypto' | 'seal'>

/** A request to change the staff. It dies when somebody changes the same person, or when it would leave nobody to go on. */
export const staffChanging: RequestKind<StaffChangeShown> = {
  async showAgain({ repositories, requestedBy }, shown, way) {
    if (requestedBy === undefined) return undefined
    try {
      return await showStaffWish(repositories, requestedBy, wishOf(shown), way)
    } catch (error) {
      if (error instanceof Refusal) return undefined
      throw error
    }
  },
  async carryOut(ports, tx, approved, shown) {
    if (shown.change === 'add') return add(ports, tx, approved, shown)
    if (shown.change === 'roles') return setRoles(ports, tx, approved, shown)
    return shown.change === 'disable'
      ? disable(ports, tx, approved, shown)
      : renew(ports, tx, approved, shown)
  },
}

async function add(ports: CarryPorts, tx: Repositories, approved: Approved, shown: StaffChangeShown) {
  const { loginId, name: displayName, language, after: roles, mailAddress } = shown
  const id = staffIdOf(shown)
  const activation = makeActivation(ports, approved, shown)
  const person = { id, loginId, displayName, language, roles, ...(mailAddress !== '' && { mailAddress }) }
  await tx.staff.add({ ...person, activation: activation.kept }, ports.clock.now())
  await sealHalves(ports, tx, { ...heldBy(approved), staffId: id, code: activation.code })
  await recordChange(ports, tx, approved, shown, 'staff-added', { roles: roles.join(' '), code: 'first' })
}

async function setRoles(ports: CarryPorts, tx: Repositories, approved: Approved, shown: StaffChangeShown) {
  await tx.staff.setRoles(staffIdOf(shown), shown.after)
  const facts = { before: shown.before.join(' '), roles: shown.after.join(' ') }
  await recordChange(ports, tx, approved, shown, 'staff-roles-changed', facts)
}

async function disable(ports: CarryPorts, tx: Repositories, approved: Approved, shown: StaffChangeShown) {
  const id = staffIdOf(shown)
  await tx.staff.disable(id, ports.clock.now())
  await recordChange(ports, tx, approved, shown, 'staff-disabled', {})
  await shutOut(ports, tx, id, 'disabled')
}

async function renew(ports: CarryPorts, tx: Repositories, approved: Approved, shown: StaffChangeShown) {
  const id = staffIdOf(shown)
  const { code, kept } = makeActivation(ports, approved, shown)
  await tx.staff.renew(id, kept, ports.clock.now())
  await sealHalves(ports, tx, { ...heldBy(approved), staffId: id, code })
  await recordChange(ports, tx, approved, shown, 'staff-renewed', { expiresAt: kept.expiresAt.toString() })
  await shutOut(ports, tx, id, 'renewed')
}

/** Who gets the halves of the code. */
function heldBy({ session, approvalId, requestedBy }: Approved) {
  if (requestedBy === undefined) throw new Error('the terminal asks for no change of the staff')
  return { session, approvalId, requestedBy }
}

function makeActivation(ports: CarryPorts, { institution }: Approved, { staffId }: StaffChangeShown) {
  const now = ports.clock.now()
  const { activationHours } = policyToday(institution.versions, now).policy.office
  const expiresAt = now
    .add({ hours: activationHours })
    .round({ smallestUnit: 'second', roundingMode: 'floor' })
  const code = makePickupCode(ports)
  return { code, kept: { codeHash: activationCodeHash(ports, staffId, code), expiresAt } }
}

async function recordChange(
  ports: CarryPorts,
  tx: Repositories,
  { session, approvalId }: Approved,
  { staffId }: StaffChangeShown,
  kind: 'staff-added' | 'staff-roles-changed' | 'staff-disabled' | 'staff-renewed',
  facts: Readonly<Record<string, string>>,
): Promise<void> {
  const told = { staff: staffId, approval: approvalId, ...facts }
  await record(ports, tx, { ...byStaff(session, ports.clock.now()), kind, facts: told })
}
