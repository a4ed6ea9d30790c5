import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { ContractRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { type ApiSession, requireApiMay } from './api-session.ts'

type ReadPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

const pageSize = 100

/** In the order of their numbers, from the one after `after` on. `next`: where the list goes on. */
export async function listContracts(
  ports: ReadPorts,
  institution: InstitutionRecord,
  session: ApiSession,
  after: string | undefined,
): Promise<{ contracts: ContractRecord[]; next?: string }> {
  await requireApiMay(ports, institution, session, 'list-contracts')
  return contractsAfter(ports, institution, pageSize, after)
}

/** As above, for whoever may. */
export async function contractsAfter(
  { store }: Pick<Ports, 'store'>,
  { id }: InstitutionRecord,
  limit: number,
  after: string | undefined,
): Promise<{ contracts: ContractRecord[]; next?: string }> {
  const found = await store.at(id).api.contracts(limit + 1, after)
  const contracts = found.slice(0, limit)
  const last = found.length > limit ? contracts.at(-1) : undefined
  return { contracts, ...(last && { next: last.number }) }
}

export async function readContractOf(
  ports: ReadPorts,
  institution: InstitutionRecord,
  session: ApiSession,
  number: string,
): Promise<ContractRecord> {
  await requireApiMay(ports, institution, session, 'read-contract')
  return requireContract(ports, institution, number)
}

/** Refuses a number that no contract has. */
export async function requireContract(
  { store }: Pick<Ports, 'store'>,
  { id }: InstitutionRecord,
  number: string,
): Promise<ContractRecord> {
  const contract = /^[0-9A-Za-z]{1,20}$/.test(number)
    ? await store.at(id).members.contractByNumber(number)
    : undefined
  if (contract === undefined) throw new Refusal('not-found', 'there is no such contract')
  return contract
}
