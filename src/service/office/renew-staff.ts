import type { StaffId } from '../../domain/id.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import { staysAble } from '../../domain/staff-change.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { StaffRecord } from '../../ports/staff-records.ts'
import { makePickupCode } from '../acquisition/pickup-code.ts'
import { record } from '../audit/record.ts'
import { activationCodeHash } from './activation-code.ts'
import type { AddedStaff } from './add-staff.ts'
import { requireColleague } from './require-colleague.ts'
import { shutOut } from './shut-out.ts'

/**
 * Somebody has lost what he signs in with, and gets another activation code. Passkeys, password and sessions end when the
 * code is made and not when it is used: who has found what was lost must not have the time between. Where two others of
 * the office can do it, one asking and the other approving, the terminal does not.
 */
export async function renewStaff(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  typedLoginId: string,
): Promise<AddedStaff> {
  const at = ports.clock.now()
  const { activationHours } = policyToday(institution.versions, at).policy.office
  const expiresAt = at
    .add({ hours: activationHours })
    .round({ smallestUnit: 'second', roundingMode: 'floor' })
  return ports.store.transact(institution.id, async (tx) => {
    const { id, loginId } = await requireColleague(tx, typedLoginId, 'renew-staff')
    requireNobodyElse(await tx.staff.all(), id)
    const activationCode = makePickupCode(ports)
    await tx.staff.renew(id, { codeHash: activationCodeHash(ports, id, activationCode), expiresAt }, at)
    const facts = { staff: id, expiresAt: expiresAt.toString() }
    await record(ports, tx, { at, actor: 'system', kind: 'staff-renewed', facts })
    await shutOut(ports, tx, id, 'renewed')
    return { id, loginId, activationCode, expiresAt }
  })
}

function requireNobodyElse(people: readonly StaffRecord[], id: StaffId): void {
  if (staysAble(people.filter((person) => person.id !== id)))
    throw new Refusal(
      'approval-needed',
      'two others can do this in the office, under “Staff”: a system administrator asks, an approver approves',
      { act: 'renew-staff' },
    )
}
