import type { ContractId, MemberId } from './id.ts'
import type { Role } from './life.ts'

/** Acts on somebody's certificate or membership that are not the log-on, acquisition or renewal of its holder. */
export type OfficeAct =
  | 'open-acquisition'
  | 'open-new-pc'
  | 'reissue'
  | 'revoke'
  | 'report-loss'
  | 'remind'
  | 'lock'
  | 'unlock-administrators-lock'
  | 'stop'
  | 'release-stop'
  | 'change-address'
  | 'confirm-address'
  | 'add-user'
  | 'add-administrator'
  | 'remove'

export const officeActs: readonly OfficeAct[] = [
  'open-acquisition',
  'open-new-pc',
  'reissue',
  'revoke',
  'report-loss',
  'remind',
  'lock',
  'unlock-administrators-lock',
  'stop',
  'release-stop',
  'change-address',
  'confirm-address',
  'add-user',
  'add-administrator',
  'remove',
]

/** Acts on a whole contract. */
export type ContractAct = 'stop-contract' | 'release-contract'

/** `dual-control`: another member of staff must approve. `where-policy-says`: not by itself. */
export type Permission = 'yes' | 'dual-control' | 'where-policy-says' | 'no'

export interface Party {
  memberId: MemberId
  contractId: ContractId
  role: Role
}

export type Actor = { kind: 'staff' } | ({ kind: 'member' } & Party)

/** How the actor stands to the holder of the certificate. */
type Relation = 'staff' | 'administrator' | 'self' | 'stranger'

/** Whoever has the code that was sent there may say that it arrived: it proves itself. */
const confirming = { administrator: 'yes', self: 'yes', staff: 'yes' } as const

/** domain.md §1, whose certificate → act → who. What is not named may not. */
const table: Record<Role, Record<OfficeAct, Partial<Record<Relation, Permission>>>> = {
  user: {
    'open-acquisition': { administrator: 'yes' },
    'open-new-pc': { administrator: 'yes', self: 'yes' },
    reissue: { administrator: 'yes', staff: 'dual-control' },
    revoke: { administrator: 'yes', staff: 'yes' },
    'report-loss': { self: 'yes' },
    remind: { administrator: 'yes' },
    lock: { administrator: 'yes' },
    'unlock-administrators-lock': { administrator: 'yes' },
    stop: { administrator: 'yes', staff: 'yes' },
    'release-stop': { staff: 'dual-control' },
    'change-address': { administrator: 'yes', staff: 'dual-control' },
    'confirm-address': confirming,
    'add-user': { administrator: 'yes', staff: 'dual-control' },
    'add-administrator': {},
    remove: { administrator: 'yes', staff: 'dual-control' },
  },
  administrator: {
    'open-acquisition': { staff: 'dual-control' },
    'open-new-pc': { staff: 'dual-control', self: 'yes' },
    reissue: { staff: 'dual-control', administrator: 'where-policy-says' },
    revoke: { staff: 'yes', administrator: 'yes' },
    'report-loss': { self: 'yes' },
    remind: { administrator: 'yes' },
    lock: { administrator: 'yes' },
    'unlock-administrators-lock': { administrator: 'yes' },
    stop: { administrator: 'yes', staff: 'yes' },
    'release-stop': { staff: 'dual-control' },
    'change-address': { administrator: 'yes', staff: 'dual-control' },
    'confirm-address': confirming,
    'add-user': {},
    'add-administrator': { staff: 'dual-control' },
    remove: { staff: 'dual-control' },
  },
}

/** Who may do what to whose certificate. `administrator` is another administrator of the holder's own contract. */
export function permission(actor: Actor, act: OfficeAct, holder: Party): Permission {
  return table[holder.role][act][relation(actor, holder)] ?? 'no'
}

/** Any administrator stops his own contract at once; to go on is the institution's word, and of two people. */
export function contractPermission(actor: Actor, act: ContractAct, contractId: ContractId): Permission {
  if (actor.kind === 'staff') return act === 'stop-contract' ? 'yes' : 'dual-control'
  if (actor.contractId !== contractId || actor.role !== 'administrator') return 'no'
  return act === 'stop-contract' ? 'yes' : 'no'
}

function relation(actor: Actor, holder: Party): Relation {
  if (actor.kind === 'staff') return 'staff'
  if (actor.contractId !== holder.contractId) return 'stranger'
  if (actor.memberId === holder.memberId) return 'self'
  return actor.role === 'administrator' ? 'administrator' : 'stranger'
}

/** Who sees the people of his contract, with their dates. */
export function seesPeople(role: Role): boolean {
  return role === 'administrator'
}
