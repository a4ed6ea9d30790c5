import type { MemberId } from '../../domain/id.ts'
import type { ContractTarget, RequestTarget } from '../../domain/member-request.ts'
import type { LifeAsRead } from '../../ports/member-records.ts'
import type { Repositories } from '../../ports/store.ts'

/** With the switches that were read with his life. */
export interface DeskTarget extends RequestTarget {
  life: LifeAsRead
}

type Way = 'look' | 'hold'

/** Whom a request is about. `hold`: nobody changes him, his certificates or his contract until the transaction ends. */
export async function readRequestTarget(
  { approvals, members }: Repositories,
  id: MemberId,
  way: Way,
): Promise<DeskTarget | undefined> {
  const target = way === 'hold' ? await approvals.lockTarget(id) : await approvals.target(id)
  const life = way === 'hold' ? await members.lockLife(id) : await members.life(id)
  const mailAddress = (await members.byId(id))?.mailAddress
  if (target === undefined || life === undefined) return undefined
  return { target, life, ...(mailAddress !== undefined && { mailAddress }) }
}

/** The contract that somebody belongs to, as it is now. */
export async function readContractTarget(
  { members, contractStops }: Repositories,
  number: string,
  way: Way,
): Promise<ContractTarget | undefined> {
  const contract = await members.contractByNumber(number)
  if (contract === undefined) return undefined
  const stoppedAt =
    way === 'hold'
      ? (await contractStops.lock(contract.id))?.stoppedAt
      : await contractStops.stoppedAt(contract.id)
  const administrators = (await members.administratorsOf(contract.id)).map(({ loginId }) => loginId)
  const { id: contractId, name } = contract
  return { contractId, number, name, administrators, ...(stoppedAt && { stoppedAt }) }
}
