import type { ContractTarget, NewAdministrator } from '../../domain/member-request.ts'
import { personFault, tidyPerson } from '../../domain/new-person.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Repositories } from '../../ports/store.ts'

/** As his record would be; refuses what cannot be typed, printed or mailed, and an ID that somebody of the contract has or had. */
export async function requireNewAdministrator(
  { memberships }: Repositories,
  { contractId }: ContractTarget,
  wish: NewAdministrator,
): Promise<NewAdministrator> {
  const { loginId, displayName: name, mailAddress } = tidyPerson({ ...wish, displayName: wish.name })
  const field = personFault({ loginId, displayName: name, mailAddress })
  if (field !== undefined) throw new Refusal('person-unacceptable', `the ${field} cannot be used`, { field })
  if (await memberships.hasLoginId(contractId, loginId))
    throw new Refusal('login-id-taken', 'there is such an ID')
  return { ...wish, loginId, name, mailAddress }
}
