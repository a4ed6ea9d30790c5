import { askFor, type No, no } from './answer.ts'
import type { DeskActor } from './desk-act.ts'
import { stoppedBy } from './hindrance.ts'
import { type ContractId, type MemberId, parseId } from './id.ts'
import { memberStops, type Role } from './life.ts'
import { type ContractAct, contractPermission, type Permission, permission } from './permission.ts'

/** Whether somebody may be added to this contract, and if not why. */
export function decideAdding(act: { by: DeskActor; contractId: ContractId; role: Role }): No | undefined {
  const { by, contractId, role } = act
  // Nobody yet: no actor is he.
  const holder = { memberId: nobodyYet, contractId, role }
  const told = permission(by, role === 'user' ? 'add-user' : 'add-administrator', holder)
  return hinderedAsActor(by, contractId) ?? hinderedByPermission(by, told)
}

const nobodyYet = parseId<MemberId>('00000000-0000-4000-8000-000000000000')

/** Whether the whole contract may be stopped, or let go on. */
export function decideContract(act: {
  act: ContractAct
  by: DeskActor
  contractId: ContractId
  state: 'stopped' | 'running'
}): No | undefined {
  const { by, contractId, state } = act
  const refused =
    hinderedAsActor(by, contractId) ?? hinderedByPermission(by, contractPermission(by, act.act, contractId))
  if (refused !== undefined) return refused
  const isSo = (act.act === 'stop-contract') === (state === 'stopped')
  return isSo ? no('nothing-to-change', { kind: 'none-needed' }) : undefined
}

/** Someone else's contract gets the same answer as none; whoever is stopped helps nobody. */
export function hinderedAsActor(by: DeskActor, contractId: ContractId): No | undefined {
  if (by.kind === 'staff') return undefined
  if (by.contractId !== contractId) return no('not-found', { kind: 'none-needed' })
  const stop = memberStops.find((one) => by.stops.includes(one))
  return stop && stoppedBy(stop)
}

/** `where-policy-says` is answered before. */
export function hinderedByPermission(by: DeskActor, told: Permission): No | undefined {
  if (told === 'yes') return undefined
  if (told === 'dual-control') {
    const isApproved = by.kind === 'staff' && by.approved
    return isApproved ? undefined : no('approval-needed', { kind: 'none-needed' })
  }
  return no('act-not-permitted', by.kind === 'member' ? askFor(by.role) : { kind: 'none-needed' })
}
