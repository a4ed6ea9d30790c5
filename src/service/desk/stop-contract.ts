import { type No, no } from '../../domain/answer.ts'
import { decideContract } from '../../domain/desk-contract.ts'
import type { StopReason } from '../../domain/desk-reason.ts'
import type { ContractId } from '../../domain/id.ts'
import type { ContractAct } from '../../domain/permission.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { tellAdministrators } from '../notice/tell-of-desk.ts'
import { alarmOfStop } from './alarm-of-stop.ts'
import { actorIdOf, actorOf, type By, byWhom } from './by.ts'
import { atDesk, type DeskAnswer, type DeskPorts } from './desk-case.ts'

export interface ContractDone {
  /** How many people it stopped, or let go on. */
  people: number
}

/** The emergency stop of everybody of a contract: no thief of one certificate goes on with another's. */
export async function stopContractIn(
  ports: DeskPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  by: By,
  contractId: ContractId,
  { reason }: { reason: StopReason },
): Promise<DeskAnswer<ContractDone>> {
  const refused = await openContract(ports, tx, by, contractId, 'stop-contract')
  if (refused !== undefined) return refused
  const now = ports.clock.now()
  const administrators = await tx.members.administratorsOf(contractId)
  const stopped = await tx.contractStops.stop(contractId, now)
  await recordOf(ports, tx, by, contractId, 'contract-stopped', { reason, ...stopped })
  if (by.kind === 'member') await alarmOfStop(ports, tx, { memberId: by.memberId, whose: 'contract' })
  const telling = { event: 'contract-stopped', ...byWhom(by, undefined) } as const
  await tellAdministrators(ports, tx, institution, administrators, telling)
  return { answer: 'yes', people: stopped.people }
}

/** Whoever was stopped for a reason of his own stays stopped. */
export async function releaseContractIn(
  ports: DeskPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  by: By,
  contractId: ContractId,
): Promise<DeskAnswer<ContractDone>> {
  const refused = await openContract(ports, tx, by, contractId, 'release-contract')
  if (refused !== undefined) return refused
  const stoppedAt = await tx.contractStops.stoppedAt(contractId)
  if (stoppedAt === undefined) throw new Error(`contract ${contractId} was let go under our lock`)
  const people = await tx.contractStops.release(contractId, stoppedAt)
  await recordOf(ports, tx, by, contractId, 'contract-released', { people })
  const administrators = await tx.members.administratorsOf(contractId)
  const telling = { event: 'contract-released', ...byWhom(by, undefined) } as const
  await tellAdministrators(ports, tx, institution, administrators, telling)
  return { answer: 'yes', people }
}

/** Locked in one order: the contract, then whoever acts. Answers with why not, recorded. */
async function openContract(
  ports: DeskPorts,
  tx: Repositories,
  by: By,
  contractId: ContractId,
  act: ContractAct,
): Promise<No | undefined> {
  const contract = await tx.contractStops.lock(contractId)
  if (by.kind === 'member') await tx.members.lockLife(by.memberId)
  const asked = actorOf(by, by.kind === 'member' ? await tx.members.byId(by.memberId) : undefined)
  const state = contract?.stoppedAt === undefined ? 'running' : 'stopped'
  const refused =
    contract === undefined || asked === undefined
      ? no('not-found', { kind: 'none-needed' })
      : decideContract({ act, by: asked, contractId, state })
  if (refused === undefined) return undefined
  const facts = { act, code: refused.code, ...byWhom(by, undefined) }
  await record(ports, tx, {
    at: ports.clock.now(),
    actor: by.kind,
    actorId: actorIdOf(by),
    kind: 'desk-act-refused',
    ...(contract && { contractId }),
    facts,
  })
  return refused
}

async function recordOf(
  ports: DeskPorts,
  tx: Repositories,
  by: By,
  contractId: ContractId,
  kind: 'contract-stopped' | 'contract-released',
  facts: Record<string, string | number>,
): Promise<void> {
  await record(ports, tx, {
    at: ports.clock.now(),
    actor: by.kind,
    actorId: actorIdOf(by),
    kind,
    contractId,
    facts: { ...facts, ...byWhom(by, undefined) },
  })
}

export function stopContract(
  ports: DeskPorts & Pick<Ports, 'store'>,
  institution: InstitutionRecord,
  by: By,
  contractId: ContractId,
  input: { reason: StopReason },
): Promise<ContractDone> {
  return atDesk(ports, institution, (tx) => stopContractIn(ports, tx, institution, by, contractId, input))
}

export function releaseContract(
  ports: DeskPorts & Pick<Ports, 'store'>,
  institution: InstitutionRecord,
  by: By,
  contractId: ContractId,
): Promise<ContractDone> {
  return atDesk(ports, institution, (tx) => releaseContractIn(ports, tx, institution, by, contractId))
}
